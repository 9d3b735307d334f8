"""Trend: a straight line through day means, with an interval that knows that neighbouring days resemble each other.

Source: INSIGHTS.md 5(a).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from statistics import median

from leeward.insights.days import Days, lag_one
from leeward.insights.results import NotEnough, Trend
from leeward.insights.student import t_quantile

# Window in days -> days with a check-in it takes. Source: INSIGHTS.md 5(a), minimum.
WINDOWS = {28: 14, 90: 30, 365: 90}
SMALLEST_CHANGE = 0.05  # of the scale's range: half a point of ten
_USUAL_PHI = 0.4
_USUAL_WEIGHT = 15.0  # days
_LARGEST_PHI = 0.9
_WINSOR = 3 * 1.4826  # median absolute deviations
_FEW = 0.05  # of the days
_CONFIDENCE = 0.95


def trend(days: Days, *, window: int, last_day: int, scale_range: float) -> Trend | NotEnough:
    """Return how far the person's numbers have most likely moved in the window that ends on last_day.

    Shape: a slope by least squares on day means, residuals winsorised once; its variance for an AR(1) with gaps.
    Unit: window in days, a key of WINDOWS; scale_range in points (10 for a scale from 0 to 10).
    Errors: KeyError for another window. Too few days are a result, NotEnough.
    Source: INSIGHTS.md 5(a).
    """
    inside = days.between(last_day - window + 1, last_day)
    if len(inside) < WINDOWS[window]:
        return NotEnough(have=len(inside), need=WINDOWS[window])
    centre = sum(inside.days) / len(inside)
    places = [day - centre for day in inside.days]
    slope, residuals = _robust_line(places, inside.means)
    phi = _phi(inside.days, residuals)
    error, freedom = _standard_error(_Spread.of(inside.days, places, phi), residuals, phi)
    span = inside.days[-1] - inside.days[0]
    change, margin = slope * span, t_quantile(0.5 + _CONFIDENCE / 2, freedom) * error * span
    low, high = change - margin, change + margin
    return Trend(
        days=len(inside),
        first_day=inside.days[0],
        last_day=inside.days[-1],
        change=change,
        low=low,
        high=high,
        phi=phi,
        is_clear=(low > 0.0 or high < 0.0) and abs(change) >= SMALLEST_CHANGE * scale_range,
    )


def _line(places: Sequence[float], means: Sequence[float]) -> tuple[float, list[float]]:
    """Return slope and residuals of the least-squares line; places are centred."""
    level = sum(means) / len(means)
    slope = sum(x * y for x, y in zip(places, means, strict=True)) / sum(x * x for x in places)
    return slope, [y - level - slope * x for x, y in zip(places, means, strict=True)]


def _robust_line(places: Sequence[float], means: Sequence[float]) -> tuple[float, list[float]]:
    """Return slope and residuals after pulling far residuals in once, so that one odd day does not tilt the line."""
    slope, residuals = _line(places, means)
    middle = median(residuals)
    limit = _WINSOR * median(abs(residual - middle) for residual in residuals)
    far = sum(abs(residual - middle) > limit for residual in residuals)
    if far > _FEW * len(residuals):  # not odd days but the shape of the series, such as mostly zeros
        return slope, residuals
    pulled = [
        y - residual + min(max(residual, middle - limit), middle + limit)
        for y, residual in zip(means, residuals, strict=True)
    ]
    return _line(places, pulled)


def _phi(days: Sequence[int], residuals: Sequence[float]) -> float:
    """Return how much a day resembles the day before, corrected, drawn towards the usual, within 0 and 0.9."""
    raw, pairs = lag_one(days, residuals)
    corrected = raw + (2.0 + 4.0 * raw) / len(days)
    drawn = (pairs * corrected + _USUAL_WEIGHT * _USUAL_PHI) / (pairs + _USUAL_WEIGHT)
    return min(max(drawn, 0.0), _LARGEST_PHI)


@dataclass(frozen=True, slots=True)
class _Spread:
    """The sums the sandwich needs: 1'C1, x'Cx and x'x for C_ij = phi^|day_i - day_j|."""

    days: int
    ones: float
    places: float
    squares: float

    @classmethod
    def of(cls, days: Sequence[int], places: Sequence[float], phi: float) -> _Spread:
        return cls(len(days), _form(days, [1.0] * len(days), phi), _form(days, places, phi), sum(x * x for x in places))


def _form(days: Sequence[int], weights: Sequence[float], phi: float) -> float:
    """Return w'Cw in one pass: what earlier days contribute to a later one fades by phi for each day between."""
    total, fading = weights[0] * weights[0], weights[0]
    for place, (day, following) in enumerate(pairwise(days), start=1):
        fading *= phi ** (following - day)
        total += weights[place] * (weights[place] + 2.0 * fading)
        fading += weights[place]
    return total


def _standard_error(spread: _Spread, residuals: Sequence[float], phi: float) -> tuple[float, float]:
    """Return the slope's standard error and its degrees of freedom.

    Source: INSIGHTS.md 5(a): s2 = RSS / (n - tr(HC)); df = n (1 - phi) / (1 + phi) - 2, at least 2.
    """
    used = spread.ones / spread.days + spread.places / spread.squares
    variance = sum(residual * residual for residual in residuals) / max(spread.days - used, 1.0)
    freedom = max(spread.days * (1.0 - phi) / (1.0 + phi) - 2.0, 2.0)
    return sqrt(variance * spread.places) / spread.squares, freedom
