"""When something happened, from what a person typed: a day, a time, or neither for "now".

Source: PRIVACY.md 0.2 (Clock: an hour typed on a phone may run up to 5 minutes ahead of the server's).
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from leeward.kernel.moments import Moment, UnknownZone, moment_at, moment_in

AHEAD = timedelta(minutes=5)
FIRST_YEAR = 1900
NOON = time(12)


class NoSuchDay(ValueError):
    """The calendar has no such day, or it lies before FIRST_YEAR."""


class NoSuchTime(ValueError):
    """The clock shows no such time."""


class NotYet(ValueError):
    """The moment has not come yet."""


def known_zone(name: str, *, now: datetime) -> str:
    """Return the name when it is a time zone here, or "" when it is not."""
    try:
        moment_in(name, now)
    except UnknownZone:
        return ""
    return name


def meant_moment(day_text: str, time_text: str, *, zone: str, now: datetime) -> Moment:
    """Return the moment somebody in this zone meant.

    Shape: neither: now; a day alone: its noon, or now on the day itself; a time alone: today.
    Errors: NoSuchDay, NoSuchTime, NotYet; UnknownZone.
    """
    here = moment_in(zone, now)
    if not day_text.strip() and not time_text.strip():
        return here
    day = _day(day_text) if day_text.strip() else here.local().date()
    if not time_text.strip() and day == here.local().date():
        return here
    clock_time = _time(time_text) if time_text.strip() else NOON
    # Compared as days first: the last day of the calendar has no moment everywhere.
    if day > (now + timedelta(days=2)).date():
        raise NotYet
    moment = moment_at(zone, datetime.combine(day, clock_time))
    if moment.utc() > now + AHEAD:
        raise NotYet
    return moment


def changed_moment(before: Moment, day_text: str, time_text: str, *, now: datetime) -> Moment:
    """Return the moment after a correction: the very same one unless day or minute were changed.

    Errors: NoSuchDay, NoSuchTime, NotYet; UnknownZone.
    """
    shown = before.local()
    if not day_text.strip() and not time_text.strip():
        return before
    day = _day(day_text) if day_text.strip() else shown.date()
    clock_time = _time(time_text) if time_text.strip() else shown.time().replace(second=0)
    if datetime.combine(day, clock_time) == shown.replace(second=0):
        return before
    return meant_moment(day.isoformat(), f"{clock_time:%H:%M}", zone=before.zone, now=now)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise NoSuchDay from None
    if day.year < FIRST_YEAR:
        raise NoSuchDay
    return day


def _time(text: str) -> time:
    parts = text.strip().replace(".", ":").split(":")
    try:
        hour, minute = int(parts[0]), int(parts[1])
        return time(hour, minute)
    except (ValueError, IndexError):
        raise NoSuchTime from None
