"""Pure decisions: when the next reminder is, when it is too late for one, and how long to wait after a failure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from msgspec.structs import replace

from leeward.kernel.moments import UnknownZone, moment_at, moment_in
from leeward.post.records import Chime, Reminders, Times

# A reminder that comes much later than it was meant for is about having missed it: silence is kinder (R28).
LATE = timedelta(hours=1)
# The mail that asks whether an address is one's own is waited for.
LATE_CONFIRMATION = timedelta(days=1)
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
# A week, and a day on each side for zones and for clocks that skip one.
_DAYS_AHEAD = range(-2, 10)
MOST_CHIMES = 12
MOST_ONCE = 40


def next_time(times: Times, after: datetime) -> datetime | None:
    """Return the first time after this instant, in UTC, or None where there is none.

    A clock time that comes twice counts once, the first time; one that never comes moves forward by the gap.
    """
    found = [*_weekly(times, after), *(datetime.fromtimestamp(at, UTC) for at in times.once)]
    return min((one for one in found if one > after), default=None)


def last_time(times: Times, after: datetime, until: datetime) -> datetime | None:
    """Return the newest time in (after, until], or None; of what was missed only the newest is of any use."""
    newest, start = None, max(after, until - timedelta(days=1))
    while (found := next_time(times, start)) is not None and found <= until:
        newest = start = found
    return newest


def _weekly(times: Times, after: datetime) -> Iterator[datetime]:
    zone = _known(times.zone)
    today = moment_in(zone, after).local().date()
    for day in (today + timedelta(days=ahead) for ahead in _DAYS_AHEAD):
        for chime in times.chimes:
            if chime.days >> day.weekday() & 1:
                yield at(zone, day, chime)


def at(zone: str, day: date, chime: Chime) -> datetime:
    """Return the instant, in UTC, at which clocks in this zone show the chime's time on this day."""
    return moment_at(zone, datetime.combine(day, time(chime.minute // 60, chime.minute % 60))).utc()


def _known(zone: str) -> str:
    """Return the zone, or "" for one that this machine does not know (any more): at UTC's time, and not never."""
    try:
        moment_in(zone, datetime(2026, 1, 1, tzinfo=UTC))
    except UnknownZone:
        return ""
    return zone


def wait(tries: int) -> timedelta:
    """Return how long to wait after this many tries that failed: twice as long each time."""
    doubled: int = 2 ** min(max(tries, 1) - 1, 10)
    return min(LONGEST_WAIT, FIRST_WAIT * doubled)


def with_chime(there: Reminders, chime: Chime, *, zone: str) -> Reminders:
    """Return the reminders with one more time; days of a time that is there already are joined to it."""
    days = chime.days | next((one.days for one in there.chimes if one.minute == chime.minute), 0)
    others = [one for one in there.chimes if one.minute != chime.minute]
    if len(others) >= MOST_CHIMES:
        return there
    return replace(there, chimes=sorted([*others, Chime(chime.minute, days)]), zone=zone or there.zone)


def without_chime(there: Reminders, minute: int) -> Reminders:
    """Return the reminders without the time that begins at this minute."""
    return replace(there, chimes=[one for one in there.chimes if one.minute != minute])


def with_once(there: Reminders, instants: list[int], *, now: datetime) -> Reminders:
    """Return the reminders with single times to come; what is over goes."""
    ahead = sorted({one for one in (*there.once, *instants) if one > now.timestamp()})
    return replace(there, once=ahead[:MOST_ONCE])


def copied(there: Reminders, *, language: str) -> Times:
    """Return what the server gets to read: nothing at all while reminders rest."""
    if there.is_paused:
        return Times()
    return Times(zone=there.zone, chimes=there.chimes, wording=there.wording, once=there.once, language=language)
