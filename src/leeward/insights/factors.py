"""What tends to come before harder and easier times, told apart from what merely goes with them and from chance.

Each factor stands alone against the outcome at the next check-in, after the clock, the week, carry-over, the last
three days and slow drift were taken out; the same is asked backwards and side by side. Where most outcomes lie at the
floor, hard moments are rare, and each is modelled as hard or not.

Source: INSIGHTS.md 5(c), 8; measured in docs/how-we-know.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from leeward.insights.chance import false_shares, two_sided
from leeward.insights.checkins import CheckIns, usable
from leeward.insights.design import Design, design, last_days
from leeward.insights.findings import Factors, Link, Strength, Untested
from leeward.insights.regression import Slopes, slopes, space
from leeward.insights.results import NotEnough
from leeward.insights.student import t_quantile

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

NEEDED = 60  # days
OCCURRENCES, EPISODES = 8, 5
_POSSIBLE, _CONSISTENT = 0.10, 0.05
_FLOOR_SHARE = 0.5  # of the outcomes: from here on they are rare events and no longer a scale
_HARD = 0.4  # of the way from the floor to the highest: 4 of 10
_CONFIDENCE = 0.95
_SPARE = 10  # rows beyond what the adjustment uses up, below which no slope is looked at


def factors(
    check_ins: CheckIns, outcome: Numbers, given: Mapping[str, Numbers], *, hard_from: float | None = None
) -> Factors | NotEnough:
    """Return what comes before, goes with and follows the outcome, with how far each finding carries.

    Shape: one number for each check-in, in the outcome and under each name; NaN is missing. Tags are 0 and 1; other
        numbers are amounts. hard_from: from where on a rare outcome counts as hard; by default 40 % of the way.
    Errors: none; fewer than NEEDED days with the outcome are a result, NotEnough.
    Source: INSIGHTS.md 5(c).
    """
    numbers = usable(outcome)
    there = np.isfinite(numbers)
    check_ins, numbers = check_ins.only(there), numbers[there]
    days = len(np.unique(check_ins.days))
    if days < NEEDED:
        return NotEnough(have=days, need=NEEDED)
    hard = _threshold(numbers, hard_from)
    asked = design(check_ins, numbers if hard is None else (numbers >= hard).astype(np.float64))
    columns = {name: usable(factor)[there] for name, factor in given.items()}
    rare = None if hard is None else _Rarity.of(asked.outcome[asked.now][:, np.newaxis])
    before, untested = _family(_Question(asked, columns, asked.before, rare))
    beside, _ = _family(_Question(asked, columns, asked.now, rare))
    after, _ = _family(_Question(asked, columns, asked.now, rare, is_backwards=True))
    # What comes before and what follows stand on one screen: one family.
    both = _judged([*before, *after])
    before, beside, after = both[: len(before)], _judged(beside), both[len(before) :]
    return Factors(days, len(check_ins), hard, tuple(before), tuple(beside), tuple(after), tuple(untested))


def _threshold(numbers: Numbers, hard_from: float | None) -> float | None:
    """Return from where on an outcome is hard, or None where the outcome is a scale like any other."""
    low, high = float(numbers.min()), float(numbers.max())
    if low == high or float(np.mean(numbers == low)) < _FLOOR_SHARE:
        return None
    return low + _HARD * (high - low) if hard_from is None else hard_from


@dataclass(frozen=True, slots=True, eq=False)
class _Rarity:
    """How often and in how many separate episodes each column lies above its mean, or below it where that is rarer."""

    present: Flags
    occurrences: NDArray[np.int64]
    episodes: NDArray[np.int64]

    @classmethod
    def of(cls, columns: Numbers) -> _Rarity:
        """Count. Shape: rows in order of time."""
        present = columns > columns.sum(axis=0) / max(len(columns), 1)
        rarer = np.minimum(present.sum(axis=0), (~present).sum(axis=0))
        return cls(present, rarer, np.minimum(_runs(present), _runs(~present)))


def _runs(flags: Flags) -> NDArray[np.int64]:
    begun = flags.copy()
    begun[1:] &= ~flags[:-1]
    counted: NDArray[np.int64] = begun.sum(axis=0)
    return counted


@dataclass(frozen=True, slots=True, eq=False)
class _Question:
    """One family: where each factor is read (before or now), and which way the arrow points."""

    design: Design
    columns: Mapping[str, Numbers]
    read_at: NDArray[np.int64]
    rare: _Rarity | None
    is_backwards: bool = False


def _family(asked: _Question) -> tuple[list[Link], list[Untested]]:
    """Return what was found, in the order given, and what could not be looked at."""
    found: dict[str, Link] = {}
    untested: dict[str, Untested] = {}
    for names, rows in _alike(asked):
        columns = np.column_stack([asked.columns[name] for name in names])
        counted = _Rarity.of(columns[asked.read_at[rows]])
        enough = (counted.occurrences >= OCCURRENCES) & (counted.episodes >= EPISODES)
        fitted = _fitted(asked, columns[:, enough], rows) if enough.any() else None
        for place, name in enumerate(names):
            link = _link(name, fitted, int(enough[:place].sum())) if fitted and enough[place] else None
            if link:
                found[name] = link
            else:
                count, episodes = int(counted.occurrences[place]), int(counted.episodes[place])
                untested[name] = Untested(name, count, episodes, OCCURRENCES, EPISODES)
    names = list(asked.columns)
    return [found[name] for name in names if name in found], [untested[name] for name in names if name in untested]


def _judged(links: Sequence[Link]) -> list[Link]:
    """Return the links of one family with what chance alone would do to all of them together."""
    shares = false_shares([link.chance for link in links])
    return [
        replace(link, false_share=share, strength=_strength(share)) for link, share in zip(links, shares, strict=True)
    ]


def _strength(share: float) -> Strength:
    if share > _POSSIBLE:
        return Strength.NOTHING
    return Strength.CONSISTENT if share <= _CONSISTENT else Strength.POSSIBLE


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
class _Fitted:
    """The slopes of one group of factors, with what their intervals and counts need."""

    slopes: Slopes
    counted: _Rarity
    freedom: Numbers
    as_said: NDArray[np.int64]


def _fitted(asked: _Question, columns: Numbers, rows: Flags) -> _Fitted | None:
    taken = np.column_stack((asked.design.calendar[rows], asked.design.carried[rows]))
    freedom = int(rows.sum()) - taken.shape[1] - 1
    if freedom < _SPARE:
        return None
    read = columns[asked.read_at[rows]]
    counted = _Rarity.of(read)
    if asked.is_backwards:
        own, outcome = _backwards(asked.design, columns, rows)
    else:
        around = space(taken)
        own = around.without(read)
        outcome = around.without(asked.design.outcome[asked.design.now[rows]][:, np.newaxis])
    found = slopes(own, outcome, freedom)
    above = _is_high(asked, outcome, rows) == (found.slopes > 0.0)
    episodes = counted.episodes if asked.rare is None else np.minimum(counted.episodes, asked.rare.episodes)
    return _Fitted(
        found,
        counted,
        np.minimum(freedom, 2.0 * np.maximum(episodes, 1)),
        (above & counted.present).sum(axis=0),
    )


def _is_high(asked: _Question, outcome: Numbers, rows: Flags) -> Flags:
    """Return where the outcome lay above what was to be expected; where hard moments are counted, where it was hard.

    Shape: as outcome. A probability fitted by a line may lie below 0, so that an easy hour would count as hard.
    """
    if asked.rare is None or asked.is_backwards:
        high: Flags = outcome > 0.0
    else:
        high = asked.design.outcome[asked.design.now[rows]][:, np.newaxis] > 0.5
    return high


def _backwards(asked: Design, columns: Numbers, rows: Flags) -> tuple[Numbers, Numbers]:
    """Return the outcome before and the factor now, both without what the factor's own past explains.

    Shape: a pair of columns for each factor, since each has its own past.
    """
    around = space(asked.calendar[rows])
    earlier, overnight = columns[asked.before[rows]], asked.overnight[rows][:, np.newaxis]
    past = [around.without(part) for part in (earlier, earlier * overnight, _recent(asked, columns)[rows])]
    cause = around.without(np.repeat(asked.outcome[asked.before[rows]][:, np.newaxis], columns.shape[1], axis=1))
    effect = around.without(columns[asked.now[rows]])
    basis: list[Numbers] = []
    for part in past:
        direction = _unit(_less(part, basis))
        basis.append(direction)
    return _less(cause, basis), _less(effect, basis)


def _recent(asked: Design, columns: Numbers) -> Numbers:
    filled = np.where(np.isfinite(columns), columns, 0.0)
    means = [last_days(asked.check_ins.days, filled[:, place])[asked.now] for place in range(columns.shape[1])]
    return np.column_stack(means)


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


def _link(name: str, fitted: _Fitted, place: int) -> Link | None:
    """Return the link at this place, or None where the factor or the outcome holds nothing of its own."""
    slope, error = float(fitted.slopes.slopes[place]), float(fitted.slopes.errors[place])
    if not error > 0.0:
        return None
    freedom = float(fitted.freedom[place])
    margin = t_quantile(0.5 + _CONFIDENCE / 2, freedom) * error
    return Link(
        name=name,
        occurrences=int(fitted.counted.present[:, place].sum()),
        episodes=int(fitted.counted.episodes[place]),
        as_said=int(fitted.as_said[place]),
        estimate=slope,
        low=slope - margin,
        high=slope + margin,
        t=slope / error,
        chance=two_sided(slope / error, freedom),
    )
