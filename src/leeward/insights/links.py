"""How a slope becomes a link: how often and in how many separate episodes its factor came, and what chance would do.

Source: INSIGHTS.md 5(c): 8 check-ins with the factor, 5 separate episodes; freedom from the episodes; Benjamini and
Hochberg at .10 and .05.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from leeward.insights.chance import false_shares, two_sided
from leeward.insights.findings import Link, Strength, Untested
from leeward.insights.regression import slopes
from leeward.insights.student import t_quantile

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Counts = NDArray[np.int64]

OCCURRENCES, EPISODES = 8, 5
SPARE = 10  # rows beyond what the adjustment uses up, below which no slope is looked at
_POSSIBLE, _CONSISTENT = 0.10, 0.05
_CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True, eq=False)
class Rarity:
    """How often and in how many separate episodes each column lies above its mean, or below it where that is rarer."""

    present: Flags
    occurrences: Counts
    episodes: Counts

    @classmethod
    def of(cls, columns: Numbers) -> Rarity:
        """Count. Shape: rows in order of time."""
        present = columns > columns.sum(axis=0) / max(len(columns), 1)
        above = present.sum(axis=0)
        rarer = np.minimum(above, len(columns) - above)
        return cls(present, rarer, _episodes(present))

    @property
    def enough(self) -> Flags:
        """Which columns vary often enough to be looked at."""
        able: Flags = (self.occurrences >= OCCURRENCES) & (self.episodes >= EPISODES)
        return able

    def only(self, places: Counts) -> Rarity:
        """Return some of the columns."""
        return Rarity(self.present[:, places], self.occurrences[places], self.episodes[places])


def _episodes(present: Flags) -> Counts:
    """Return the smaller number of runs of True and of False in each column."""
    if not len(present):
        return np.zeros(present.shape[1], dtype=np.int64)
    changes = (present[1:] != present[:-1]).sum(axis=0)
    # Runs of both kinds take turns, so both counts follow from where the first and the last row stand.
    fewer: Counts = (changes + 1) // 2
    return fewer


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """One question for some factors: what each was, and what is left of both sides once the adjustment is taken out.

    Shape: rows in order of time; outcome one column, or one for each factor. Unit: freedom as in regression.slopes;
        rare is the number of separate hard episodes where hard moments are modelled, which then caps the freedom. hard
        says of each row whether it was, to be counted: a probability fitted by a line may lie below 0, and an easy hour
        would count as hard.
    """

    counted: Rarity
    own: Numbers
    outcome: Numbers
    freedom: int
    rare: int | None = None
    hard: Flags | None = None

    def links(self, names: Sequence[str]) -> Iterator[Link | None]:
        """Yield the link of each factor, or None where the factor or the outcome holds nothing of its own."""
        found = slopes(self.own, self.outcome, self.freedom)
        above = (self.outcome > 0.0 if self.hard is None else self.hard) == (found.slopes > 0.0)
        as_said = (above & self.counted.present).sum(axis=0)
        occurrences = self.counted.present.sum(axis=0)
        for place, name in enumerate(names):
            episodes = int(self.counted.episodes[place])
            fewest = episodes if self.rare is None else min(episodes, self.rare)
            slope, error = float(found.slopes[place]), float(found.errors[place])
            freedom = float(min(self.freedom, 2 * max(fewest, 1)))
            counts = int(occurrences[place]), episodes, int(as_said[place])
            yield _link(name, counts, (slope, error), freedom) if error > 0.0 else None


def _link(name: str, counts: tuple[int, int, int], fitted: tuple[float, float], freedom: float) -> Link:
    (occurrences, episodes, as_said), (slope, error) = counts, fitted
    margin = t_quantile(0.5 + _CONFIDENCE / 2, freedom) * error
    return Link(
        name=name,
        occurrences=occurrences,
        episodes=episodes,
        as_said=as_said,
        estimate=slope,
        low=slope - margin,
        high=slope + margin,
        t=slope / error,
        chance=two_sided(slope / error, freedom),
    )


def untested(name: str, counted: Rarity, place: int) -> Untested:
    """Return what there is of a factor that could not be looked at."""
    return Untested(name, int(counted.occurrences[place]), int(counted.episodes[place]), OCCURRENCES, EPISODES)


def judged(links: Sequence[Link]) -> list[Link]:
    """Return the links of one family with what chance alone would do to all of them together."""
    shares = false_shares([link.chance for link in links])
    return [
        replace(link, false_share=share, strength=_strength(share)) for link, share in zip(links, shares, strict=True)
    ]


def _strength(share: float) -> Strength:
    if share > _POSSIBLE:
        return Strength.NOTHING
    return Strength.CONSISTENT if share <= _CONSISTENT else Strength.POSSIBLE
