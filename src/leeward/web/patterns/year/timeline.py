"""The axis all pictures of the page share: months as columns. Pure geometry.

Unit: x and width in the box of chart.py (0 to WIDTH), `at` in percent of the width, days as date.toordinal().
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from leeward.kernel import saying
from leeward.web.patterns.chart import WIDTH, Frame

_NAMED = 14  # days: a column this narrow has no room for a name


@dataclass(frozen=True, slots=True)
class Month:
    """One month, as far as it lies in the picture. `short` and `letter` are empty where it is too narrow for a name."""

    first_day: int
    last_day: int
    x: float
    width: float
    at: float
    short: str
    letter: str
    is_shaded: bool


def months(frame: Frame) -> list[Month]:
    """Return the months of this stretch of days, every second one shaded."""
    found: list[Month] = []
    first = frame.first_day
    while first <= frame.last_day:
        day = date.fromordinal(first)
        last = min((day.replace(day=1).toordinal() + 31), date.max.toordinal())
        last = min(date.fromordinal(last).replace(day=1).toordinal() - 1, frame.last_day)
        found.append(_month(frame, first, last, is_shaded=len(found) % 2 == 1))
        first = last + 1
    return found


def _month(frame: Frame, first: int, last: int, *, is_shaded: bool) -> Month:
    left, right = _edge(frame, first), _edge(frame, last + 1)
    is_named = last - first + 1 >= _NAMED
    short = saying.day(date.fromordinal(first), saying.SHORT_MONTH, get_language() or "") if is_named else ""
    return Month(
        first_day=first,
        last_day=last,
        x=left,
        width=round(right - left, 1),
        at=_percent((left + right) / 2),
        short=short,
        letter=short[:1],
        is_shaded=is_shaded,
    )


def _edge(frame: Frame, day: int) -> float:
    return round((day - frame.first_day) / (frame.last_day - frame.first_day + 1) * WIDTH, 1)


def _percent(x: float) -> float:
    return round(x / WIDTH * 100, 2)
