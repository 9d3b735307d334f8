"""Check-ins as arrays: when each one was, and which one came before it.

Source: INSIGHTS.md 5(c): what came before is the previous check-in, at most 24 hours earlier.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leeward.insights.days import LARGEST

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

DAY_MINUTES = 1440
PARTS = 6  # of a day, four hours each, counted from where the day starts
NONE = -1


class NotInStep(ValueError):
    """Rows of one length are needed, in order of time, each instant once and a number, and no day that comes again."""


@dataclass(frozen=True, slots=True, eq=False)
class CheckIns:
    """When each check-in was: in order, each instant once, and days that never go back.

    Shape: three rows of one length.
    Unit: instants in minutes of world time; days counted from 1970-01-01, as the person meant them; clock in minutes
        since that day started, NaN in every row where a row stands for a whole day.
    Errors: NotInStep.
    """

    instants: Numbers
    days: Places
    clock: Numbers

    def __post_init__(self) -> None:
        if not len(self.instants) == len(self.days) == len(self.clock):
            raise NotInStep
        if not (np.isfinite(self.instants).all() and (np.diff(self.instants) > 0).all()):
            raise NotInStep
        if (np.diff(self.days) < 0).any():
            raise NotInStep

    def __len__(self) -> int:
        return len(self.instants)

    @property
    def has_clock(self) -> bool:
        """Whether the time of day is known."""
        return len(self) > 0 and bool(np.isfinite(self.clock).all())

    def only(self, places: NDArray[np.bool_]) -> CheckIns:
        """Return the check-ins marked True."""
        return CheckIns(self.instants[places], self.days[places], self.clock[places])

    def previous(self) -> Places:
        """Return for each check-in the place of the one before it, NONE where that was more than 24 hours earlier.

        Shape: where rows stand for days, the one before is the day before.
        """
        before = np.arange(-1, len(self) - 1, dtype=np.int64)
        apart = np.diff(self.instants) if self.has_clock else np.diff(self.days) * DAY_MINUTES
        before[1:][apart > DAY_MINUTES] = NONE
        return before

    def parts(self) -> Places:
        """Return which sixth of its day each check-in fell into; all zero without a clock."""
        clock = self.clock if self.has_clock else np.zeros(len(self))
        return np.minimum(clock // (DAY_MINUTES // PARTS), PARTS - 1).astype(np.int64)

    def weekdays(self) -> Places:
        """Return the weekday of each, Monday 0."""
        return weekdays(self.days)


def weekdays(days: Places) -> Places:
    """Return the weekday of each day, Monday 0."""
    return (days + 3) % 7  # 1970-01-01 was a Thursday


def usable(numbers: Numbers) -> Numbers:
    """Return the numbers with NaN for everything no scale could hold: infinities, and beyond LARGEST."""
    kept = np.array(numbers, dtype=np.float64)
    kept[~(np.abs(kept) <= LARGEST)] = np.nan
    return kept


def merged(check_ins: tuple[Numbers, Places, Numbers], columns: Numbers) -> tuple[CheckIns, Numbers]:
    """Return rows in any order as CheckIns with their columns: sorted, rows of one instant averaged.

    Shape: (instants, days, clock), and one row of columns for each; NaN in a column is missing and stays so. A day
        never comes again: who flies back over the date line lives the second one as part of the first.
    Errors: none; rows whose instant is no number are left out.
    """
    instants, days, clock = check_ins
    known = np.isfinite(instants)
    instants, days, clock, columns = instants[known], days[known], clock[known], usable(columns[known])
    once, first, place = np.unique(instants, return_index=True, return_inverse=True)
    days, clock = np.maximum.accumulate(days[first]), clock[first]
    if len(once) == len(instants):
        return CheckIns(once, days, clock), columns[first]
    given = np.isfinite(columns)
    sums, counts = np.zeros((len(once), columns.shape[1])), np.zeros((len(once), columns.shape[1]))
    np.add.at(sums, place, np.where(given, columns, 0.0))
    np.add.at(counts, place, given)
    means = np.divide(sums, counts, out=np.full_like(sums, np.nan), where=counts > 0)
    return CheckIns(once, days, clock), means


def by_day(days: Places, numbers: Numbers) -> tuple[Places, Numbers]:
    """Return each day once, in order, with the mean of its numbers. Shape: finite numbers."""
    once, place = np.unique(days, return_inverse=True)
    return once, np.bincount(place, weights=numbers) / np.maximum(np.bincount(place), 1)
