"""How a ride goes on: pure decisions about one state and the time of day.

Source: CLINICAL.md 5.1: steps of five minutes, a rating at each, a natural end about fifteen, at thirty still high
people instead of skills. 5.2: "you can wait it out", never "the urge will go".
"""

from __future__ import annotations

from enum import StrEnum

from msgspec.structs import replace

from leeward.coping.ride.records import Beginning, Riding, Step, Waiting
from leeward.coping.toolbox.records import Offered

MINUTE = 60
STEP_MINUTES = 5
NATURAL_END_MINUTES = 15
PEOPLE_MINUTES = 30
# From here on nothing is tried out, and the plan and people come first (INSIGHTS.md 5(d)).
VERY_STRONG = 8
# At half an hour this or more is still high, and so is what nobody said a number for.
STILL_STRONG = 5
# A ride nobody came back to for so long is over by itself.
FORGOTTEN_HOURS = 3
WAIT_MINUTES = 30
LONGEST_WAIT_MINUTES = 120


class Place(StrEnum):
    """Where somebody is in a ride."""

    CHOOSING = "choosing"
    DOING = "doing"
    RESTING = "resting"
    PEOPLE = "people"


def minute(riding: Riding, now: int) -> int:
    """Return how many minutes the ride has lasted. Unit: now in seconds since 1970."""
    return max(0, now - riding.began) // MINUTE


def seconds_left(riding: Riding, now: int) -> int:
    """Return how many seconds of these five minutes are left, 0 when they are over."""
    return max(0, STEP_MINUTES * MINUTE - max(0, now - riding.since))


def is_forgotten(riding: Riding, now: int) -> bool:
    """Return whether nobody came back to it; a clock that jumped back does not keep it for ever."""
    return abs(now - riding.since) > FORGOTTEN_HOURS * 60 * MINUTE


def newest(riding: Riding) -> int | None:
    """Return the newest number that was said, or None where the last answer was none."""
    return riding.steps[-1].after if riding.steps else riding.first


def said(riding: Riding) -> list[int]:
    """Return the numbers that were said, in order."""
    numbers = [riding.first, *(step.after for step in riding.steps)]
    return [number for number in numbers if number is not None]


def place(riding: Riding) -> Place:
    """Return which page comes now.

    Shape: the two ends of the road are offered only right after a rating; who goes on is asked again at the next one.
    """
    if riding.strategy:
        return Place.DOING
    if not riding.steps:
        return Place.CHOOSING
    last = riding.steps[-1]
    if minute(riding, last.ended) >= PEOPLE_MINUTES and (last.after is None or last.after >= STILL_STRONG):
        return Place.PEOPLE
    return Place.RESTING if minute(riding, last.ended) >= NATURAL_END_MINUTES else Place.CHOOSING


def begun(id: bytes, beginning: Beginning, *, now: int) -> Riding:
    """Return a new ride."""
    return Riding(id=id, began=now, since=now, first=beginning.first, keeps=beginning.keeps, out=beginning.out)


def chosen(riding: Riding, strategy: str, *, use_id: bytes, offered: list[Offered], now: int) -> Riding:
    """Return the ride with five minutes of this tool begun; what was under way and not rated is let go."""
    if strategy == riding.strategy:
        return riding
    return replace(riding, strategy=strategy, use_id=use_id, offered=offered, since=now)


def rated(riding: Riding, number: int, *, after: int | None, how: str, now: int) -> Riding:
    """Return the ride with its step `number` (from 0) rated.

    Shape: the current step is closed and a new one may be chosen. A step that was rated before is corrected and
        nothing else changes: somebody went back, or sent it twice. A number that does not exist changes nothing.
    """
    if number < len(riding.steps):
        return replace(riding, steps=_corrected(riding.steps, number, after=after, how=how))
    if number > len(riding.steps) or not riding.strategy:
        return riding
    step = Step(
        use_id=riding.use_id,
        strategy=riding.strategy,
        began=riding.since,
        ended=now,
        before=newest(riding),
        after=after,
        how=how,
        offered=riding.offered,
    )
    return replace(riding, steps=[*riding.steps, step], strategy="", use_id=b"", offered=[], since=now)


def _corrected(steps: list[Step], number: int, *, after: int | None, how: str) -> list[Step]:
    """Return the steps with one rating changed; it is also where the next step began."""
    changed = [*steps]
    changed[number] = replace(changed[number], after=after, how=how or changed[number].how)
    if number + 1 < len(changed):
        changed[number + 1] = replace(changed[number + 1], before=after)
    return changed


def over(riding: Riding, how: str, *, keeps: bool, now: int) -> Riding:
    """Return the ride ended. What is not to be kept is not in it any more."""
    ended = replace(riding, ended=how, keeps=keeps, strategy="", use_id=b"", offered=[], since=now)
    return ended if keeps else replace(ended, first=None, steps=[], out=False)


def is_due(waiting: Waiting, now: int) -> bool:
    """Return whether the half hour is over."""
    return now - waiting.began >= WAIT_MINUTES * MINUTE


def is_too_late(waiting: Waiting, now: int) -> bool:
    """Return whether it is too late to compare, or the clock jumped back."""
    return not 0 <= now - waiting.began <= LONGEST_WAIT_MINUTES * MINUTE
