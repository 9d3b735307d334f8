"""What a table's cells say about when: ISO dates and times, clocks, whole days, seconds since 1970, offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import isfinite, nan

_FIRST_DAY = date(1970, 1, 1).toordinal()
_LAST_DAY = date.max.toordinal()
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - what a clock on the wall showed has no zone
_LARGEST_DAY = 1_000_000  # a whole number below is a day, counted from any start
_SECONDS, _MILLISECONDS = 100_000_000, 100_000_000_000
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:\s*([AaPp])\.?[Mm]\.?)?")
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])?(\d{1,2}):?(\d{2})")
_NUMBER = re.compile(r"(-?\d+)(\.\d+)?")
_YEAR_FIRST = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_DAY_MINUTES = 1440
_MOST_OFFSET = 14 * 60


class NoTime(ValueError):
    """The cell does not say when."""


@dataclass(frozen=True, slots=True)
class When:
    """When a row was. Unit: as insights.checkins.CheckIns; clock NaN where only the day is known."""

    instant: float
    day: int
    clock: float
    has_calendar: bool = True


def when(cells: list[str], offset: float | None, day_starts: int) -> When:
    """Return when a row was, from its date or time and perhaps its clock.

    Unit: offset in minutes east of UTC, None where unknown; day_starts in minutes since midnight.
    Errors: NoTime.
    """
    text = _as_iso(cells[0].strip())
    if len(cells) > 1:
        day = _whole_day(text)
        return _placed(_clock(cells[1]) + (day.day * _DAY_MINUTES), offset, day_starts, has_calendar=day.has_calendar)
    if _NUMBER.fullmatch(text) and abs(float(text)) >= _SECONDS:
        return _from_seconds(float(text), offset, day_starts)
    if "T" not in text and ":" not in text:
        return _whole_day(text)
    return _from_iso(text, offset, day_starts)


def _as_iso(text: str) -> str:
    """Return 2026/3/9 and 9.3.2026 with what follows as ISO writes them, and 12.0 as 12; 9/3/2026 is left."""
    if found := _YEAR_FIRST.match(text):
        return f"{found[1]}-{found[2]:>02}-{found[3]:>02}{text[found.end() :]}"
    if found := _DAY_FIRST.match(text):
        return f"{found[3]}-{found[2]:>02}-{found[1]:>02}{text[found.end() :]}"
    found = _NUMBER.fullmatch(text)
    return found[1] if found and found[2] and not float(found[2]) else text


def at_midnight(times: Sequence[When], day_starts: int) -> list[When]:
    """Return the dates of times that are all midnight: whoever wrote them meant days. Empty where one is not."""
    midnight = -day_starts % _DAY_MINUTES
    if not all(time.clock == midnight for time in times):
        return []
    days = [time.day + (day_starts > 0) for time in times]
    return [When(float(day * _DAY_MINUTES), day, nan, time.has_calendar) for day, time in zip(days, times, strict=True)]


def _from_iso(text: str, offset: float | None, day_starts: int) -> When:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise NoTime from None
    if moment.tzinfo is None:
        return _placed((moment - _EPOCH) / timedelta(minutes=1), offset, day_starts)
    shown = moment.utcoffset() or timedelta()
    east = shown / timedelta(minutes=1) if offset is None else offset
    utc = (moment - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(minutes=1)
    return _placed(utc + east, east, day_starts)


def _from_seconds(number: float, offset: float | None, day_starts: int) -> When:
    seconds = number / 1000 if abs(number) >= _MILLISECONDS else number
    return _placed(seconds / 60 + (offset or 0.0), offset, day_starts)


def _placed(local: float, offset: float | None, day_starts: int, *, has_calendar: bool = True) -> When:
    """Return the moment whose clock on the wall showed this many minutes since 1970.

    Errors: NoTime, off the calendar.
    """
    day, clock = divmod(local - day_starts, _DAY_MINUTES)
    if has_calendar and not 1 <= day + _FIRST_DAY <= _LAST_DAY:
        raise NoTime
    return When(local - (offset or 0.0), int(day), clock, has_calendar)


def _whole_day(text: str) -> When:
    """Return a day without a clock: an ISO date, or a whole number counted from any start."""
    if re.fullmatch(r"-?\d{1,7}", text) and abs(int(text)) < _LARGEST_DAY:
        return When(float(int(text) * _DAY_MINUTES), int(text), nan, has_calendar=False)
    try:
        day = date.fromisoformat(text[:10] if text[10:].strip() in {"", "00:00:00", "T00:00:00"} else text)
    except ValueError:
        raise NoTime from None
    number = day.toordinal() - _FIRST_DAY
    return When(float(number * _DAY_MINUTES), number, nan)


def _clock(text: str) -> float:
    """Return minutes since midnight. Errors: NoTime."""
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        raise NoTime
    hours, minutes, half = int(found[1]), int(found[2]), (found[4] or "").lower()
    if half:
        if not 1 <= hours <= 12:
            raise NoTime
        hours = hours % 12 + (12 if half == "p" else 0)
    try:
        shown = time(hours, minutes, int(found[3] or 0))
    except ValueError:
        raise NoTime from None
    return shown.hour * 60 + shown.minute + shown.second / 60


def offset_minutes(text: str) -> float:
    """Return an offset in minutes east of UTC: +02:00, +0200, 2 (hours, up to 14), 120 (minutes), 7200 (seconds).

    Errors: NoTime.
    """
    if text in {"Z", "UTC", "GMT"}:
        return 0.0
    found = _OFFSET.fullmatch(text) if ":" in text or text[:1] in {"+", "-", "U", "G"} else None
    if found and (":" in text or len(found[2] + found[3]) == 4):
        minutes = float(int(found[2]) * 60 + int(found[3])) * (-1.0 if found[1] == "-" else 1.0)
    else:
        minutes = _plain_offset(text)
    if not abs(minutes) <= _MOST_OFFSET:
        raise NoTime
    return minutes


def _plain_offset(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        raise NoTime from None
    if not isfinite(number):
        raise NoTime
    if abs(number) <= 14:
        return number * 60
    return number if abs(number) <= _MOST_OFFSET else number / 60
