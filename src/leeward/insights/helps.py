"""What the engine says about strategies: small frozen results, without numpy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from leeward.insights.results import NotEnough


class HelpStrength(StrEnum):
    """How sure it is that a strategy goes with a lower urge than the others do. Nothing is said of one that does not.

    Source: INSIGHTS.md 5(d): more likely than .8, and than .95.
    """

    TOO_EARLY = "too early to say"
    MAY = "may help more"
    MORE = "seems to help more than most"


class Lacking(StrEnum):
    """Which uses are too few."""

    OF_ONE = "no strategy was used often enough"
    OF_OTHERS = "nothing else was used often enough to compare with"


@dataclass(frozen=True, slots=True)
class TooFewUses(NotEnough):
    """Too few uses for an honest comparison. Unit: uses that can be compared, of the kind that is lacking."""

    lacking: Lacking = Lacking.OF_ONE


@dataclass(frozen=True, slots=True)
class Help:
    """How much lower the urge is after one strategy than after the person's others, from the same level before.

    Unit: lower, low and high (95 %) in points, positive where it is lower. chance_more: how likely it is that it is
    lower at all than after the others, each of which counts the same. Of one that is TOO_EARLY no number is for a page:
    that it seems to do less than others is never said.
    """

    strategy: str
    uses: int
    lower: float
    low: float
    high: float
    chance_more: float
    strength: HelpStrength


@dataclass(frozen=True, slots=True)
class Comparison:
    """How much lower the urge is after the person's strategies, taken together, than after only rating again.

    Unit: as Help; waits are the pairs in which nothing else was done.
    """

    waits: int
    lower: float
    low: float
    high: float
    chance_more: float

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves out that there is no difference."""
        return self.low > 0.0 or self.high < 0.0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a strategy stands among the person's own, for suggestions only and never to be shown.

    Unit: mean and sd in points lower than after the average strategy; uses that can be compared, 0 where all that is
    known is the person's own order.
    """

    strategy: str
    uses: int
    mean: float
    sd: float


@dataclass(frozen=True, slots=True)
class Helping:
    """What seems to help this person, the clearest first.

    uses: those that were compared; left_out: those that could not be. against_waiting: None as long as waits_needed
    says how many pairs are missing; without them nobody can tell help from an urge that would have eased anyway.
    has_context: whether being out and a high start were held equal.
    """

    uses: int
    left_out: int
    has_context: bool
    strategies: tuple[Help, ...]
    standings: tuple[Standing, ...]
    against_waiting: Comparison | None
    waits_needed: NotEnough | None

    def seem_to_help(self) -> tuple[Help, ...]:
        """Return those about which something can be said, the clearest first."""
        return tuple(one for one in self.strategies if one.strength is not HelpStrength.TOO_EARLY)
