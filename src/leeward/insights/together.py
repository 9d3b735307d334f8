"""What goes together within people, over many people: each against their own mean, errors by person.

Source: Mundlak 1978, doi:10.2307/1913646 (within estimator); Liang and Zeger 1986, doi:10.1093/biomet/73.1.13 (errors).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from leeward.insights.student import t_quantile

Numbers = NDArray[np.float64]

NEEDED_PEOPLE = 10
_CONFIDENCE = 0.95
_NOTHING = 1e-12  # of the squares before the means were taken out


@dataclass(frozen=True, slots=True)
class Within:
    """The slope within people with its 95 % interval. Unit: points of the outcome for one step; pairs of readings."""

    people: int
    pairs: int
    estimate: float
    low: float
    high: float


def within(
    people: NDArray[np.int64], outcome: Numbers, factor: Numbers, *, held: Numbers | None = None
) -> Within | None:
    """Return how far a person's outcome lies from their own mean for one step of the factor from its own mean.

    Shape: rows of one length, people numbered from 0; a pair with NaN is left out, and people in whom the factor never
        varies. held: what is held equal, such as the outcome before.
    Errors: none; None below NEEDED_PEOPLE people in whom the factor varies.
    """
    equal = np.zeros(len(outcome)) if held is None else held
    known = np.isfinite(outcome) & np.isfinite(factor) & np.isfinite(equal)
    _, people = np.unique(people[known], return_inverse=True)
    raw = factor[known]
    other = _apart(people, equal[known])
    own, step = (_less(_apart(people, numbers[known]), other) for numbers in (outcome, factor))
    squares = np.bincount(people, weights=step**2)
    varied = squares > _NOTHING * np.maximum(np.bincount(people, weights=raw**2), 1e-300)
    count = int(varied.sum())
    if count < NEEDED_PEOPLE:
        return None
    total = float(squares[varied].sum())
    slope = float((step * own)[varied[people]].sum()) / total
    scores = np.bincount(people, weights=step * (own - slope * step))[varied]
    error = sqrt(float(scores @ scores) * count / (count - 1)) / total
    margin = t_quantile(0.5 + _CONFIDENCE / 2, count - 1) * error
    return Within(count, int(varied[people].sum()), slope, slope - margin, slope + margin)


def _less(numbers: Numbers, other: Numbers) -> Numbers:
    size = float(other @ other)
    return numbers - other * (float(other @ numbers) / size) if size > 0.0 else numbers


def _apart(people: NDArray[np.int64], numbers: Numbers) -> Numbers:
    means: Numbers = np.bincount(people, weights=numbers) / np.maximum(np.bincount(people), 1)
    return numbers - means[people]
