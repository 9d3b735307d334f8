"""What is known once a day about the night before, such as its sleep: asked once a day, of what came later.

A tag at a check-in is asked of the next one. Last night's sleep is not like that: it lies behind every check-in of its
day, and is mostly given with the first of them. Asked of the next check-in alone, most of the day would be thrown away;
asked of every later check-in, one night would count three times. So each day is one row:

- before: the number first given that day, against the mean of the day's later ratings. Held equal are the rating the
  number was given with (a heavy morning colours how one remembers the night, and lasts into the day by itself), the
  last three days, the weekday, slow drift, and at which times of day the later ratings lie. So it says what the number
  knew beyond what the person already felt when they gave it: rather too little than too much.
- beside: the number and the rating it was given with; factors asks it, like any other.
- after: the rating before the night, against the number; its own night before and last three nights held equal.

Source: INSIGHTS.md 5(c) ("last night, once per day"); false findings and power in docs/how-we-know.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from leeward.insights.checkins import DAY_MINUTES, PARTS, CheckIns, weekdays
from leeward.insights.design import Design, drift, last_days, one_each
from leeward.insights.findings import Link, Untested
from leeward.insights.links import SPARE, Asked, Rarity, untested
from leeward.insights.regression import space

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(slots=True, eq=False)
class Nights:
    """What was found. once: each number where it was first given that day, NaN elsewhere, a row for each check-in."""

    once: dict[str, Numbers] = field(default_factory=dict)
    before: list[Link] = field(default_factory=list)
    after: list[Link] = field(default_factory=list)
    untested: list[Untested] = field(default_factory=list)


def daily(asked: Design, check_ins: CheckIns, given: Mapping[str, Numbers], rare: int | None) -> Nights:
    """Return what each number comes before and follows.

    Shape: given has a number for each of check_ins, of which asked knows those with an outcome. rare: as in Asked.
    """
    found = Nights()
    for name, column in given.items():
        first = _first_of_its_day(check_ins.days, np.isfinite(column))
        found.once[name] = np.where(first, column, np.nan)
        night = _Night(asked, check_ins.only(first), column[first], rare)
        counted, link = night.before(name)
        found.before += [link] if link else []
        found.untested += [] if link else [untested(name, counted, 0)]
        _, link = night.after(name)
        found.after += [link] if link else []
    return found


def _first_of_its_day(days: Places, known: Flags) -> Flags:
    first = np.zeros(len(days), dtype=np.bool_)
    places = np.flatnonzero(known)
    first[places[np.diff(days[places], prepend=-1) != 0]] = True
    if len(places):
        first[places[0]] = True
    return first


@dataclass(frozen=True, slots=True, eq=False)
class _Night:
    """One number, each day at most once, and the outcomes it is asked of."""

    asked: Design
    given: CheckIns
    numbers: Numbers
    rare: int | None

    def before(self, name: str) -> tuple[Rarity, Link | None]:
        """Ask the number of the day's later outcomes, one row a day."""
        kept, outcome = self.asked.check_ins, self.asked.outcome
        start = np.searchsorted(kept.instants, self.given.instants, side="right")
        end = np.searchsorted(kept.days, self.given.days, side="right")
        since = self.given.instants - kept.instants[np.maximum(start - 1, 0)]
        rows = (start > 0) & (since <= DAY_MINUTES) & (start < end)
        start, end, days = start[rows], end[rows], self.given.days[rows]
        felt, is_older = outcome[start - 1], (kept.days[start - 1] != days).astype(np.float64)
        recent = last_days(kept.days, outcome)[start]
        times = _mean_between(one_each(kept.parts(), PARTS), start, end)
        taken = np.column_stack((times, _calendar(days), felt, felt * is_older, is_older, recent))
        later = _mean_between(outcome[:, np.newaxis], start, end)[:, 0]
        return self._asked(name, (self.numbers[rows], self.numbers[rows], later), taken)

    def after(self, name: str) -> tuple[Rarity, Link | None]:
        """Ask the last outcome of the day before of the number, where the night before it is known too."""
        kept, days = self.asked.check_ins, self.given.days
        evening = np.searchsorted(kept.days, days) - 1
        rows = (evening >= 0) & (kept.days[evening] == days - 1)
        rows[1:] &= np.diff(days) == 1
        rows[:1] = False
        own = self.numbers[np.flatnonzero(rows) - 1]
        recent = last_days(days, self.numbers)[rows]
        taken = np.column_stack((np.ones(len(own)), _calendar(days[rows]), own, recent))
        return self._asked(name, (self.numbers[rows], self.asked.outcome[evening[rows]], self.numbers[rows]), taken)

    def _asked(self, name: str, sides: tuple[Numbers, Numbers, Numbers], taken: Numbers) -> tuple[Rarity, Link | None]:
        """Return the counts and the link. Shape: sides are what is counted, the cause and the effect."""
        counted, freedom = Rarity.of(sides[0][:, np.newaxis]), len(taken) - taken.shape[1] - 1
        if not counted.enough[0] or freedom < SPARE:
            return counted, None
        around = space(taken)
        cause, effect = (around.without(side[:, np.newaxis]) for side in sides[1:])
        return counted, next(Asked(counted, cause, effect, freedom, self.rare).links([name]))


def _calendar(days: Places) -> Numbers:
    return np.column_stack((one_each(weekdays(days), 7), drift(days.astype(np.float64))))


def _mean_between(columns: Numbers, start: Places, end: Places) -> Numbers:
    """Return for each pair of places the means of the rows between them. Shape: at least one row between."""
    sums = np.concatenate((np.zeros((1, columns.shape[1])), np.cumsum(columns, axis=0)))
    means: Numbers = (sums[end] - sums[start]) / (end - start)[:, np.newaxis]
    return means
