"""What a person did when it was hard: the rating before, the rating after, and which pairs can be compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

WAITED = ""  # the strategy of a pair in which nothing was done but rating again
SHORTEST, LONGEST = 10.0, 120.0  # minutes
LOWEST, HIGHEST = 0.0, 10.0  # points


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a strategy.

    Unit: before and after in points from 0 to 10; minutes between the two. out: away from home, None where unknown.
    """

    strategy: str
    before: float
    after: float
    minutes: float
    out: bool | None = None

    @property
    def counts(self) -> bool:
        """Whether it can be compared. Source: INSIGHTS.md 5(d): 10 to 120 minutes between."""
        return (
            SHORTEST <= self.minutes <= LONGEST and LOWEST <= self.before <= HIGHEST and LOWEST <= self.after <= HIGHEST
        )


@dataclass(frozen=True, slots=True)
class Uses:
    """The uses that can be compared, in the order given, and how many others there were."""

    done: tuple[Use, ...]
    waited: tuple[Use, ...]
    left_out: int

    def of(self, strategy: str) -> int:
        """Return how many uses of one strategy can be compared."""
        return sum(use.strategy == strategy for use in self.done)


def comparable(uses: Iterable[Use]) -> Uses:
    """Return the uses that can be compared. Errors: none; NaN and infinities are left out with the rest."""
    given = tuple(uses)
    counted = tuple(use for use in given if use.counts)
    return Uses(
        done=tuple(use for use in counted if use.strategy != WAITED),
        waited=tuple(use for use in counted if use.strategy == WAITED),
        left_out=len(given) - len(counted),
    )
