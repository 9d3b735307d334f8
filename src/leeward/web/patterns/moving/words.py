"""What the page about moving says, in whole sentences. Never how much somebody moved, and never why it is so."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leeward.insights.findings import Link, Untested
from leeward.web.patterns.before_words import Outcome, amount
from leeward.web.patterns.moving_column import HOURS


def thing() -> str:
    """Return what a sentence calls the hours after moving."""
    return _("moving in the %(hours)d hours before") % {"hours": HOURS}


def nothing_stood_out(link: Link, outcome: Outcome, *, is_counted: bool) -> str:
    """Return that nothing can be told apart from chance, with what the difference may be.

    Shape: is_counted, where hard moments are counted in a hundred and not averaged.
    """
    return ngettext(
        "Nothing stood out. There is %(times)d check-in in the %(hours)d hours after moving, and the difference for "
        "%(outcome)s may be anything from %(low)s to %(high)s.",
        "Nothing stood out. There are %(times)d check-ins in the %(hours)d hours after moving, and the difference for "
        "%(outcome)s may be anything from %(low)s to %(high)s.",
        link.occurrences,
    ) % {
        "times": link.occurrences,
        "hours": HOURS,
        "outcome": outcome.name,
        "low": side(link.low, outcome, is_counted=is_counted),
        "high": side(link.high, outcome, is_counted=is_counted),
    }


def side(change: float, outcome: Outcome, *, is_counted: bool) -> str:
    """Return one end of what a difference may be: "0.3 lower", or "4 in 100 more often hard"."""
    if is_counted:
        size = amount(min(abs(change), 1.0) * 100)
        if size == "0":
            return _("no difference")
        return (_("%(size)s in 100 more often") if change > 0 else _("%(size)s in 100 less often")) % {"size": size}
    size = amount(change)
    return _("no difference") if size == "0" else f"{size} {outcome.more(change)}"


def too_few(missing: Untested) -> str:
    """Return what it takes before the hours after moving are looked at."""
    return ngettext(
        "Not enough yet. It takes %(times)d check-ins in the %(hours)d hours after moving, at %(spells)d separate "
        "times, and as many without; there is %(have)d so far. There is no hurry.",
        "Not enough yet. It takes %(times)d check-ins in the %(hours)d hours after moving, at %(spells)d separate "
        "times, and as many without; there are %(have)d so far. There is no hurry.",
        missing.occurrences,
    ) % {
        "times": missing.occurrences_needed,
        "hours": HOURS,
        "spells": missing.episodes_needed,
        "have": missing.occurrences,
    }


def hidden() -> str:
    """Return that somebody put this finding away."""
    return _("You have hidden what was found here. It is under “What tends to come before”.")


def counted(own: int, imported: int, tools: int) -> str:
    """Return what was looked at, and from where; never how much of it."""
    parts = [
        (own, ngettext("%(count)d time you kept", "%(count)d times you kept", own)),
        (tools, ngettext("%(count)d from the toolbox", "%(count)d from the toolbox", tools)),
        (imported, ngettext("%(count)d that a phone had noted", "%(count)d that a phone had noted", imported)),
    ]
    there = ", ".join(words % {"count": count} for count, words in parts if count)
    return _("Looked at: %(parts)s.") % {"parts": there}


def pairs_too_early(times: int) -> str:
    """Return that moving cannot be told apart from the other tools."""
    return ngettext(
        "Nothing stood out beside your other tools, from %(times)d time with a number for the pull before and after.",
        "Nothing stood out beside your other tools, from %(times)d times with a number for the pull before and after.",
        times,
    ) % {"times": times}
