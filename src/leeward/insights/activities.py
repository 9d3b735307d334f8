"""What a person did, and how their mood was afterwards: the links of insights.factors, drawn towards none.

A person does many things; the one that looks best among them mostly looks better than it is. So each link is drawn
towards 0 the more, the less sure it is. Plain Python.

Source: INSIGHTS.md 5(d), normal-normal with tau = .5; Efron and Morris 1975, doi:10.1080/01621459.1975.10479864.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from leeward.insights.findings import Factors, Link, Strength, Untested

TAU = 0.5  # points: how far activities usually lie apart
TAU_RARE = 0.05  # the same where hard moments are counted, in shares of all check-ins
_NORMAL = 1.959964  # the 97.5 % quantile


@dataclass(frozen=True, slots=True)
class Activity:
    """How the outcome goes with something done at the check-in before, all else in the design being equal.

    Unit: estimate, low and high (95 %) in points of the outcome, or in shares where hard moments are modelled; drawn
        towards 0. occurrences, episodes, as_said, strength: as Link, of what was found before it was drawn in.
    """

    name: str
    occurrences: int
    episodes: int
    as_said: int
    estimate: float
    low: float
    high: float
    strength: Strength


@dataclass(frozen=True, slots=True)
class Activities:
    """All that were looked at, from the one after which the outcome is highest down, and those too seldom done."""

    days: int
    hard_from: float | None
    activities: tuple[Activity, ...]
    untested: tuple[Untested, ...]

    def stood_out(self) -> tuple[Activity, ...]:
        """Return those in which there is more than chance."""
        return tuple(one for one in self.activities if one.strength is not Strength.NOTHING)


def activities(said: Factors, names: Collection[str] | None = None) -> Activities:
    """Return what was found of the things done.

    Shape: said by factors or lasting_factors; names: which of its factors were things done, None for all.
    """
    tau = TAU if said.hard_from is None else TAU_RARE
    found = [_drawn_in(link, tau) for link in said.before if names is None or link.name in names]
    return Activities(
        days=said.days,
        hard_from=said.hard_from,
        activities=tuple(sorted(found, key=lambda one: (-one.estimate, one.name))),
        untested=tuple(one for one in said.untested if names is None or one.name in names),
    )


def _drawn_in(link: Link, tau: float) -> Activity:
    """Return the link with its estimate and interval after the normal-normal step.

    Shape: the error is taken from the interval, so that few episodes, whose interval is wider, count as less sure.
    """
    error = (link.high - link.low) / 2.0 / _NORMAL
    kept = tau**2 / (tau**2 + error**2)
    middle, margin = kept * link.estimate, _NORMAL * kept**0.5 * error
    return Activity(
        link.name,
        link.occurrences,
        link.episodes,
        link.as_said,
        middle,
        middle - margin,
        middle + margin,
        link.strength,
    )
