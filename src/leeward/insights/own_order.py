"""What a person's own order of their strategies counts for, before and beside what was recorded: three uses each.

Source: INSIGHTS.md 5(d), "adds 3 pseudo-uses".
"""

from __future__ import annotations

from statistics import NormalDist

OWN_ORDER_USES = 3
USUAL_SPREAD = 0.8  # points: how far the strategies of a person usually lie apart
USUAL_SIGMA = 1.7  # points: how far one use lies from what was to be expected


def told_by_order(place: int, count: int) -> float:
    """Return what the person's own order makes of the strategy at this place, 0 the first.

    Unit: points lower than after the average strategy.
    """
    return USUAL_SPREAD * NormalDist().inv_cdf(1.0 - (place + 0.5) / max(count, 1))


def from_own_order(place: int, count: int) -> tuple[float, float]:
    """Return mean and sd of a strategy of which nothing is known but its place."""
    told, usual = OWN_ORDER_USES / USUAL_SIGMA**2, 1.0 / USUAL_SPREAD**2
    return told * told_by_order(place, count) / (told + usual), (told + usual) ** -0.5
