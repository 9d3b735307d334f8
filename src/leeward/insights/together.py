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


@dataclass(frozen=True, slots=True)
class Levels:
    """How high people are and how far they lie apart. Unit: points; intraclass, the share between people, or None.

    mean: of people's means, each person once. within_sd: from their own means; between_sd: of what they keep to.
    """

    people: int
    readings: int
    mean: float
    within_sd: float
    between_sd: float
    intraclass: float | None


@dataclass(frozen=True, slots=True)
class Apart:
    """How far some of the readings lie from people's own means, with a 95 % interval; people who have such readings."""

    people: int
    readings: int
    mean: float
    low: float
    high: float


def levels(people: NDArray[np.int64], outcome: Numbers) -> Levels | None:
    """Return what is between people and what is within them.

    Shape: rows of one length, people numbered from 0; NaN is left out, and people with one reading.
    Errors: none; None below NEEDED_PEOPLE people.
    Source: Searle, Casella and McCulloch 1992, Variance Components, 3.6 (one-way layout, unequal counts).
    """
    known = np.isfinite(outcome)
    known[known] = np.bincount(people[known])[people[known]] > 1
    _, people = np.unique(people[known], return_inverse=True)
    counts = np.bincount(people)
    count, total = len(counts), int(counts.sum())
    if count < NEEDED_PEOPLE:
        return None
    own: Numbers = np.bincount(people, weights=outcome[known]) / counts
    inside = float(np.sum(_apart(people, outcome[known]) ** 2)) / (total - count)
    across = float(counts @ (own - float(counts @ own) / total) ** 2) / (count - 1)
    size = (total - float(counts @ counts) / total) / (count - 1)
    between = max((across - inside) / size, 0.0)
    both = between + inside
    return Levels(
        count, total, float(own.mean()), sqrt(inside), sqrt(between), between / both if both > _NOTHING else None
    )


def around_own_mean(people: NDArray[np.int64], outcome: Numbers, those: NDArray[np.bool_]) -> Apart | None:
    """Return how far those readings lie from the means of the people who gave them: the mean over people.

    Shape: rows of one length, people numbered from 0; NaN is left out.
    Errors: none; None below NEEDED_PEOPLE people with such a reading.
    """
    known = np.isfinite(outcome)
    people, those = people[known], those[known]
    from_own = _apart(people, outcome[known])[those]
    counts = np.bincount(people[those])
    there = counts > 0
    count = int(there.sum())
    if count < NEEDED_PEOPLE:
        return None
    means: Numbers = np.bincount(people[those], weights=from_own)[there] / counts[there]
    middle, error = float(means.mean()), float(means.std(ddof=1)) / sqrt(count)
    margin = t_quantile(0.5 + _CONFIDENCE / 2, count - 1) * error
    return Apart(count, int(counts.sum()), middle, middle - margin, middle + margin)


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
