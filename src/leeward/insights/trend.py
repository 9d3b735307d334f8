"""Trend: a straight line through day means, with an interval that knows that neighbouring days resemble each other.

Source: INSIGHTS.md 5(a).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt
from statistics import median

from leeward.insights.days import Days
from leeward.insights.results import NotEnough, Trend
from leeward.insights.stickiness import likely_phis
from leeward.insights.student import t_probability, t_quantile

# Up to so many days it takes so many with a check-in; above, as for a year. Source: INSIGHTS.md 5(a), minimum.
_NEEDED = {28: 14, 90: 30, 365: 90}
SMALLEST_CHANGE = 0.05  # of the scale's range: half a point of ten
_WINSOR = 3 * 1.4826  # median absolute deviations
_FEW = 0.05  # of the days
_CONFIDENCE = 0.95
_TINY = 1e-250
_CLOSE = 1e-4  # of the margin: far below what is shown


def days_needed(window: int) -> int:
    """Return how many days with a check-in a window of this many days needs."""
    return next((needed for longest, needed in _NEEDED.items() if window <= longest), _NEEDED[365])


def trend(days: Days, *, window: int, last_day: int, scale_range: float) -> Trend | NotEnough:
    """Return how far the person's numbers have most likely moved in the window that ends on last_day.

    Shape: a slope by least squares on day means, residuals winsorised once; its variance for an AR(1) with gaps,
        averaged over how much a day may resemble the day before.
    Unit: window in days; scale_range in points (10 for a scale from 0 to 10).
    Errors: none; too few days are a result, NotEnough.
    Source: INSIGHTS.md 5(a).
    """
    inside = days.between(last_day - window + 1, last_day)
    if len(inside) < days_needed(window):
        return NotEnough(have=len(inside), need=days_needed(window))
    centre = sum(inside.days) / len(inside)
    places = [day - centre for day in inside.days]
    slope, residuals = _robust_line(places, inside.means)
    margin, phi = _uncertainty(inside.days, places, residuals)
    span = inside.days[-1] - inside.days[0]
    change, low, high = slope * span, (slope - margin) * span, (slope + margin) * span
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


def _uncertainty(days: Sequence[int], places: Sequence[float], residuals: Sequence[float]) -> tuple[float, float]:
    """Return how far either side of the slope the truth may lie, and the mean of the likely phis."""
    # Squares this small would round to nothing, and their logarithm with them.
    if sum(residual * residual for residual in residuals) < _TINY:
        return 0.0, 0.0
    likely = likely_phis(days, places, residuals)
    squares = sum(place * place for place in places)
    errors = [(one.weight, sqrt(one.variance * _form(days, places, one.phi)) / squares) for one in likely]
    return _margin(errors, len(days) - 2), sum(one.weight * one.phi for one in likely)


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


def _form(days: Sequence[int], weights: Sequence[float], phi: float) -> float:
    """Return w'Cw for C_ij = phi^|day_i - day_j|, in one pass: what earlier days add fades by phi with each day."""
    total, fading = weights[0] * weights[0], weights[0]
    for place, (day, following) in enumerate(pairwise(days), start=1):
        fading *= phi ** (following - day)
        weight = weights[place]
        total += weight * (weight + 2.0 * fading)
        fading += weight
    return total


def _margin(errors: Sequence[tuple[float, float]], freedom: float) -> float:
    """Return how far either side the interval reaches, from the Student-t curves of all likely errors together.

    Shape: (weight, standard error) of each, weights adding up to 1.
    """
    quantile = t_quantile(0.5 + _CONFIDENCE / 2, freedom)
    low, high = (quantile * extreme(error for _, error in errors) for extreme in (min, max))
    while high - low > _CLOSE * high:
        middle = (low + high) / 2
        held = sum(weight * (2.0 * t_probability(middle / error, freedom) - 1.0) for weight, error in errors)
        low, high = (middle, high) if held < _CONFIDENCE else (low, middle)
    return (low + high) / 2
