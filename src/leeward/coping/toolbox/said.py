"""The sentences about one tool, the same in a ride and under Patterns. Source: INSIGHTS.md 5(d), words."""

from __future__ import annotations

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from leeward.insights.helps import Help, HelpStrength
from leeward.kernel import saying


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
    if points(low) == points(high) == "0":
        return _("much the same")
    if points(low) == points(high):
        return _("very close to that")
    if low < 0 < high and "0" not in {points(low), points(high)}:
        ends = {"higher": points(-low), "lower": points(high)}
        return _("anything from %(higher)s higher to %(lower)s lower") % ends
    if low + high <= 0:
        return _("between %(least)s and %(most)s higher") % {"least": points(-high), "most": points(-low)}
    return _("between %(least)s and %(most)s lower") % {"least": points(low), "most": points(high)}


def points(number: float) -> str:
    """Return points as people write them: one decimal, none where it is a whole number."""
    rounded = round(number, 1) + 0.0  # adding nothing takes the minus off a rounded -0.04
    return saying.number(rounded, get_language() or "", decimals=0 if rounded == int(rounded) else 1)
