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
_RANK = 1e-12  # of the squares there could be: below, a direction is rounding
_NOTHING = 1e-10  # of a column's squares: what is left is rounding
_PIECE = 200_000  # multiplications: up to here a linear algebra library keeps to one core


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
        left = columns - self._within(columns)
        rounding = np.sum(left**2, axis=0) <= _NOTHING * np.sum(columns**2, axis=0)
        left[:, rounding] = 0.0
        return left

    def _within(self, columns: Numbers) -> Numbers:
        return _turned(self.basis, _crossed(self.basis, columns))

    def widened(self, columns: Numbers) -> Space:
        """Return the space with these columns too, whatever their units and whether or not they add anything."""
        sizes = np.sqrt(np.sum(columns**2, axis=0))
        added = columns[:, sizes > 0.0] / sizes[sizes > 0.0]
        # Twice: the first turn leaves rounding of nearly parallel columns behind, the second is exact (Giraud 2005,
        # doi:10.1007/s00211-005-0615-4).
        for _ in range(2):
            added = added - self._within(added)
            squares, directions = np.linalg.eigh(_crossed(added, added))
            kept = squares > _RANK * len(sizes)
            added = _turned(added, directions[:, kept] / np.sqrt(squares[kept]))
        return Space(np.vstack((self.basis.T, added.T)).T)


def space(design: Numbers) -> Space:
    """Return the space the columns span, whatever their units and even if some repeat others. Shape: finite numbers."""
    return Space(np.zeros((len(design), 0))).widened(design)


def _crossed(one: Numbers, other: Numbers) -> Numbers:
    """Return one'other, in pieces.

    Ten years of rows at once would be spread over every core, whose threads then wait for each other in a busy loop:
    several times the CPU for less than half the time, on a machine that others share.
    """
    (rows, width), length = one.shape, _piece(one.shape[1] * other.shape[1])
    whole = rows // length * length
    total: Numbers = one[whole:].T @ other[whole:]
    if whole:
        turned = one[:whole].T.reshape(width, -1, length).transpose(1, 0, 2)
        pieces = other[:whole].T.reshape(other.shape[1], -1, length).transpose(1, 2, 0)
        total = total + (turned @ pieces).sum(axis=0)
    return total


def _turned(columns: Numbers, matrix: Numbers) -> Numbers:
    """Return columns @ matrix, in pieces as _crossed; each column lies in one piece of memory."""
    (rows, width), length = columns.shape, _piece(matrix.shape[0] * matrix.shape[1])
    whole = rows // length * length
    made = np.empty((matrix.shape[1], rows))
    made[:, whole:] = matrix.T @ columns[whole:].T
    if whole:
        pieces = columns[:whole].T.reshape(width, -1, length).transpose(1, 0, 2)
        into = made[:, :whole].reshape(matrix.shape[1], -1, length)
        into[:] = (matrix.T @ pieces).transpose(1, 0, 2)
    return made.T


def _piece(multiplications: int) -> int:
    return max(_PIECE // max(multiplications, 1), 16)


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
