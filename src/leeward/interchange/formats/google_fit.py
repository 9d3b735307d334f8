"""Google Fit as Google Takeout gives it: one small JSON a session, a stream of sleep stages, a table of days.

Of a session only its kind, its two ends and its segments are read, of the table only the day and its minutes of moving.
The table's names come in the language of the account; it is read where they are English, and the sessions always are.

Source: Takeout's "Fit" folder as read by other importers: All Sessions (fitnessActivity, startTime, endTime, segment),
All Data (Data Source, Data Points; Google's FIELD_SLEEP_SEGMENT_TYPE), Daily activity metrics ("Move Minutes count").
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import msgspec

from leeward.interchange.formats.health import Tally
from leeward.interchange.formats.minutes import EPOCH_ORDINAL, Days, Nights
from leeward.interchange.formats.unpacking import Sink, Whole
from leeward.kernel.moments import UnknownZone, moment_in

DOCUMENT_LIMIT = 64 * 2**20  # bytes; ten years of sleep stages have 20 MB, everything else a hundredth
SESSION = b'"fitnessActivity"'
STAGES = re.compile(rb'"Data Source"\s*:\s*"[^"]*com\.google\.sleep\.segment')
DAYS = re.compile(rb'"?Date"?,(?:[^\r\n]*,)?"?Move Minutes count"?[,\r\n]')
DATE, MOVE_MINUTES = "Date", "Move Minutes count"
ASLEEP = frozenset({2, 4, 5, 6})  # sleep, light, deep, REM; 1 is awake, 3 out of bed
MINDFUL = frozenset({"meditation", "guided_breathing"})
# What Fit also calls an activity, and nobody moves in it.
NO_MOVING = frozenset({"still", "unknown", "tilting", "in_vehicle", "exiting_vehicle", "elevator", "escalator"})


class _Stretch(msgspec.Struct, rename={"kind": "fitnessActivity", "start": "startTime", "end": "endTime"}):
    kind: str = ""
    start: datetime | None = None
    end: datetime | None = None


class _Session(_Stretch, rename={"kind": "fitnessActivity", "start": "startTime", "end": "endTime"}):
    segment: list[_Stretch] = []


class _Number(msgspec.Struct, rename={"number": "intVal"}):
    number: int | None = None


class _Value(msgspec.Struct):
    value: _Number


class _Point(msgspec.Struct, rename={"start": "startTimeNanos", "end": "endTimeNanos", "values": "fitValue"}):
    start: int
    end: int
    values: list[_Value] = []


class _Stages(msgspec.Struct, rename={"points": "Data Points"}):
    points: list[msgspec.Raw] = []


def is_theirs(head: bytes) -> bool:
    """Tell whether a document begins like one of Fit's."""
    if head.startswith(b"{"):
        return SESSION in head or b'"Data Source"' in head
    return bool(DAYS.match(head))


def reader(head: bytes, tally: Tally, zone: str) -> Sink | None:
    """Return what reads a document of Fit's, or None for one that is about something else."""
    if DAYS.match(head):
        return Whole(DOCUMENT_LIMIT, lambda body: _days(body, tally))
    if SESSION in head:
        return Whole(DOCUMENT_LIMIT, lambda body: _session(body, tally, zone))
    return Whole(DOCUMENT_LIMIT, lambda body: _stages(body, tally, zone)) if STAGES.search(head) else None


def _session(body: bytes, tally: Tally, zone: str) -> None:
    try:
        session = msgspec.json.decode(body, type=_Session)
    except (msgspec.DecodeError, RecursionError):
        tally.refused += 1
        return
    if session.kind == "sleep" or session.kind.startswith("sleep."):
        _night(session, tally, zone)
    elif session.kind in MINDFUL:
        _add(tally, tally.mindful, session, zone)
    elif session.kind not in NO_MOVING:
        _add(tally, tally.moved, session, zone)


def _night(session: _Session, tally: Tally, zone: str) -> None:
    stages = [one for one in session.segment if one.kind.startswith("sleep.")]
    for one in stages:
        if one.kind != "sleep.awake":
            _add(tally, tally.nights, one, zone)
    if not stages:
        _add(tally, tally.rough, session, zone)


def _add(tally: Tally, where: Days | Nights, stretch: _Stretch, zone: str) -> None:
    if stretch.start is None or stretch.end is None or not (stretch.start.tzinfo and stretch.end.tzinfo):
        tally.refused += 1
        return
    when = stretch.start if isinstance(where, Days) else stretch.end
    try:
        tally.add(where, int(stretch.start.timestamp()), int(stretch.end.timestamp()), _offset(when, zone))
    except (OverflowError, ValueError):
        tally.refused += 1


def _offset(when: datetime, zone: str) -> int:
    """Return the clock's offset: the file's own, or the person's where the file names the instant alone."""
    own = when.utcoffset()
    if own:
        return int(own.total_seconds()) // 60
    try:
        return moment_in(zone, when.astimezone(UTC)).offset
    except UnknownZone:
        return 0


def _stages(body: bytes, tally: Tally, zone: str) -> None:
    try:
        points = msgspec.json.decode(body, type=_Stages).points
    except (msgspec.DecodeError, RecursionError):
        tally.refused += 1
        return
    decoder = msgspec.json.Decoder(_Point, strict=False)  # numbers of nanoseconds stand in quotation marks
    for raw in points:
        try:
            point = decoder.decode(raw)
            end = datetime.fromtimestamp(point.end // 10**9, UTC)
        except (msgspec.DecodeError, OverflowError, ValueError, OSError):
            tally.refused += 1
            continue
        if any(one.value.number in ASLEEP for one in point.values):
            tally.add(tally.nights, point.start // 10**9, point.end // 10**9, _offset(end, zone))


def _days(body: bytes, tally: Tally) -> None:
    for day, minutes in _rows(body.decode("utf-8-sig", "replace")):
        try:
            number = date.fromisoformat(day).toordinal() - EPOCH_ORDINAL
            moved = int(float(minutes))
        except (ValueError, OverflowError):
            tally.refused += 1
            continue
        tally.add_day(number, moved)


def _rows(text: str) -> Iterator[tuple[str, str]]:
    """Yield the day and the minutes of each row that has both."""
    try:
        for row in csv.DictReader(io.StringIO(text, newline="")):
            if row.get(MOVE_MINUTES):
                yield row.get(DATE) or "", row[MOVE_MINUTES]
    except csv.Error:
        return
