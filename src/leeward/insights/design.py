"""What every question about check-ins is adjusted for: the clock, the week, carry-over, the last days, slow drift.

Source: INSIGHTS.md 5(c).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leeward.insights.checkins import NONE, PARTS, CheckIns, by_day

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
    time = check_ins.instants[now] - check_ins.instants[now].mean() if len(now) else check_ins.instants[now]
    time = time / max(float(np.abs(time).max(initial=0.0)), 1.0)
    return np.column_stack((np.ones(len(now)), parts, weekdays, time, time**2))


def one_each(labels: Rows, kinds: int) -> Numbers:
    """Return a column of 0 and 1 for each kind of label."""
    columns: Numbers = (labels[:, np.newaxis] == np.arange(kinds)).astype(np.float64)
    return columns


def last_days(days: Rows, numbers: Numbers) -> Numbers:
    """Return for each row the mean over the three days before its own; the mean of all where there is none.

    Shape: days in order; days that were not recorded count for nothing.
    """
    if not len(days):
        return numbers
    once, means = by_day(days, numbers)
    total, count = np.zeros(len(once)), np.zeros(len(once))
    for back in range(1, _BACK + 1):
        place = np.searchsorted(once, once - back)
        there = once[place] == once - back
        total += np.where(there, means[place], 0.0)
        count += there
    known = np.divide(total, count, out=np.full(len(once), float(numbers.mean())), where=count > 0)
    held: Numbers = known[np.searchsorted(once, days)]
    return held
