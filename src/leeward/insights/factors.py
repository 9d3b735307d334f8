"""What tends to come before harder and easier times, told apart from what merely goes with them and from chance.

Each factor stands alone against the outcome at the next check-in, after the clock, the week, carry-over, the last
three days and slow drift were taken out; the same is asked backwards and side by side. What is known once a day about
the night before is asked once a day (daily). Where most outcomes lie at the floor, hard moments are rare, and each is
modelled as hard or not.

Source: INSIGHTS.md 5(c), 8; measured in docs/how-we-know.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from leeward.insights.checkins import CheckIns, usable
from leeward.insights.daily import daily
from leeward.insights.design import Design, design, last_days
from leeward.insights.findings import Factors, Link, Untested
from leeward.insights.links import EPISODES, OCCURRENCES, SPARE, Asked, Rarity, judged, untested
from leeward.insights.results import NotEnough

__all__ = ["EPISODES", "NEEDED", "OCCURRENCES", "factors"]

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

NEEDED = 60  # days
_FLOOR_SHARE = 0.5  # of the outcomes: from here on they are rare events and no longer a scale
_HARD = 0.4  # of the way from the floor to the highest: 4 of 10
_AT_ONCE = 65_536  # numbers of a block of columns: what stays in a processor's cache is worked on several times faster
NO_FACTORS: Mapping[str, Numbers] = MappingProxyType({})


def factors(
    check_ins: CheckIns,
    outcome: Numbers,
    given: Mapping[str, Numbers],
    *,
    once_a_day: Mapping[str, Numbers] = NO_FACTORS,
    hard_from: float | None = None,
) -> Factors | NotEnough:
    """Return what comes before, goes with and follows the outcome, with how far each finding carries.

    Shape: one number for each check-in, in the outcome and under each name; NaN is missing. Tags are 0 and 1; other
        numbers are amounts. once_a_day: numbers about the night before, such as its sleep; no name stands in both.
        hard_from: from where on a rare outcome counts as hard; by default 40 % of the way.
    Errors: none; fewer than NEEDED days with the outcome are a result, NotEnough.
    Source: INSIGHTS.md 5(c).
    """
    numbers = usable(outcome)
    there = np.isfinite(numbers)
    known, numbers = check_ins.only(there), numbers[there]
    days = len(np.unique(known.days))
    if days < NEEDED:
        return NotEnough(have=days, need=NEEDED)
    hard = _threshold(numbers, hard_from)
    asked = design(known, numbers if hard is None else (numbers >= hard).astype(np.float64))
    rare = None if hard is None else int(Rarity.of(asked.outcome[asked.now][:, np.newaxis]).episodes[0])
    nights = daily(asked, check_ins, {name: usable(column) for name, column in once_a_day.items()}, rare)
    columns = {name: usable(column)[there] for name, column in given.items()}
    once = {name: column[there] for name, column in nights.once.items()}
    before, too_few = _family(_Question(asked, columns, asked.before, rare))
    beside, _ = _family(_Question(asked, columns | once, asked.now, rare))
    after, _ = _family(_Question(asked, columns, asked.now, rare, is_backwards=True))
    before, after = [*before, *nights.before], [*after, *nights.after]
    # What comes before and what follows stand on one screen: one family.
    both = judged([*before, *after])
    before, beside, after = both[: len(before)], judged(beside), both[len(before) :]
    too_few += nights.untested
    return Factors(days, len(known), hard, tuple(before), tuple(beside), tuple(after), tuple(too_few))


def _threshold(numbers: Numbers, hard_from: float | None) -> float | None:
    """Return from where on an outcome is hard, or None where the outcome is a scale like any other."""
    low, high = float(numbers.min()), float(numbers.max())
    if low == high or float(np.mean(numbers == low)) < _FLOOR_SHARE:
        return None
    return low + _HARD * (high - low) if hard_from is None else hard_from


@dataclass(frozen=True, slots=True, eq=False)
class _Question:
    """One family: where each factor is read (before or now), and which way the arrow points."""

    design: Design
    columns: Mapping[str, Numbers]
    read_at: NDArray[np.int64]
    rare: int | None
    is_backwards: bool = False


def _family(asked: _Question) -> tuple[list[Link], list[Untested]]:
    """Return what was found, in the order given, and what could not be looked at."""
    found: dict[str, Link] = {}
    too_few: dict[str, Untested] = {}
    for names, rows in _alike(asked):
        group = _Group(asked, names, np.array([asked.columns[name] for name in names]).T, rows)
        counted = Rarity.of(lines(group.columns, asked.read_at[rows]))
        found |= {link.name: link for link in group.links(counted)}
        too_few |= {name: untested(name, counted, place) for place, name in enumerate(names) if name not in found}
    names = list(asked.columns)
    return [found[name] for name in names if name in found], [too_few[name] for name in names if name in too_few]


def _alike(asked: _Question) -> Iterator[tuple[Sequence[str], Flags]]:
    """Yield the factors that are known at the same check-ins together, so that one fit serves them all."""
    groups: dict[bytes, tuple[list[str], Flags]] = {}
    for name, column in asked.columns.items():
        known = np.isfinite(column[asked.read_at])
        if asked.is_backwards:
            known &= np.isfinite(column[asked.design.before])
        groups.setdefault(known.tobytes(), ([], known))[0].append(name)
    yield from groups.values()


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """Some factors of a question that are known at the same rows. Shape: columns has a row for every check-in."""

    asked: _Question
    names: Sequence[str]
    columns: Numbers
    rows: Flags

    def links(self, counted: Rarity) -> Iterator[Link]:
        """Yield the link of each factor there is enough of, block by block."""
        design, count = self.asked.design, int(self.rows.sum())
        freedom = count - design.calendar.shape[1] - design.carried.shape[1] - 1
        if freedom < SPARE:
            return
        able = np.flatnonzero(counted.enough)
        width = max(_AT_ONCE // count, 1)
        for places in (able[start : start + width] for start in range(0, len(able), width)):
            own, outcome = self._sides(np.take(self.columns.T, places, axis=0).T)
            asked = Asked(counted.only(places), own, outcome, freedom, self.asked.rare, self._hard())
            yield from filter(None, asked.links([self.names[place] for place in places]))

    def _hard(self) -> Flags | None:
        """Return which outcomes were hard, where hard moments are counted."""
        if self.asked.rare is None or self.asked.is_backwards:
            return None
        hard: Flags = self.asked.design.outcome[self.asked.design.now[self.rows]][:, np.newaxis] > 0.5
        return hard

    def _sides(self, columns: Numbers) -> tuple[Numbers, Numbers]:
        """Return factor and outcome (backwards: outcome and factor), without what both are adjusted for."""
        if self.asked.is_backwards:
            return _backwards(self.asked.design, columns, self.rows)
        design = self.asked.design
        around = design.around(self.rows)[1]
        outcome = design.outcome[design.now[self.rows]]
        return around.without(lines(columns, self.asked.read_at[self.rows])), around.without(outcome[:, np.newaxis])


def _backwards(asked: Design, columns: Numbers, rows: Flags) -> tuple[Numbers, Numbers]:
    """Return the outcome before and the factor now, both without what the factor's own past explains.

    Shape: a pair of columns for each factor, since each has its own past.
    """
    around, now, before = asked.around(rows)[0], asked.now[rows], asked.before[rows]
    earlier, overnight = lines(columns, before), asked.overnight[rows][:, np.newaxis]
    recent = last_days(asked.check_ins.days, np.where(np.isfinite(columns), columns, 0.0))
    basis: list[Numbers] = []
    for part in (earlier, earlier * overnight, lines(recent, now)):
        basis.append(_unit(_less(around.without(part), basis)))
    cause, effect = around.without(asked.outcome[before][:, np.newaxis]), around.without(lines(columns, now))
    return _less(cause, basis), _less(effect, basis)


def lines(columns: Numbers, places: NDArray[np.int64]) -> Numbers:
    """Return these rows, each column in one piece of memory."""
    return np.take(columns.T, places, axis=1).T


def _less(columns: Numbers, basis: Sequence[Numbers]) -> Numbers:
    """Return the columns without their parts along each direction, column by column."""
    for direction in basis:
        columns = columns - direction * np.sum(direction * columns, axis=0)
    return columns


def _unit(columns: Numbers) -> Numbers:
    """Return each column at length 1; a column of rounding alone becomes zero."""
    sizes = np.sqrt(np.sum(columns**2, axis=0))
    scaled: Numbers = np.divide(columns, sizes, out=np.zeros_like(columns), where=sizes > 1e-6)
    return scaled
