"""What is said about the day and the week before their pictures, and the names of their parts.

Source: INSIGHTS.md 5(c).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from leeward.insights.findings import Band, Rhythm, Strength
from leeward.web.patterns.before_words import Outcome, place

_STARTS, _HOURS = 4, 4  # o'clock, where a day begins, and how many hours a part of it has


class Round(Enum):
    """What comes round: the day or the week."""

    DAY = "day"
    WEEK = "week"


def title(which: Round) -> str:
    """Return the heading of a curve."""
    return _("Over the day") if which is Round.DAY else _("Over the week")


def part(which: Round, number: int) -> str:
    """Return a part in words: "8:00 to 12:00", "Monday"."""
    if which is Round.WEEK:
        return str(WEEKDAYS[number])
    start = (_STARTS + _HOURS * number) % 24
    return _("%(start)d:00 to %(end)d:00") % {"start": start, "end": (start + _HOURS) % 24}


def short_part(which: Round, number: int) -> str:
    """Return a part short enough to stand under a picture: "8" to "12" with a dash, "Mon"."""
    if which is Round.WEEK:
        return str(WEEKDAYS_ABBR[number])
    start = (_STARTS + _HOURS * number) % 24
    return f"{start}–{(start + _HOURS) % 24}"  # noqa: RUF001 (from, to)


def sentence(rhythm: Rhythm, outcome: Outcome, which: Round) -> str:
    """Return what is in a curve; mostly nothing that chance could not have made."""
    if rhythm.chance is None or len(rhythm.bands) < 2:
        if which is Round.DAY:
            return _("Not enough yet to compare times of day.")
        return _("Not enough yet to compare weekdays.")
    if rhythm.strength is Strength.NOTHING:
        if which is Round.DAY:
            return _("No difference between times of day stood out.")
        return _("No difference between weekdays stood out.")
    more = _("There is more in it than chance usually gives.")
    return f"{_ends(rhythm.bands, outcome, which)} {more}"


def _ends(bands: Sequence[Band], outcome: Outcome, which: Round) -> str:
    low, high = (choose(bands, key=lambda band: band.mean) for choose in (min, max))
    span = {
        "outcome": outcome.name,
        "low": part(which, low.part),
        "high": part(which, high.part),
        "least": place(low.mean),
        "most": place(high.mean),
        "lowest": _("weakest") if outcome.harder > 0 else _("lowest"),
        "highest": _("strongest") if outcome.harder > 0 else _("highest"),
    }
    if which is Round.DAY:
        return (
            _(
                "On average %(outcome)s was %(lowest)s from %(low)s (about %(least)s) and %(highest)s from %(high)s "
                "(about %(most)s)."
            )
            % span
        )
    return (
        _(
            "On average %(outcome)s was %(lowest)s on a %(low)s (about %(least)s) and %(highest)s on a %(high)s (about "
            "%(most)s)."
        )
        % span
    )


def description(which: Round) -> str:
    """Return what the picture shows, for who hears it instead."""
    if which is Round.DAY:
        return _(
            "A dot for the average of each time of day, with a line for how sure it is. The table has the numbers."
        )
    return _("A dot for the average of each weekday, with a line for how sure it is. The table has the numbers.")


def head(which: Round) -> list[str]:
    """Return the words of the table's columns."""
    first = _("Time") if which is Round.DAY else _("Weekday")
    return [first, _("Average"), _("Likely from"), _("to"), _("Check-ins")]
