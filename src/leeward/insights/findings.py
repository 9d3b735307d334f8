"""What the engine says about factors, rhythms and early signs: small frozen results, without numpy."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Strength(StrEnum):
    """How far a finding carries. Source: INSIGHTS.md 5(c), Benjamini and Hochberg at .10 and .05."""

    NOTHING = "nothing stands out"
    POSSIBLE = "possible"
    CONSISTENT = "fairly consistent"


@dataclass(frozen=True, slots=True)
class Link:
    """How the outcome goes with one factor, all else in the design being equal.

    Unit: estimate, low and high (95 %) in points of the outcome for one step of the factor, or in shares (0.1: ten more
        times in a hundred) where rare hard moments are modelled. occurrences and episodes count the check-ins with the
        factor (for a number: above its mean); as_said those of them whose outcome lay on the estimate's side of what
        was to be expected, or was hard (not hard) where hard moments are modelled. chance: how often chance alone gives
        this. false_share: see chance.false_shares.
    """

    name: str
    occurrences: int
    episodes: int
    as_said: int
    estimate: float
    low: float
    high: float
    t: float
    chance: float
    false_share: float = 1.0
    strength: Strength = Strength.NOTHING


@dataclass(frozen=True, slots=True)
class Untested:
    """A factor about which nothing can be said yet: what there is of it and what it takes.

    Unit: check-ins with it, or without it where those are fewer; episodes in the same way.
    """

    name: str
    occurrences: int
    episodes: int
    occurrences_needed: int
    episodes_needed: int


@dataclass(frozen=True, slots=True)
class Factors:
    """Everything that was looked at, in the order it was given, and what could not be.

    before: the factor at a check-in, the outcome at the next ("tends to come before").
    beside: both at the same check-in ("goes together").
    after: the outcome at a check-in, the factor at the next; its estimates are in steps of the factor for one point.
    hard_from: outcomes from here on were modelled as hard, the others as not, because most lie at the floor; or None.
    """

    days: int
    check_ins: int
    hard_from: float | None
    before: tuple[Link, ...] = ()
    beside: tuple[Link, ...] = ()
    after: tuple[Link, ...] = ()
    untested: tuple[Untested, ...] = ()

    @property
    def looked_at(self) -> int:
        """How many factors were looked at."""
        return len(self.before)

    def stood_out(self, most: int = 3) -> tuple[Link, ...]:
        """Return what tends to come before, the clearest first, never more than three of them."""
        found = [link for link in self.before if link.strength is not Strength.NOTHING]
        return tuple(sorted(found, key=lambda link: link.chance)[: min(most, 3)])

    def is_as_strong_backwards(self, name: str) -> bool:
        """Whether the factor follows the outcome at least as clearly as it comes before it."""
        forwards = {link.name: abs(link.t) for link in self.before}
        backwards = {link.name: abs(link.t) for link in self.after if link.strength is not Strength.NOTHING}
        return name in backwards and backwards[name] >= forwards.get(name, 0.0)


@dataclass(frozen=True, slots=True)
class Band:
    """The mean of one part of the day or one weekday, with its 80 % band. Unit: points; part counted from 0."""

    part: int
    check_ins: int
    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A curve over the day or the week, and whether more than chance is in it. chance: None if it was not tested."""

    bands: tuple[Band, ...]
    chance: float | None
    strength: Strength


@dataclass(frozen=True, slots=True)
class Rhythms:
    """The day and the week. day is None where the time of day is not known, week where weekdays are not."""

    day: Rhythm | None
    week: Rhythm | None


@dataclass(frozen=True, slots=True)
class Notice:
    """A day on which the smoothed days left the usual range.

    Unit: points; level is the smoothed value on that day. since: from which day on the days were most likely other than
        usual. until: the day the smoothed ones came back below half the limit, or the last before a gap that made the
        chart start anew; None while they have not.
    """

    day: int
    level: float
    since: int = 0
    until: int | None = None


@dataclass(frozen=True, slots=True)
class EarlySigns:
    """The notices of one series on one side, and the usual range they were measured against.

    Unit: usual and limit in points: the mean of the baseline, and how far from it the smoothed days may go. flat: the
    baseline never varied, so that nothing can be said.
    """

    first_day: int
    last_day: int
    baseline_days: int
    usual: float
    limit: float
    phi: float
    flat: bool = False
    notices: tuple[Notice, ...] = field(default=())
