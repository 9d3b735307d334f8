"""Days joined into steps a picture and a table can show: single days, weeks, or more weeks for very long notebooks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import isfinite

from leeward.insights.days import LARGEST
from leeward.journal.derived import DayStat

DAY, WEEK, FOUR_WEEKS = 1, 7, 28
_LONGEST_BY_DAY, _LONGEST_BY_WEEK = 400, 1200  # days; a phone is about 280 points wide
_MOST_STEPS = 400
_ROWS_BY_DAY, _ROWS_BY_WEEK = 100, 800  # days; a table is read row by row, so it has fewer
_MONDAY = 1  # date(1, 1, 1) was a Monday and has ordinal 1


@dataclass(frozen=True, slots=True)
class Step:
    """One point of a picture and one row of a table.

    Unit: first_day as date.toordinal(), width in days; middle is the mean of the day means. For a single day, low and
        high are its lowest and highest check-in; for more days, the lowest and highest day mean.
    """

    first_day: int
    width: int
    days: int
    check_ins: int
    middle: float
    low: float
    high: float


def usable(days: Sequence[DayStat]) -> list[DayStat]:
    """Return the days whose numbers can be drawn and counted; an imported table may hold anything that reads as one."""
    return [day for day in days if day.count and isfinite(day.total) and day.low >= -LARGEST and day.high <= LARGEST]


def width_for(first_day: int, last_day: int) -> int:
    """Return how many days one step covers over this stretch, so that a picture never has more than it can show."""
    span = last_day - first_day + 1
    if span <= _LONGEST_BY_DAY:
        return DAY
    if span <= _LONGEST_BY_WEEK:
        return WEEK
    return FOUR_WEEKS * -(-span // (FOUR_WEEKS * _MOST_STEPS))


def row_width_for(first_day: int, last_day: int) -> int:
    """Return how many days one row of the table covers."""
    span = last_day - first_day + 1
    if span <= _ROWS_BY_DAY:
        return DAY
    return WEEK if span <= _ROWS_BY_WEEK else FOUR_WEEKS


def steps(days: Sequence[DayStat], width: int) -> list[Step]:
    """Return usable days as steps of this width, weeks beginning on Mondays; steps without a check-in are left out."""
    if width == DAY:
        return [_alone(day) for day in days]
    return [_joined(first, width, list(group)) for first, group in groupby(days, key=lambda day: _first(day, width))]


def _alone(day: DayStat) -> Step:
    return Step(day.day_ordinal, DAY, 1, day.count, day.total / day.count, day.low, day.high)


def _first(day: DayStat, width: int) -> int:
    return day.day_ordinal - (day.day_ordinal - _MONDAY) % width


def _joined(first_day: int, width: int, days: Sequence[DayStat]) -> Step:
    means = [day.total / day.count for day in days]
    check_ins = sum(day.count for day in days)
    return Step(first_day, width, len(days), check_ins, sum(means) / len(means), min(means), max(means))
