"""Pure decisions about afterwards: when a look back may be offered, and what is still there. Nothing is counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from leeward.coping.after.records import WORDS, HardTime
from leeward.coping.plan.records import ALONE, Plan
from leeward.coping.plan.rules import has_words, lines, people_named, within_reach
from leeward.kernel.moments import Moment

# Never within the first hour (R38: our judgement, in CLINICAL.md).
LOOK_BACK_AFTER = timedelta(hours=1)
# For so long the page offers to go on with a look back that was begun; after that it is found among what was written.
GOES_ON_FOR = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class StillYours:
    """What a person has gathered. It grows with what they keep, and nothing that happens makes it less (R25 to R27)."""

    has_plan: bool
    people: list[str]
    on_my_own: list[str]
    found_out: list[str]
    helped: list[str]
    holds_on: bool

    @property
    def is_anything(self) -> bool:
        """Return whether there is anything yet."""
        return self.has_plan or self.holds_on or bool(self.found_out or self.helped)


def look_back_opens(moment: Moment) -> datetime:
    """Return when a look back at this moment is first offered."""
    return moment.utc() + LOOK_BACK_AFTER


def may_look_back(moment: Moment, now: datetime) -> bool:
    """Return whether the first hour is over."""
    return now >= look_back_opens(moment)


def has_any_words(record: HardTime) -> bool:
    """Return whether anything beside the time was written."""
    return any(getattr(record, name).strip() for name in WORDS)


def goes_on(record: HardTime, now: datetime) -> bool:
    """Return whether this one was named lately and nothing was written about it yet."""
    return not has_any_words(record) and now < record.moment.utc() + GOES_ON_FOR


def still_yours(
    plan: Plan, hard_times: Sequence[HardTime], *, helped: Iterable[str] = (), holds_on: bool = False
) -> StillYours:
    """Return everything gathered, the oldest first and each once: one more hard time can add to it and never take.

    Shape: `helped` the titles of tools that were said to have helped, `holds_on` whether anything is held on to.
    """
    return StillYours(
        has_plan=any(has_words(part) for part in plan.parts.values()),
        people=people_named(within_reach(plan)),
        on_my_own=lines(plan.part(ALONE).words),
        found_out=_each_once(line for record in hard_times for line in lines(record.instead)),
        helped=_each_once(helped),
        holds_on=holds_on,
    )


def _each_once(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(found))
