"""The time of day and the weekday in a person's numbers, and how much one check-in resembles the one before.

Source: INSIGHTS.md 5(c).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leeward.insights.chance import f_beyond
from leeward.insights.checkins import NONE, PARTS, CheckIns, by_day, usable
from leeward.insights.design import Design, design, one_each
from leeward.insights.findings import Band, Rhythm, Rhythms, Strength
from leeward.insights.regression import LAGS, long_run, space
from leeward.insights.results import NotEnough
from leeward.insights.student import t_quantile

Numbers = NDArray[np.float64]
Labels = NDArray[np.int64]

NEEDED = 60  # days
_LEAST = 8  # days on which a part of the day, or a weekday, was recorded
_BAND = 0.80
_POSSIBLE, _CONSISTENT = 0.10, 0.05
_SPARE = 10
_NOTHING = 1e-12  # squares: what is left of a constant is rounding


def rhythms(check_ins: CheckIns, outcome: Numbers, *, has_weekdays: bool = True) -> Rhythms | NotEnough:
    """Return the curves over day and week, and whether there is more in them than chance.

    Shape: one number for each check-in, NaN is missing. Parts of the day are sixths of it, weekdays begin with Monday.
    Errors: none; fewer than NEEDED days are a result, NotEnough.
    Source: INSIGHTS.md 5(c): F test after the check-in before, errors as in regression.
    """
    numbers = usable(outcome)
    there = np.isfinite(numbers)
    check_ins, numbers = check_ins.only(there), numbers[there]
    days = len(np.unique(check_ins.days))
    if days < NEEDED:
        return NotEnough(have=days, need=NEEDED)
    asked = design(check_ins, numbers)
    parts, weekdays = check_ins.parts(), check_ins.weekdays()
    day = _Curve(asked, parts, PARTS, weekdays) if check_ins.has_clock else None
    week = _Curve(asked, weekdays, 7, parts) if has_weekdays else None
    return Rhythms(_rhythm(day) if day else None, _rhythm(week) if week else None)


@dataclass(frozen=True, slots=True, eq=False)
class _Curve:
    """Whether the outcome differs between these kinds of check-ins, the other kinds being equal."""

    asked: Design
    labels: Labels
    kinds: int
    others: Labels


def _rhythm(curve: _Curve) -> Rhythm:
    bands = tuple(_bands(curve))
    chance = _chance(curve, [band.part for band in bands])
    if chance is None or chance > _POSSIBLE:
        return Rhythm(bands, chance, Strength.NOTHING)
    return Rhythm(bands, chance, Strength.CONSISTENT if chance <= _CONSISTENT else Strength.POSSIBLE)


def _bands(curve: _Curve) -> Iterator[Band]:
    """Yield the mean of each kind recorded on enough days, with a band for days that resemble each other."""
    for kind in range(curve.kinds):
        those = curve.labels == kind
        _, means = by_day(curve.asked.check_ins.days[those], curve.asked.outcome[those])
        if len(means) < _LEAST:
            continue
        middle, count = float(means.mean()), len(means)
        apart = (means - middle)[:, np.newaxis]
        variance = max(float(np.sum(apart**2)), float(long_run(apart)[0])) / (count - 1) / count
        margin = t_quantile(0.5 + _BAND / 2, count - 1) * float(np.sqrt(variance))
        yield Band(kind, int(those.sum()), middle, middle - margin, middle + margin)


def _chance(curve: _Curve, kinds: list[int]) -> float | None:
    """Return how often chance alone would make the kinds differ so much; None where there is too little to ask it."""
    asked = curve.asked
    labels = curve.labels[asked.now]
    kinds = [kind for kind in kinds if int(np.sum(labels == kind)) >= _LEAST]
    rows = np.isin(labels, kinds)
    if len(kinds) < 2:
        return None
    own = one_each(labels[rows], curve.kinds)[:, kinds[1:]]
    others = one_each(curve.others[asked.now][rows], int(curve.others.max()) + 1)
    trend = asked.calendar[rows][:, [0, -2, -1]]
    around = space(np.column_stack((trend, others, asked.carried[rows])))
    freedom = int(rows.sum()) - around.rank - len(kinds)
    if freedom < _SPARE:
        return None
    outcome = around.without(asked.outcome[asked.now][rows][:, np.newaxis])[:, 0]
    return _f_test(around.without(own), outcome, freedom)


def _f_test(own: Numbers, outcome: Numbers, freedom: int) -> float | None:
    """Return the chance of the less sure of two F values, the textbook one and Newey and West's."""
    left, values, _ = np.linalg.svd(own, full_matrices=False)
    basis = left[:, values > 1e-9 * max(float(values[0]), 1.0)]
    if not basis.shape[1] or not np.any(outcome):
        return None
    found = basis.T @ outcome
    residuals = outcome - basis @ found
    plain = float(residuals @ residuals) / freedom
    if plain <= 0.0:
        return 0.0
    scores = basis * residuals[:, np.newaxis]
    spread = scores.T @ scores
    for lag in range(1, LAGS + 1):
        shared = scores[lag:].T @ scores[:-lag]
        spread += (1.0 - lag / (LAGS + 1.0)) * (shared + shared.T)
    spread *= len(scores) / freedom
    robust = float(found @ np.linalg.pinv(spread, hermitian=True) @ found)
    least = min(float(found @ found) / plain, robust) / len(found)
    return f_beyond(least, len(found), freedom)


@dataclass(frozen=True, slots=True)
class LagOne:
    """How much one reading resembles the one before; both None below 10 pairs, or where nothing varies.

    Unit: slope, the coefficient of an AR(1): points for one point before; and the correlation of the pairs.
    """

    slope: float | None
    correlation: float | None
    pairs: int


def same_day(check_ins: CheckIns, outcome: Numbers) -> LagOne:
    """Return how much neighbouring check-ins of one day resemble each other. Source: INSIGHTS.md 2, K5."""
    numbers = usable(outcome)
    there = np.isfinite(numbers)
    check_ins, numbers = check_ins.only(there), numbers[there]
    before = check_ins.previous()
    now = np.flatnonzero(before != NONE)
    now = now[check_ins.days[now] == check_ins.days[before[now]]]
    return _lag_one(numbers[before[now]], numbers[now])


def day_to_day(check_ins: CheckIns, outcome: Numbers) -> LagOne:
    """Return how much neighbouring days' means resemble each other."""
    numbers = usable(outcome)
    there = np.isfinite(numbers)
    days, means = by_day(check_ins.days[there], numbers[there])
    follows = np.flatnonzero(np.diff(days) == 1)
    return _lag_one(means[follows], means[follows + 1])


def _lag_one(before: Numbers, now: Numbers) -> LagOne:
    if len(now) < _SPARE:
        return LagOne(None, None, len(now))
    before, now = before - before.mean(), now - now.mean()
    earlier, later, shared = float(before @ before), float(now @ now), float(before @ now)
    if not (earlier > _NOTHING and later > _NOTHING):
        return LagOne(None, None, len(now))
    return LagOne(shared / earlier, shared / float(np.sqrt(earlier) * np.sqrt(later)), len(now))
