"""Several normal curves at once: what is believed when it is not known which of them holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import erf, exp, pi, sqrt
from statistics import NormalDist

_STEPS = 60
_CLOSE = 1e-10  # of the whole width
_FAR = 9.0  # standard deviations


@dataclass(frozen=True, slots=True)
class Mixture:
    """Normal curves with their weights, which add up to 1.

    Shape: three rows of one length; sds above 0, for mean and sd also 0.
    """

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
        """Return the value that lies above this share of all, by Newton's method between two sure bounds."""
        low = min(mean - _FAR * sd for _, mean, sd in self._each())
        high = max(mean + _FAR * sd for _, mean, sd in self._each())
        close = _CLOSE * (high - low)
        guess = self.mean + self.sd * NormalDist().inv_cdf(probability)
        for _ in range(_STEPS):
            guess = min(max(guess, low), high)
            off = self.below(guess) - probability
            low, high = (low, guess) if off > 0.0 else (guess, high)
            density = self._density(guess)
            newton = guess - off / density if density > 0.0 else low
            following = newton if low < newton < high else (low + high) / 2.0
            if abs(following - guess) <= close:
                return following
            guess = following
        return guess

    def _density(self, value: float) -> float:
        return sum(weight / sd * exp(-0.5 * ((value - mean) / sd) ** 2) for weight, mean, sd in self._each()) / sqrt(
            2 * pi
        )

    def _each(self) -> zip[tuple[float, float, float]]:
        return zip(self.weights, self.means, self.sds, strict=True)
