"""The next suggestion: mostly what has helped this person, now and then another of their own, never one that was worse.

Plain Python. Source: INSIGHTS.md 5(d); Thompson 1933, doi:10.1093/biomet/25.3-4.285, with the draws drawn in (T = .3).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from random import Random
from statistics import NormalDist

from leeward.insights.own_order import from_own_order

TEMPER = 0.3
NOT_FROM = 8.0  # points of urge: from here on nothing is tried out
_STEPS = 64  # of the sum that works out a share


@dataclass(frozen=True, slots=True)
class Candidate:
    """A strategy the person has listed and that fits the place. was_worse: they said so after using it.

    Unit: mean and sd as Standing; None where nothing is known but the person's own order.
    """

    strategy: str
    mean: float | None = None
    sd: float | None = None
    was_worse: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A strategy to show, and how often it would be among those shown if they were drawn again."""

    strategy: str
    share: float


@dataclass(frozen=True, slots=True)
class _Drawn:
    place: int
    candidate: Candidate
    known: NormalDist


def suggest(candidates: Sequence[Candidate], *, urge: float | None, rng: Random, most: int = 3) -> tuple[Offer, ...]:
    """Return what to offer, the most promising first.

    Shape: candidates in the person's own order, each once. urge: points from 0 to 10, None where unknown. From 8 on,
        and where it is no number, nothing is left to chance. rng: random.SystemRandom() or, in tests, a seeded one.
        What was worse is offered only where fewer than `most` others are there.
    Errors: none.
    """
    temper = TEMPER if urge is None or urge < NOT_FROM else 0.0
    hopes = [
        _Drawn(place, candidate, _hope(place, candidate, len(candidates), temper))
        for place, candidate in enumerate(candidates)
    ]
    offered: list[Offer] = []
    for was_worse in (False, True):
        among = [one for one in hopes if one.candidate.was_worse is was_worse]
        offered += _offers(among, rng, most - len(offered))
    return tuple(offered)


def _hope(place: int, candidate: Candidate, count: int, temper: float) -> NormalDist:
    """Return what is drawn from for this candidate."""
    mean, sd = candidate.mean, candidate.sd
    if mean is None or sd is None or not isfinite(mean) or not 0.0 <= sd < float("inf"):
        mean, sd = from_own_order(place, count)
    return NormalDist(mean, temper * sd)


def _offers(among: Sequence[_Drawn], rng: Random, room: int) -> list[Offer]:
    """Return the offers that find room; equal draws fall in the person's own order."""
    if room <= 0:
        return []
    drawn = {one.place: rng.gauss(one.known.mean, one.known.stdev) for one in among}
    shown = sorted(among, key=lambda one: (-drawn[one.place], one.place))[:room]
    return [Offer(one.candidate.strategy, _share(one, among, room)) for one in shown]


def _share(one: _Drawn, among: Sequence[_Drawn], room: int) -> float:
    """Return how likely fewer than `room` others draw higher.

    Shape: worked out and not drawn: at 64 equally likely draws of its own, the chance of 0, 1, ... others above it.
        Cost: 64 x candidates x room for each offer; 20 candidates and 3 offers take a few ms.
    """
    others = [other for other in among if other is not one]
    if len(others) < room:
        return 1.0
    draws = [one.known.mean]
    if one.known.stdev > 0.0:
        draws = [one.known.inv_cdf((step + 0.5) / _STEPS) for step in range(_STEPS)]
    return sum(_fewer(others, one.place, draw, room) for draw in draws) / len(draws)


def _fewer(others: Sequence[_Drawn], place: int, draw: float, room: int) -> float:
    """Return how likely fewer than `room` of the others lie above this draw."""
    counts = [1.0] + [0.0] * (room - 1)  # the chance that so many do
    for other in others:
        above = _above(other, place, draw)
        for count in range(room - 1, 0, -1):
            counts[count] = counts[count] * (1.0 - above) + counts[count - 1] * above
        counts[0] *= 1.0 - above
    return min(sum(counts), 1.0)


def _above(other: _Drawn, place: int, draw: float) -> float:
    if other.known.stdev > 0.0:
        return 1.0 - other.known.cdf(draw)
    return float((other.known.mean, -other.place) > (draw, -place))
