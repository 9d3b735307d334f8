"""What is decided about a plan and a time of moving. Pure: days and seconds come in as numbers.

A plan becomes smaller as easily as it grows, and a day without it is nothing at all: no rule here looks at a day before
today. Source: CLINICAL.md 5.2 (two to five minutes, not more than about sixty a day).
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from leeward.movement.records import OWN, Doing, Moved, Plan

REST = 0
SIZES = (1, 2, 5, 10, 15, 20)  # minutes
FIRST_SIZE = 5
PLENTY = 60  # minutes a day; our own judgement, for moving too much can itself be a way to hurt oneself
MINUTE = 60  # seconds
FORGOTTEN = 12 * 3600  # seconds after which nobody comes back to what they began
LONGEST = 24 * 60  # minutes of one time of moving


def usual(plan: Plan) -> int:
    """Return the minutes of a usual day."""
    return FIRST_SIZE if plan.minutes is None else plan.minutes


def size_on(plan: Plan, day: int) -> int:
    """Return the minutes for this day: what was chosen for it, or as usual. Unit: day as Moment.day_number()."""
    return plan.today if plan.on == day else usual(plan)


def smaller(minutes: int) -> int:
    """Return the next smaller size; below the smallest is rest."""
    return max((size for size in SIZES if size < minutes), default=REST)


def larger(minutes: int) -> int:
    """Return the next larger size; the largest stays."""
    return min((size for size in SIZES if size > minutes), default=SIZES[-1])


def made_smaller(plan: Plan, day: int) -> Plan:
    """Make it smaller, for this day alone."""
    return replace(plan, on=day, today=smaller(size_on(plan, day)))


def made_larger(plan: Plan, day: int) -> Plan:
    """Make it a little larger, for this day alone."""
    return replace(plan, on=day, today=larger(size_on(plan, day)))


def rested(plan: Plan, day: int) -> Plan:
    """Rest, for this day alone."""
    return replace(plan, on=day, today=REST)


def as_usual(plan: Plan) -> Plan:
    """Let what was chosen for one day go."""
    return replace(plan, on=0, today=REST)


def with_move(plan: Plan, key: str) -> Plan:
    """Put a movement into the plan, at the end; one that is in it already stays where it is."""
    return plan if key in plan.moves else replace(plan, moves=[*plan.moves, key])


def is_empty(plan: Plan) -> bool:
    """Return whether nothing was ever chosen; what somebody goes by is no plan yet."""
    return replace(as_usual(plan), needs=[]) == Plan()


def minutes_on(times: Iterable[Moved], day: int) -> int:
    """Return the minutes the person wrote for this day. A phone's are not added: they may be the same minutes again."""
    return sum(one.minutes or 0 for one in times if one.source == OWN and one.moment.day_number() == day)


def is_plenty(minutes: int) -> bool:
    """Return whether a day has had enough moving for a word about rest."""
    return minutes > PLENTY


def seconds_moved(doing: Doing, now: int) -> int:
    """Return how long it has been going on, pauses left out."""
    return max((doing.paused or now) - doing.began - doing.rested, 0)


def minutes_moved(doing: Doing, now: int) -> int:
    """Return the same in whole minutes, at least one."""
    return min(max(round(seconds_moved(doing, now) / MINUTE), 1), LONGEST)


def paused(doing: Doing, now: int) -> Doing:
    """Pause; what is paused already stays so."""
    return doing if doing.paused else replace(doing, paused=now)


def gone_on(doing: Doing, now: int) -> Doing:
    """Go on after a pause."""
    if doing.paused is None:
        return doing
    return replace(doing, paused=None, rested=doing.rested + max(now - doing.paused, 0))


def is_forgotten(doing: Doing, now: int) -> bool:
    """Return whether nobody will come back to it, or a clock jumped."""
    return not 0 <= now - doing.began < FORGOTTEN
