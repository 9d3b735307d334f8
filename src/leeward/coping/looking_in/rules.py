"""Pure decisions about looking in again: which times, which of them has come, and when silence is kinder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from leeward.coping.looking_in.records import Asked, LookIns
from leeward.kernel.moments import Moment, moment_in

# CLINICAL.md 3.4: thoughts last 1 to 3 hours on average, the wish behind them about 20 (C2).
HOURS = (1, 3, 22)
FURTHEST = timedelta(days=14)
# Whoever comes back later than this is not asked about it: that would be about the gap (R28).
SHOWN_FOR = timedelta(days=3)
MOST_WAITING = 20


def times_for(hours: Iterable[int], own: datetime | None, *, zone: str, now: datetime) -> list[Moment]:
    """Return the moments meant, in order, each once."""
    instants = {now + timedelta(hours=hour) for hour in hours} | ({own.astimezone(UTC)} if own else set())
    return [moment_in(zone, instant) for instant in sorted(instants)]


def with_asked(there: LookIns, asked: Asked) -> LookIns:
    """Return what waits with one more asking; the same form again changes nothing, and of too many the oldest go."""
    if not asked.times or any(one.id == asked.id for one in there.asked):
        return there
    return replace(there, asked=[*there.asked, asked][-MOST_WAITING:])


def due(asked: Sequence[Asked], now: datetime) -> Moment | None:
    """Return the newest time that has come and is still worth asking about, or None."""
    come = [time for one in asked for time in one.times if time.utc() <= now < time.utc() + SHOWN_FOR]
    return max(come, key=lambda time: time.at, default=None)


def ahead(asked: Sequence[Asked], now: datetime) -> list[Moment]:
    """Return the times that are still to come, in order."""
    return sorted((time for one in asked for time in one.times if time.utc() > now), key=lambda time: time.at)


def after_looking(there: LookIns, now: datetime) -> LookIns:
    """Return what still waits once the person has looked: only the times to come."""
    left = [replace(one, times=[time for time in one.times if time.utc() > now]) for one in there.asked]
    return replace(there, asked=[one for one in left if one.times])
