"""How much a day resembles the day before: every likely answer with its weight, instead of one guess.

INSIGHTS.md 5(a) puts one estimate of phi into the interval. With few days that estimate is itself very unsure, and the
interval held the truth too seldom (28 days: 90 times in 100 at phi .6, 86 at .8; here 96 and 93). So each phi counts as
much as the days speak for it. Measured with 15 % of days skipped: docs/how-we-know.md.

Source: Harville 1974, doi:10.1093/biomet/61.2.383 (restricted likelihood, flat prior); Jones 1980,
doi:10.1080/00401706.1980.10486177 (AR(1) with gaps).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log

# Close together where a little more phi makes an interval much wider.
_PHIS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.96)
_WIDTHS = (0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.075, 0.05, 0.05, 0.05, 0.04, 0.03, 0.03)
_NEGLIGIBLE = 1e-4


@dataclass(frozen=True, slots=True)
class Likely:
    """One phi, how much the days speak for it (all weights add up to 1), and the variance of a day under it."""

    phi: float
    weight: float
    variance: float


def likely_phis(days: Sequence[int], places: Sequence[float], residuals: Sequence[float]) -> list[Likely]:
    """Return the phis worth considering for the noise about a straight line.

    Shape: places are the days about their mean, residuals those of any line through them; three or more days, and
        residuals that are not all zero.
    """
    sums = _sums(days, places, residuals)
    fits = [_fit(sums, len(days), phi) for phi in _PHIS]
    best = max(likelihood for likelihood, _ in fits)
    weights = [width * exp(likelihood - best) for width, (likelihood, _) in zip(_WIDTHS, fits, strict=True)]
    everything = sum(weights)
    found = [
        Likely(phi, weight / everything, variance)
        for phi, weight, (_, variance) in zip(_PHIS, weights, fits, strict=True)
        if weight > _NEGLIGIBLE * everything
    ]
    kept = sum(one.weight for one in found)
    return [Likely(one.phi, one.weight / kept, one.variance) for one in found]


# For each distance between two recorded days: how many such pairs, and for each of six products of (1, x, r) the sums
# of later x later, the two mixed ones, and earlier x earlier. The likelihood of any phi is made of these alone.
_Pairs = dict[int, list[float]]


@dataclass(frozen=True, slots=True)
class _Sums:
    first: list[float]
    pairs: _Pairs


def _products(one: Sequence[float], other: Sequence[float]) -> list[float]:
    return [one[left] * other[right] for left, right in ((0, 0), (0, 1), (1, 1), (0, 2), (1, 2), (2, 2))]


def _sums(days: Sequence[int], places: Sequence[float], residuals: Sequence[float]) -> _Sums:
    rows = [(1.0, place, residual) for place, residual in zip(places, residuals, strict=True)]
    pairs: _Pairs = {}
    for place, (day, following) in enumerate(pairwise(days)):
        before, after = rows[place], rows[place + 1]
        row = pairs.setdefault(following - day, [0.0] * 19)
        row[0] += 1
        mixed = zip(_products(after, before), _products(before, after), strict=True)
        parts = [*_products(after, after), *(left + right for left, right in mixed), *_products(before, before)]
        for number, part in enumerate(parts, start=1):
            row[number] += part
    return _Sums(_products(rows[0], rows[0]), pairs)


def _fit(sums: _Sums, count: int, phi: float) -> tuple[float, float]:
    """Return the restricted log likelihood of this phi, and the variance of a day that goes with it."""
    forms, scales = list(sums.first), 0.0
    for gap, row in sums.pairs.items():
        alike = phi**gap
        news = 1.0 - alike * alike
        scales += row[0] * log(news)
        for number in range(6):
            later, mixed, earlier = row[1 + number], row[7 + number], row[13 + number]
            forms[number] += (later - alike * mixed + alike * alike * earlier) / news
    ones, tilt, squares, level, slope, spread = forms
    volume = ones * squares - tilt * tilt
    explained = (squares * level * level - 2.0 * tilt * level * slope + ones * slope * slope) / volume
    # Residuals that a line of this phi explains to the last digit leave a rounding error here, never less than nothing.
    left = max(spread - explained, 1e-12 * spread)
    likelihood = -0.5 * ((count - 2) * log(left) + scales + log(volume))
    return likelihood, left / (count - 2)
