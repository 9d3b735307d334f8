"""What the engine says: small frozen results that can be kept. Importing them never imports numpy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NotEnough:
    """Too few days for an honest sentence, and what is missing.

    Unit: days with at least one check-in, unless the function that returns it says otherwise.
    """

    have: int
    need: int

    @property
    def missing(self) -> int:
        """How many more days with a check-in it takes."""
        return max(self.need - self.have, 0)


@dataclass(frozen=True, slots=True)
class Trend:
    """How far the fitted line rose or fell from the first to the last recorded day, with its 95 % interval.

    Unit: change, low and high in points of the scale; first_day and last_day as in the days given.
    """

    days: int
    first_day: int
    last_day: int
    change: float
    low: float
    high: float
    phi: float
    is_clear: bool

    @property
    def holds_zero(self) -> bool:
        """Whether no change at all is among the likely values."""
        return self.low <= 0.0 <= self.high


@dataclass(frozen=True, slots=True)
class Shift:
    """One lasting change of level and the days it may have begun on.

    Unit: day is the first day of the new level; before and after are means in points of the scale, of the stretches on
        either side up to the next shift; until is the last day of the later stretch. may_be_gradual: a straight line
        through both stretches fits about as well as the step.
    """

    day: int
    earliest: int
    latest: int
    before: float
    after: float
    until: int
    is_sure: bool
    may_be_gradual: bool = False


@dataclass(frozen=True, slots=True)
class Shifts:
    """The shifts of a whole series, in order; have and need as in NotEnough, with no shifts while have < need."""

    have: int
    need: int
    shifts: tuple[Shift, ...] = ()

    @property
    def not_enough(self) -> NotEnough | None:
        """What is missing before shifts are looked for, or None."""
        return NotEnough(self.have, self.need) if self.have < self.need else None


@dataclass(frozen=True, slots=True)
class Begun:
    """What was worked out for the first days of a series of shifts, so that later days go on from it.

    Unit: count in days; prices in squared points; starts in four bytes each, one row a price, see partition.began. It
    belongs to the very days and prices its key was made of, and says nothing without them.
    """

    count: int
    prices: tuple[float, ...]
    key: bytes
    starts: bytes
