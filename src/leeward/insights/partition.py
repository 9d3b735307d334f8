"""Optimal partition of a row of numbers into stretches of one level each: least squares, and a price for each cut.

Exact and without pruning: one vectorised step a number (PELT's bookkeeping saved nothing at these lengths). What was
worked out for the beginning of a row holds whatever comes after it, so it can be kept and gone on from: one more day
costs one more step, and the result is the same to the last bit.

Source: Jackson et al. 2005, doi:10.1109/LSP.2001.838216; pruning as in Killick et al. 2012,
doi:10.1080/01621459.2012.737745.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]


def began(levels: Numbers, prices: Numbers, *, shortest: int, known: Places | None = None) -> Places:
    """Return for each price and each beginning of the row where its last stretch begins in the cheapest partition.

    Shape: one row of finite numbers, each stretch at least `shortest` of them; prices x (length + 1), of which the
        first `shortest` say nothing. known: what this function returned for the same prices and a row that these levels
        go on from.
    Unit: prices in squared units of the levels.
    """
    count, start = len(levels), max(shortest, 0 if known is None else known.shape[1])
    found = np.zeros((len(prices), count + 1), dtype=np.int64)
    if count < shortest:
        return found
    row = _Row(levels, shortest)
    # best[t]: price of the first t numbers less their squares about the middle, which are the same in every partition.
    best = np.full((len(prices), count + 1), np.inf)
    best[:, 0] = -prices
    if known is not None:
        found[:, : known.shape[1]] = known
        for place, price in enumerate(prices.tolist()):
            best[place, shortest:start] = row.again(known[place], price)[shortest:]
    room = np.empty((len(prices) + 1, count + 1))
    for end in range(start, count + 1):
        starts = end - shortest + 1
        gain = row.gains(end, room[-1, :starts])
        for place, price in enumerate(prices):
            rest = np.subtract(best[place, :starts], gain, out=room[place, :starts])
            at = rest.argmin()
            found[place, end], best[place, end] = at, rest[at] + price
    return found


class _Row:
    """The sums of a row, which say in one step how much level any stretch of it has of its own."""

    def __init__(self, levels: Numbers, shortest: int) -> None:
        # A middle that later numbers do not move: the same beginning must always give the same sums.
        self._sums = np.concatenate(([0.0], np.cumsum(levels - levels[:shortest].mean())))
        self._shares = 1.0 / np.arange(len(levels), 0, -1)  # of a stretch of so many numbers, longest first

    def gains(self, end: int, into: Numbers) -> Numbers:
        """Return what each stretch up to this end explains: sum squared, over its length. Shape: starts from 0 on."""
        gain: Numbers = np.subtract(self._sums[: len(into)], self._sums[end], out=into)
        gain *= gain
        gain *= self._shares[len(self._shares) - end : len(self._shares) - end + len(into)]
        return gain

    def again(self, known: Places, price: float) -> Numbers:
        """Return the cheapest prices that go with what is known, by the very same steps."""
        ends = np.arange(1, len(known))
        gain = self._sums[known[1:]] - self._sums[ends]
        gain *= gain
        gain *= self._shares[len(self._shares) - (ends - known[1:])]
        best = [-price] * len(known)
        for end, (start, own) in enumerate(zip(known[1:].tolist(), gain.tolist(), strict=True), start=1):
            best[end] = best[start] - own + price
        return np.array(best)


def walked_back(known: Places) -> list[int]:
    """Return the places where a new stretch begins in the cheapest partition of the whole row. Shape: of one price."""
    found: list[int] = []
    place = int(known[-1])
    while place > 0:
        found.append(place)
        place = int(known[place])
    return found[::-1]


def cuts(levels: Numbers, *, price: float, shortest: int) -> list[int]:
    """Return the places where a new stretch begins, so that squares plus price per cut are as small as can be.

    Shape, unit: as began; no cut in a shorter row than two stretches.
    """
    if len(levels) < 2 * shortest:
        return []
    return walked_back(began(levels, np.array([price]), shortest=shortest)[0])
