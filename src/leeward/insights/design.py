"""What every question about check-ins is adjusted for: the clock, the week, carry-over, the last days, slow drift.

Source: INSIGHTS.md 5(c).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from leeward.insights.checkins import NONE, PARTS, CheckIns
from leeward.insights.regression import Space, space

Numbers = NDArray[np.float64]
Rows = NDArray[np.int64]

_BACK = 3  # days


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """The check-ins that have one before them, and what is known of each.

    Shape: now and before are places among the check-ins; calendar and carried are rows x columns for those places.
    """

    check_ins: CheckIns
    outcome: Numbers
    now: Rows
    before: Rows
    calendar: Numbers
    carried: Numbers
    _spaces: dict[bytes, tuple[Space, Space]] = field(default_factory=dict, repr=False)

    def around(self, rows: NDArray[np.bool_]) -> tuple[Space, Space]:
        """Return what the calendar takes out of these rows, and what the calendar and the past take out together.

        Shape: worked out once for all questions that are asked of the same rows.
        """
        key = rows.tobytes()
        if key not in self._spaces:
            calendar = space(self.calendar[rows])
            self._spaces[key] = calendar, calendar.widened(self.carried[rows])
        return self._spaces[key]

    @property
    def overnight(self) -> Numbers:
        """Return 1 where the check-in before was on an earlier day, else 0."""
        days = self.check_ins.days
        apart: Numbers = (days[self.now] != days[self.before]).astype(np.float64)
        return apart


def design(check_ins: CheckIns, outcome: Numbers) -> Design:
    """Return the design of one outcome. Shape: one finite number for each check-in."""
    previous = check_ins.previous()
    now = np.flatnonzero(previous != NONE)
    before = previous[now]
    overnight = (check_ins.days[now] != check_ins.days[before]).astype(np.float64)
    earlier = outcome[before]
    carried = np.column_stack((earlier, earlier * overnight, overnight, last_days(check_ins.days, outcome)[now]))
    return Design(check_ins, outcome, now, before, _calendar(check_ins, now), carried)


def _calendar(check_ins: CheckIns, now: Rows) -> Numbers:
    """Return one column for each part of the day and weekday, and a bent line through the years."""
    parts = one_each(check_ins.parts()[now], PARTS)
    weekdays = one_each(check_ins.weekdays()[now], 7)
    return np.column_stack((np.ones(len(now)), parts, weekdays, drift(check_ins.instants[now])))


def drift(times: Numbers) -> Numbers:
    """Return a bent line through these times, as two columns. Shape: times in any unit."""
    apart = times - times.mean() if len(times) else times
    apart = apart / max(float(np.abs(apart).max(initial=0.0)), 1.0)
    return np.column_stack((apart, apart**2))


def one_each(labels: Rows, kinds: int) -> Numbers:
    """Return a column of 0 and 1 for each kind of label."""
    columns: Numbers = (labels[:, np.newaxis] == np.arange(kinds)).astype(np.float64)
    return columns


def last_days(days: Rows, numbers: Numbers) -> Numbers:
    """Return for each row the mean over the three days before its own; the mean of all where there is none.

    Shape: days in order; numbers one row or several columns; days that were not recorded count for nothing.
    """
    if not len(days):
        return numbers
    first = np.flatnonzero(np.diff(days, prepend=days[0] - 1))
    once, counts = days[first], np.diff(first, append=len(days))
    rows = numbers.T
    means = np.add.reduceat(rows, first, axis=-1) / counts
    total, count = np.zeros_like(means), np.zeros(len(once))
    for back in range(1, _BACK + 1):
        place = np.searchsorted(once, once - back)
        there = once[place] == once - back
        total += np.where(there, np.take(means, place, axis=-1), 0.0)
        count += there
    usual = rows.mean(axis=-1, keepdims=True)
    held: Numbers = np.repeat(np.where(count > 0, total / np.maximum(count, 1), usual), counts, axis=-1).T
    return held
