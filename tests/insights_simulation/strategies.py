"""Invented people who do something when it is hard, and rate the urge before and half an hour or so later.

The urge rises and falls by itself and is rated when it is high, so that it mostly falls whatever is done. Each person
has their own favourites, and reaches for some things only when it is worst. Ratings are whole points from 0 to 10.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import numpy as np

from leeward.insights.uses import WAITED, Use

STRATEGIES = 8
MEAN, SPREAD, KEPT = 2.5, 2.0, 0.6  # of the urge; how much of it is left at the next rating
APART = 0.6  # points: how far the strategies of a person lie apart
_NOISE = 0.5  # of one rating
_HARD = 5  # something is done from here on


@dataclass(frozen=True)
class Person:
    """What each strategy takes off the urge, beside what it does by itself, and how this person chooses."""

    rng: np.random.Generator
    effects: np.ndarray
    liked: np.ndarray = field(init=False)
    when_worst: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "liked", np.log(self.rng.dirichlet(np.full(len(self.effects), 2.0)) + 0.01))
        object.__setattr__(self, "when_worst", self.rng.normal(0, 0.5, len(self.effects)))

    @property
    def names(self) -> list[str]:
        return [f"s{place}" for place in range(len(self.effects))]

    def chosen(self, before: float) -> int:
        """Return what they reach for at this level."""
        drawn = self.liked + self.when_worst * (before - 6) + self.rng.gumbel(size=len(self.effects))
        return int(np.argmax(drawn))

    def hard_moment(self) -> tuple[float, float]:
        """Return the urge of a moment in which something is done, and its rating."""
        while True:
            urge = self.rng.normal(MEAN, SPREAD)
            rated = self._rated(urge)
            if rated >= _HARD:
                return urge, rated

    def afterwards(self, urge: float, effect: float) -> float:
        """Return the next rating."""
        drift = self.rng.normal(0, SPREAD * np.sqrt(1 - KEPT**2))
        return self._rated(MEAN + KEPT * (urge - MEAN) + drift - effect)

    def use(self, place: int | None = None) -> Use:
        """Return one use, of what they chose or of what they were told."""
        urge, before = self.hard_moment()
        place = self.chosen(before) if place is None else place
        after = self.afterwards(urge, self.effects[place])
        return Use(self.names[place], before, after, float(self.rng.integers(15, 60)))

    def wait(self) -> Use:
        """Return a pair in which nothing was done."""
        urge, before = self.hard_moment()
        return Use(WAITED, before, self.afterwards(urge, 0.0), 30.0)

    def _rated(self, urge: float) -> float:
        return float(np.clip(np.round(urge + self.rng.normal(0, _NOISE)), 0, 10))


def person(rng: np.random.Generator, apart: float = APART, count: int = STRATEGIES, common: float = 0.0) -> Person:
    """Return a person; common: what every strategy takes off beside its own."""
    return Person(rng, common + apart * rng.standard_normal(count))


@cache
def _lower_on_the_scale() -> tuple[np.ndarray, np.ndarray]:
    """Return for effects from -4 to 4 by how much the mean rating afterwards is lower."""
    rng = np.random.default_rng(0)
    nobody = Person(rng, np.zeros(1))
    urges = np.array([nobody.hard_moment()[0] for _ in range(20_000)])
    drift = rng.normal(0, SPREAD * np.sqrt(1 - KEPT**2), len(urges)) + rng.normal(0, _NOISE, len(urges))
    steps = np.linspace(-4, 4, 33)
    after = [np.clip(np.round(MEAN + KEPT * (urges - MEAN) + drift - effect), 0, 10).mean() for effect in steps]
    return steps, after[16] - np.array(after)


def on_the_scale(effects: np.ndarray) -> np.ndarray:
    """Return by how many points of the scale each effect lowers the mean rating afterwards."""
    return np.interp(effects, *_lower_on_the_scale())
