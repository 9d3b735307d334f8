"""Several normal curves at once: what is believed when it is not known which of them holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import erf, sqrt

_STEPS = 40  # halvings: the quantile is found to a trillionth of the whole width
_FAR = 9.0  # standard deviations


@dataclass(frozen=True, slots=True)
class Mixture:
    """Normal curves with their weights, which add up to 1. Shape: three rows of one length; sds above 0."""

    weights: Sequence[float]
    means: Sequence[float]
    sds: Sequence[float]

    @property
    def mean(self) -> float:
        """Return the mean of all."""
        return sum(weight * mean for weight, mean in zip(self.weights, self.means, strict=True))

    @property
    def sd(self) -> float:
        """Return the standard deviation of all, within the curves and between them."""
        middle = self.mean
        return sqrt(sum(weight * (sd * sd + (mean - middle) ** 2) for weight, mean, sd in self._each()))

    def below(self, value: float) -> float:
        """Return the probability of less than this value."""
        return sum(weight * 0.5 * (1.0 + erf((value - mean) / sd / sqrt(2.0))) for weight, mean, sd in self._each())

    def quantile(self, probability: float) -> float:
        """Return the value that lies above this share of all."""
        low = min(mean - _FAR * sd for mean, sd in zip(self.means, self.sds, strict=True))
        high = max(mean + _FAR * sd for mean, sd in zip(self.means, self.sds, strict=True))
        for _ in range(_STEPS):
            middle = (low + high) / 2.0
            low, high = (middle, high) if self.below(middle) < probability else (low, middle)
        return (low + high) / 2.0

    def _each(self) -> zip[tuple[float, float, float]]:
        return zip(self.weights, self.means, self.sds, strict=True)
