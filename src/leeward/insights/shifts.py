"""Shifts: days on which the level changed and stayed changed, each with the range of days it may have begun on.

Source: INSIGHTS.md 5(b).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import compress, pairwise

import numpy as np
from numpy.typing import NDArray

from leeward.insights.days import Days
from leeward.insights.partition import began, walked_back
from leeward.insights.results import Begun, Shift, Shifts

NEEDED = 60  # days with a check-in
SHORTEST = 14  # days with a check-in in each stretch
_PRICES = (3.0, 2.0)  # of a cut that is sure, and of one that may be, in s2 log n
_PRICE_STEP = 1.02  # prices are rounded to powers of it: see _priced
_BLOCK = 7  # days: a whole week, so that weekends do not look like noise
_NORMAL = 1.4826  # median absolute deviation -> standard deviation of a normal
_KEPT = 0.9  # of the differences, the smaller ones
_KEPT_NORMAL = 1.2669  # their root mean square -> standard deviation of a normal
_FLOOR_SHARE = 0.4  # of the days holding the very same number
_RANGE_STICKY, _RANGE = 6.0, 4.0  # how far the squares may rise, in s2, from phi 0.3 on and below
_STICKY = 0.3
_GRADUAL = 4.0  # in s2: how much worse a line may fit before a slow change is ruled out


@dataclass(frozen=True, slots=True)
class _Series:
    days: NDArray[np.int64]
    means: NDArray[np.float64]
    scale: float
    prices: NDArray[np.float64]


def shifts(days: Days, *, begun: Begun | None = None) -> Shifts:
    """Return the lasting changes of level in the whole series, in order.

    Shape: sure ones are found at the full price of a cut; the others, found only at two thirds of it, are "maybe".
        begun: what was worked out for a beginning of these days; it changes nothing but the time it takes.
    Errors: none. Below NEEDED days, and for numbers that never vary, the result holds no shifts.
    Source: INSIGHTS.md 5(b): optimal partition, shortest stretch 14 days, scale from week to week.
    """
    series = _series(days)
    if series is None:
        return Shifts(have=len(days), need=NEEDED)
    sure, maybe = (walked_back(row) for row in _worked_out(series, len(days), begun))
    found = list(_described(series, sure, is_sure=True))
    new = [all(abs(cut - known) >= SHORTEST for known in sure) for cut in maybe]
    found += compress(_described(series, maybe, is_sure=False), new)
    return Shifts(have=len(days), need=NEEDED, shifts=tuple(sorted(found, key=lambda shift: shift.day)))


def begin(days: Days, *, before: int, begun: Begun | None = None) -> Begun | None:
    """Return what can be kept of the days before this one, or None where there is nothing to keep yet.

    Shape: begun as in shifts. It serves as long as those days stay what they are and the price of a cut does.
    """
    series, count = _series(days), int(np.searchsorted(np.array(days.days), before))
    if series is None or count < SHORTEST:
        return None
    starts = _worked_out(series, count, begun).astype("<u4").tobytes()
    return Begun(count, tuple(series.prices.tolist()), _key(series, count), starts)


def basis(days: Days, *, before: int) -> bytes:
    """Return what `begin` of the same days depends on: bytes that differ where it has to be worked out anew."""
    series, count = _series(days), int(np.searchsorted(np.array(days.days), before))
    return b"" if series is None else _key(series, count)


def _series(days: Days) -> _Series | None:
    """Return the days with scale and prices, or None where there are too few or they never vary."""
    if len(days) < NEEDED:
        return None
    numbers, means = np.array(days.days, dtype=np.int64), np.array(days.means, dtype=np.float64)
    # Days of whole weeks alone decide on the scale, so that a day that is not over moves no price.
    whole = (numbers - numbers[0]) // _BLOCK < (numbers[-1] - numbers[0] + 1) // _BLOCK
    scale = _scale(numbers[whole], means[whole])
    return _Series(numbers, means, scale, _priced(scale, int(whole.sum()))) if scale > 0.0 else None


def _priced(scale: float, count: int) -> NDArray[np.float64]:
    """Return the prices of a cut that is sure, and of one that may be.

    They are rounded to steps of 2 %, far below what a scale can be known to: then they stay the same for months, and
    with them all that was worked out for earlier days.
    """
    exact = (np.log(np.array(_PRICES) * np.log(count)) + 2.0 * np.log(scale)) / np.log(_PRICE_STEP)
    rounded: NDArray[np.float64] = _PRICE_STEP ** np.round(exact)
    return rounded


def _worked_out(series: _Series, count: int, begun: Begun | None) -> NDArray[np.int64]:
    """Return partition.began for so many days, going on from what was begun where that is still true."""
    known = None
    if begun is not None and begun.count <= count and begun.key == _key(series, begun.count):
        known = np.frombuffer(begun.starts, dtype="<u4").reshape(len(_PRICES), -1).astype(np.int64)
    return began(series.means[:count], series.prices, shortest=SHORTEST, known=known)


def _key(series: _Series, count: int) -> bytes:
    digest = blake2b(series.means[:count].tobytes(), digest_size=16)
    digest.update(series.prices.tobytes())
    return digest.digest()


def _scale(days: NDArray[np.int64], means: NDArray[np.float64]) -> float:
    """Return the size of ordinary variation, as a daily standard deviation that includes how days stick together.

    Shape: the larger of what neighbouring weeks and neighbouring days differ by, weeks weighted by their days.
    Source: INSIGHTS.md 5(b), scale and floor.
    """
    _, counts = np.unique(means, return_counts=True)
    has_a_floor = bool(counts.max() >= _FLOOR_SHARE * len(means))
    apart = (_between_weeks(days, means), _between_days(days, means))
    return max(_size(differences, has_a_floor=has_a_floor) for differences in apart)


def _size(differences: NDArray[np.float64], *, has_a_floor: bool) -> float:
    """Return the standard deviation the differences seem to have, without believing the largest ones.

    Shape: the larger of 1.4826 median |d| and the root mean square of the smaller nine tenths, made consistent for a
        normal; the plain root mean square where one number (mostly 0) fills much of the series, because there the large
        differences are the ordinary ones.
    Source: INSIGHTS.md 5(b) has the median alone. Measured in docs/how-we-know.md: with both, false shifts a year fall
        from .03 to .01 (phi .3) and .10 to .03 (phi .6) at the same power.
    """
    if not len(differences):
        return 0.0
    sizes = np.sort(np.abs(differences))
    plain = float(np.sqrt(np.mean(sizes**2)))
    kept = sizes[: max(round(_KEPT * len(sizes)), 1)]
    robust = max(_NORMAL * float(np.median(sizes)), _KEPT_NORMAL * float(np.sqrt(np.mean(kept**2))))
    return plain if has_a_floor or robust <= 0.0 else robust


def _between_weeks(days: NDArray[np.int64], means: NDArray[np.float64]) -> NDArray[np.float64]:
    weeks, place = np.unique((days - days[0]) // _BLOCK, return_inverse=True)
    counts = np.bincount(place)
    levels = np.bincount(place, weights=means) / counts
    differences = np.diff(levels) / np.sqrt(1.0 / counts[1:] + 1.0 / counts[:-1])
    neighbours: NDArray[np.float64] = differences[np.diff(weeks) == 1]
    return neighbours


def _between_days(days: NDArray[np.int64], means: NDArray[np.float64]) -> NDArray[np.float64]:
    neighbours: NDArray[np.float64] = np.diff(means)[np.diff(days) == 1] / np.sqrt(2.0)
    return neighbours


def _described(series: _Series, places: list[int], *, is_sure: bool) -> Iterator[Shift]:
    borders = [0, *places, len(series.means)]
    levels = [float(series.means[start:end].mean()) for start, end in pairwise(borders)]
    allowed = (_RANGE_STICKY if _phi(series, borders) >= _STICKY else _RANGE) * series.scale**2
    for number, place in enumerate(places, start=1):
        start, end = borders[number - 1], borders[number + 1]
        first, last = _likely(series.means[start:end], place - start, allowed)
        yield Shift(
            day=int(series.days[place]),
            # After days without a check-in the change may lie in the gap: the day after the last old one is possible.
            earliest=int(series.days[start + first - 1]) + 1,
            latest=int(series.days[start + last]),
            before=levels[number - 1],
            after=levels[number],
            until=int(series.days[end - 1]),
            is_sure=is_sure,
            may_be_gradual=_is_nearly_a_line(series, start, place, end),
        )


def _is_nearly_a_line(series: _Series, start: int, place: int, end: int) -> bool:
    """Return whether a straight line through both stretches fits about as well as the step between them.

    Measured in docs/how-we-know.md: true of 70 of 100 steps found in a slow drift, of 1 to 4 in 100 real steps.
    """
    days, means = series.days[start:end] - series.days[start:end].mean(), series.means[start:end]
    left = means - means.mean()
    by_line = float(left @ left - (days @ left) ** 2 / (days @ days))
    old, new = means[: place - start], means[place - start :]
    by_step = float(np.sum((old - old.mean()) ** 2) + np.sum((new - new.mean()) ** 2))
    return by_line <= by_step + _GRADUAL * series.scale**2


def _phi(series: _Series, borders: list[int]) -> float:
    """Return how much a day resembles the day before, once the levels are taken out, corrected for its bias."""
    level = np.concatenate([np.full(end - start, series.means[start:end].mean()) for start, end in pairwise(borders)])
    left = series.means - level
    pairs, spread = np.diff(series.days) == 1, float(np.mean(left**2))
    raw = float(np.mean((left[1:] * left[:-1])[pairs])) / spread if pairs.any() and spread > 0.0 else 0.0
    return raw + (1.0 + 3.0 * raw) * (len(borders) - 1) / len(series.means)


def _likely(means: NDArray[np.float64], best: int, allowed: float) -> tuple[int, int]:
    """Return the first and last place a single cut could stand without fitting noticeably worse.

    Source: INSIGHTS.md 5(b): all days with SSE(day) - SSE(best) <= c s2.
    """
    count = len(means)
    places = np.arange(1, count)
    sums = np.cumsum(means - means.mean())[:-1]
    gain = sums**2 * (1.0 / places + 1.0 / (count - places))
    near = np.flatnonzero(gain >= gain[best - 1] - allowed) + 1
    return int(min(near[0], best)), int(max(near[-1], best))
