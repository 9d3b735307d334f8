"""A series of days: one number a day, in order, each finite. Everything else in this room starts from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite

# No scale a person fills in runs this far; beyond it sums of squares could overflow into infinity.
LARGEST = 1e9


@dataclass(frozen=True, slots=True)
class Days:
    """Days in order, each once, with their means.

    Shape: as many means as days; days that were not recorded are absent, not zero.
    Unit: days as ordinals (date.toordinal or any running number), means in points of the scale.
    """

    days: tuple[int, ...]
    means: tuple[float, ...]

    def __len__(self) -> int:
        return len(self.days)

    def between(self, first: int, last: int) -> Days:
        """Return the days from first to last, both included."""
        kept = [place for place, day in enumerate(self.days) if first <= day <= last]
        if not kept:
            return Days((), ())
        return Days(self.days[kept[0] : kept[-1] + 1], self.means[kept[0] : kept[-1] + 1])


def in_order(readings: Iterable[tuple[int, float]]) -> Days:
    """Return the readings as Days: in order, one mean a day, without anything that is not a usable number.

    Shape: (day, number) in any order; several numbers for one day are averaged.
    Errors: none; infinities, NaN and numbers beyond LARGEST are left out, as if that day had been skipped.
    """
    by_day: dict[int, list[float]] = {}
    for day, reading in readings:
        if isfinite(reading) and abs(reading) <= LARGEST:
            by_day.setdefault(day, []).append(float(reading))
    days = sorted(by_day)
    return Days(tuple(days), tuple([_mean(by_day[day]) for day in days]))


def _mean(readings: Sequence[float]) -> float:
    return readings[0] if len(readings) == 1 else sum(readings) / len(readings)


def lag_one(days: Sequence[int], residuals: Sequence[float]) -> tuple[float, int]:
    """Return the lag-one autocorrelation over pairs of neighbouring days, and the number of such pairs.

    Shape: only days that follow each other directly make a pair; 0.0 when there is none or nothing varies.
    Source: INSIGHTS.md 5(a); the moment estimator of an AR(1), not yet corrected for its bias.
    """
    products = [
        residuals[place] * residuals[place + 1]
        for place, (day, following) in enumerate(pairwise(days))
        if following - day == 1
    ]
    spread = sum(residual * residual for residual in residuals) / max(len(residuals), 1)
    if not products or spread <= 0.0:
        return 0.0, len(products)
    return sum(products) / len(products) / spread, len(products)
