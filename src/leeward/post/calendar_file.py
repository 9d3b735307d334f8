"""Times as a file for one's own calendar. Pure. Its title is neutral and it says nothing of what it is for.

Source: RFC 5545 (lines end with CRLF; a time with a zone needs that zone's rules beside it; an alarm needs an action,
a description and a trigger). Lines stay under 75 bytes by what they hold, so none is folded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from leeward.kernel.moments import Moment, moment_in
from leeward.post.records import EVERY_DAY, Chime
from leeward.post.rules import at

KIND = "text/calendar; charset=utf-8"
LASTS = timedelta(minutes=10)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# For how long the rules of a zone are written down; laws change them sooner than that.
ZONE_YEARS = 10
LONGEST_TITLE = 60


def calendar(parts: Iterable[str]) -> str:
    """Return a whole file around its events."""
    return "\r\n".join(
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Reminders//EN", "CALSCALE:GREGORIAN", *parts, "END:VCALENDAR", ""]
    )


def event(times: Iterable[str], *, title: str, uid: str, made: datetime) -> list[str]:
    """Return the lines of one event with an alarm at its beginning; `times` are its lines of when."""
    words = escaped(title)
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}",
        *times,
        f"SUMMARY:{words}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{words}",
        "TRIGGER:PT0S",
        "END:VALARM",
        "END:VEVENT",
    ]


def weekly(chimes: Sequence[Chime], *, zone: str, title: str, name: str, made: datetime) -> str:
    """Return a file in which every chime comes back each week, at the same time by the clock on the wall.

    Shape: `name` is random and makes the events' ids; without a zone the times float, as clocks show them anywhere.
    """
    lines = list(_zone_rules(zone, made)) if zone else []
    for chime in chimes:
        begins = _first_day(chime, zone, made)
        stamp = f"{begins:%Y%m%d}T{chime.minute // 60:02d}{chime.minute % 60:02d}00"
        start = f"DTSTART;TZID={zone}:{stamp}" if zone else f"DTSTART:{stamp}"
        days = ",".join(DAYS[day] for day in range(7) if chime.days >> day & 1)
        rule = "RRULE:FREQ=DAILY" if chime.days == EVERY_DAY else f"RRULE:FREQ=WEEKLY;BYDAY={days}"
        lines += event([start, "DURATION:PT10M", rule], title=title, uid=f"{name}-{chime.minute}", made=made)
    return calendar(lines)


def single(times: Iterable[Moment], *, title: str, name: str, made: datetime) -> str:
    """Return a file of single times.

    Shape: `title` is neutral; `name` is random and makes the events' ids.
    """
    lines: list[str] = []
    for number, time in enumerate(times, start=1):
        begins = f"DTSTART:{time.utc():%Y%m%dT%H%M%SZ}"
        ends = f"DTEND:{time.utc() + LASTS:%Y%m%dT%H%M%SZ}"
        lines += event([begins, ends], title=title, uid=f"{name}-{number}", made=made)
    return calendar(lines)


def _first_day(chime: Chime, zone: str, made: datetime) -> date:
    """Return the first day of the chime that is not over: a rule has to begin on a day it holds for."""
    today = moment_in(zone, made).local().date()
    days = (today + timedelta(days=ahead) for ahead in range(9))
    return next(day for day in days if chime.days >> day.weekday() & 1 and at(zone, day, chime) > made)


def _zone_rules(zone: str, made: datetime) -> Iterator[str]:
    """Yield the zone's offsets as they are now and as they change in the years to come."""
    yield from ("BEGIN:VTIMEZONE", f"TZID:{zone}")
    start = datetime(made.year, 1, 1, tzinfo=UTC)
    before = moment_in(zone, start)
    yield from _observance(before.local(), before.offset, before.offset, is_summer=False)
    for change in _changes(zone, start, start.replace(year=made.year + ZONE_YEARS)):
        after = moment_in(zone, change)
        local = (change + timedelta(minutes=before.offset)).replace(tzinfo=None)
        yield from _observance(local, before.offset, after.offset, is_summer=after.offset > before.offset)
        before = after
    yield "END:VTIMEZONE"


def _observance(local: datetime, before: int, after: int, *, is_summer: bool) -> list[str]:
    kind = "DAYLIGHT" if is_summer else "STANDARD"
    times = [f"DTSTART:{local:%Y%m%dT%H%M%S}", f"TZOFFSETFROM:{_offset(before)}", f"TZOFFSETTO:{_offset(after)}"]
    return [f"BEGIN:{kind}", *times, f"END:{kind}"]


def _changes(zone: str, first: datetime, last: datetime) -> Iterator[datetime]:
    """Yield the instants at which the offset changes, found day by day and then by halving."""
    day = timedelta(days=1)
    while first < last:
        if moment_in(zone, first).offset != moment_in(zone, first + day).offset:
            low, high = first, first + day
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) // 2
                is_before = moment_in(zone, middle).offset == moment_in(zone, low).offset
                low, high = (middle, high) if is_before else (low, middle)
            yield high.replace(second=0, microsecond=0)
        first += day


def _offset(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}{rest:02d}"


def escaped(text: str) -> str:
    """Return the text on one line, with the signs that mean something in such a file set apart."""
    line = " ".join(text.split())[:LONGEST_TITLE]
    for mark in ("\\", ";", ","):
        line = line.replace(mark, f"\\{mark}")
    return line
