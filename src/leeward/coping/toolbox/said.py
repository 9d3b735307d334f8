"""The sentences about one tool, the same in a ride and under Patterns. Source: INSIGHTS.md 5(d), words."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leeward.insights.helps import Help, HelpStrength


def strength(found: Help) -> str:
    """Return how sure it is, as a heading says it."""
    if found.strength is HelpStrength.MORE:
        return _("Seems to help you more than most")
    return _("May help you") if found.strength is HelpStrength.MAY else _("Too early to say")


def sentence(found: Help) -> str:
    """Return what is said about one tool, with count and range."""
    return ngettext(
        "Afterwards the pull tends to be about %(lower)s lower than after your other tools, starting from the same "
        "level. From %(uses)d time; likely %(range)s.",
        "Afterwards the pull tends to be about %(lower)s lower than after your other tools, starting from the same "
        "level. From %(uses)d times; likely %(range)s.",
        found.uses,
    ) % {"lower": points(found.lower), "uses": found.uses, "range": span(found.low, found.high)}


def span(low: float, high: float) -> str:
    """Return how far it could really be, in points lower; what reaches below nothing is said as higher."""
    if low < 0 < high:
        ends = {"higher": points(-low), "lower": points(high)}
        return _("anything from %(higher)s higher to %(lower)s lower") % ends
    if high <= 0:
        return _("between %(least)s and %(most)s higher") % {"least": points(-high), "most": points(-low)}
    return _("between %(least)s and %(most)s lower") % {"least": points(low), "most": points(high)}


def points(number: float) -> str:
    """Return points with one decimal place."""
    return number_format(round(number, 1), decimal_pos=1)
