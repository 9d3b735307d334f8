"""The axis all pictures of the page share: months as columns, and marked days as thin lines with a number.

Pure geometry. Unit: x and width in the box of chart.py (0 to WIDTH), `at` in percent of the width, days as
date.toordinal().
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import pgettext

from leeward.journal.events.records import Event
from leeward.web.patterns.chart import WIDTH, Frame

_ROOM = 8.0  # percent of the width that a number takes on a phone
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


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked day or stretch: a line where it begins, a band over a stretch, a number in a row of numbers.

    `lane` counts rows of numbers from 0; marks close to each other stand in different ones.
    """

    number: int
    x: float
    width: float
    at: float
    lane: int
    first_day: int
    last_day: int
    words: str = field(repr=False)


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
    short = date_format(date.fromordinal(first), pgettext("short month", "M")) if is_named else ""
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


def marks(events: Sequence[Event], frame: Frame) -> list[Mark]:
    """Return the marks of these events, which have a day in the picture, numbered from 1 by when they began."""
    ordered = sorted(events, key=lambda event: (event.first_day, event.last_day))
    lanes: list[float] = []  # where the last number of each row of numbers stands
    found = []
    for number, event in enumerate(ordered, 1):
        x = frame.x(max(event.first_day, frame.first_day))
        at = _percent(x)
        lane = next((lane for lane, last in enumerate(lanes) if at - last >= _ROOM), len(lanes))
        lanes[lane : lane + 1] = [at]
        found.append(Mark(number, x, _width(event, frame), at, lane, event.first_day, event.last_day, event.words))
    return found


def lines(found: Sequence[Mark]) -> str:
    """Return the path of the thin lines, as high as the plot and a little beyond."""
    return "".join(f"M{mark.x:g} -6V206" for mark in found)


def _width(event: Event, frame: Frame) -> float:
    """Return how wide the band of a stretch is; a single day has none."""
    first, last = max(event.first_day, frame.first_day), min(event.last_day, frame.last_day)
    return round(frame.x(last) - frame.x(first), 1)


def _edge(frame: Frame, day: int) -> float:
    return round((day - frame.first_day) / (frame.last_day - frame.first_day + 1) * WIDTH, 1)


def _percent(x: float) -> float:
    return round(x / WIDTH * 100, 2)
