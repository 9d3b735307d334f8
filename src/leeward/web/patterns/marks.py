"""Marked days in a picture: thin lines, each with a number that stands above it and again beside the person's words.

Pure geometry. Unit: x and width in the box of chart.py (0 to WIDTH), `at` in percent of the width, days as
date.toordinal(). Words in the picture itself would cover each other on a phone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from leeward.journal.events.records import Event
from leeward.web.patterns.chart import WIDTH, Frame

_ROOM = 8.0  # percent of the width that a number takes on a phone


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

    @property
    def first(self) -> date:
        return date.fromordinal(self.first_day)

    @property
    def last(self) -> date | None:
        """The last day of a stretch; None for a single day."""
        return date.fromordinal(self.last_day) if self.last_day > self.first_day else None


def marks(events: Sequence[Event], frame: Frame) -> list[Mark]:
    """Return the marks of these events, which have a day in the picture, numbered from 1 by when they began."""
    ordered = sorted(events, key=lambda event: (event.first_day, event.last_day))
    lanes: list[float] = []  # where the last number of each row of numbers stands
    found = []
    for number, event in enumerate(ordered, 1):
        x = frame.x(max(event.first_day, frame.first_day))
        at = round(x / WIDTH * 100, 2)
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


def lanes(found: Sequence[Mark]) -> int:
    """Return how many rows of numbers these marks need."""
    return max((mark.lane for mark in found), default=-1) + 1
