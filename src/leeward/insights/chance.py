"""What chance alone would do: tail probabilities, and how many findings of a family are worth showing."""

from __future__ import annotations

from collections.abc import Sequence

from leeward.insights.student import beta_share, t_probability


def two_sided(t: float, freedom: float) -> float:
    """Return how often chance alone gives a t at least this far from 0 on either side."""
    return 2.0 * t_probability(-abs(t), freedom)


def f_beyond(f: float, upper: float, lower: float) -> float:
    """Return how often chance alone gives an F at least this large. Source: Abramowitz and Stegun 26.6.2."""
    whole = lower + upper * max(f, 0.0)
    return beta_share(lower / whole, upper * max(f, 0.0) / whole, lower / 2.0, upper / 2.0)


def false_shares(chances: Sequence[float]) -> list[float]:
    """Return for each finding the share of false ones among it and all that are at least as clear.

    Shape: one probability each, in any order; one answer each, in the same order, never above 1.
    Source: Benjamini and Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x (their adjusted values).
    """
    order = sorted(range(len(chances)), key=lambda place: chances[place], reverse=True)
    adjusted = [1.0] * len(chances)
    least = 1.0
    for rank, place in zip(range(len(chances), 0, -1), order, strict=True):
        least = min(least, chances[place] * (len(chances) / rank))
        adjusted[place] = least
    return adjusted
