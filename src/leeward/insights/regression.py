"""Least squares for many predictors at once, each on its own, after taking out what all are adjusted for.

The standard error is the larger of the textbook one and Newey and West's, because at a few hundred rows the latter
alone is too small as often as too large (INSIGHTS.md 3, 5(c)).

Source: Frisch and Waugh 1933, doi:10.2307/1907330; Newey and West 1987, doi:10.2307/1913610.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

LAGS = 4
_RANK = 1e-9  # of the largest singular value
_NOTHING = 1e-10  # of a column's squares: what is left is rounding


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """An orthonormal basis of everything that is adjusted for. Shape: rows x rank."""

    basis: Numbers

    @property
    def rank(self) -> int:
        """How many numbers the adjustment used up."""
        return int(self.basis.shape[1])

    def without(self, columns: Numbers) -> Numbers:
        """Return the columns with everything taken out that the adjustment explains; exactly zero where all was."""
        left: Numbers = columns - self.basis @ (self.basis.T @ columns)
        rounding = np.sum(left**2, axis=0) <= _NOTHING * np.sum(columns**2, axis=0)
        return np.where(rounding, 0.0, left)


def space(design: Numbers) -> Space:
    """Return the space the columns span, whatever their units and even if some repeat others. Shape: finite numbers."""
    sizes = np.sqrt(np.sum(design**2, axis=0))
    basis, triangle = np.linalg.qr(design[:, sizes > 0.0] / sizes[sizes > 0.0])
    turned, values, _ = np.linalg.svd(triangle)
    rank = int(np.sum(values > _RANK * values[0])) if len(values) else 0
    return Space(basis @ turned[:, :rank])


@dataclass(frozen=True, slots=True, eq=False)
class Slopes:
    """A slope and its standard error for each column; NaN where a column holds nothing of its own."""

    slopes: Numbers
    errors: Numbers


def slopes(columns: Numbers, outcome: Numbers, freedom: int) -> Slopes:
    """Return the slope of the outcome on each column alone.

    Shape: both with the adjustment taken out, in order of time; the outcome one column, or one for each column.
        freedom: rows less what the adjustment used up and one, above 0.
    """
    target = outcome if outcome.ndim > 1 else outcome[:, np.newaxis]
    squares = np.sum(columns**2, axis=0)
    able = squares > 0.0
    safe = np.where(able, squares, 1.0)
    found = np.sum(columns * target, axis=0) / safe
    residuals = target - columns * found
    plain = np.sum(residuals**2, axis=0) / freedom * squares
    robust = long_run(columns * residuals) * (len(columns) / freedom)
    errors = np.sqrt(np.maximum(plain, robust)) / safe
    return Slopes(np.where(able, found, np.nan), np.where(able, errors, np.nan))


def long_run(scores: Numbers) -> Numbers:
    """Return for each column the sum of squares with what neighbouring rows share, by Bartlett's weights.

    Shape: rows in order of time; never below 0.
    """
    total = np.sum(scores**2, axis=0)
    for lag in range(1, min(LAGS, len(scores) - 1) + 1):
        total += 2.0 * (1.0 - lag / (LAGS + 1.0)) * np.sum(scores[lag:] * scores[:-lag], axis=0)
    above: Numbers = np.maximum(total, 0.0)
    return above
