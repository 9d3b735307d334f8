"""Health Connect's export: a zip with one SQLite database, opened in memory and trusted in nothing.

A database is a program of sorts: views, triggers, virtual tables and damaged pages have all been used against whoever
opened one. So nothing runs but four statements of ours; SQLite asks before each table and column, and only these are
allowed; it has seconds and no disk.

Source: Android, platform/packages/modules/HealthFitness: SleepSessionRecordHelper, SleepStageRecordHelper,
ExerciseSessionRecordHelper, MindfulnessSessionRecordHelper, IntervalRecordHelper (milliseconds; offsets in seconds),
SleepSessionRecord.StageType.DURATION_EXCLUDE_TYPES. SQLite, "Defense Against The Dark Arts"; sqlite3_deserialize.
"""

from __future__ import annotations

import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing

from leeward.interchange.formats.found import CannotRead
from leeward.interchange.formats.health import Tally

MAGIC = b"SQLite format 3\x00"
LIMIT = 128 * 2**20  # bytes; in memory twice while it is read
SECONDS = 20.0
STEPS = 10_000  # of SQLite's machine between two looks at the clock
WRITE_AHEAD, ROLLBACK = b"\x02\x02", b"\x01\x01"  # at byte 18; a log beside the file is not there to be read
GUIDED_BREATHING = 17
AWAKE = (1, 3, 7)  # awake, out of bed, awake in bed: what Android itself takes off a session

SLEEP = ("sleep_session_record_table", ("row_id", "start_time", "end_time", "end_zone_offset"))
STAGES = ("sleep_stages_table", ("parent_key", "stage_start_time", "stage_end_time", "stage_type"))
EXERCISE = ("exercise_session_record_table", ("start_time", "end_time", "start_zone_offset", "exercise_type"))
MINDFUL = ("mindfulness_session_record_table", ("start_time", "end_time", "start_zone_offset"))
TABLES = dict((SLEEP, STAGES, EXERCISE, MINDFUL))
ALLOWED = {("sqlite_master", name) for name in ("type", "name", "sql", "rootpage", "tbl_name")} | {
    (table, column) for table, columns in TABLES.items() for column in columns
}
Row = tuple[int, ...]
Span = tuple[int, int]


class NotHealthConnect(CannotRead):
    """The database is another app's, is damaged, or does more than hold tables."""


def read(body: bytes, tally: Tally) -> None:
    """Add everything of the database to the tally.

    Errors: NotHealthConnect.
    """
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            _open(database, body)
            there = _tables(database)
            if not there & TABLES.keys():
                raise NotHealthConnect
            _read(database, there, tally)
        except (sqlite3.Error, MemoryError, OverflowError, UnicodeDecodeError):
            raise NotHealthConnect from None


def _open(database: sqlite3.Connection, body: bytes) -> None:
    for limit, most in (
        (sqlite3.SQLITE_LIMIT_LENGTH, 2**20),
        (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 2**17),
        (sqlite3.SQLITE_LIMIT_COLUMN, 200),
        (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
        (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
        (sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0),
    ):
        database.setlimit(limit, most)
    for quiet in ("trusted_schema = OFF", "cell_size_check = ON", "temp_store = MEMORY", "mmap_size = 0"):
        database.execute(f"PRAGMA {quiet}")
    if body[18:20] == WRITE_AHEAD:
        body = body[:18] + ROLLBACK + body[20:]
    database.deserialize(body)
    database.execute("PRAGMA query_only = ON")
    database.set_authorizer(_may)
    over = time.monotonic() + SECONDS
    database.set_progress_handler(lambda: time.monotonic() > over, STEPS)


def _may(action: int, first: str | None, second: str | None, _database: str | None, inside: str | None) -> int:
    """Allow a plain SELECT of our own columns; `inside` names a view or trigger, and none is ours."""
    if action == sqlite3.SQLITE_SELECT and inside is None:
        return sqlite3.SQLITE_OK
    is_ours = action == sqlite3.SQLITE_READ and inside is None and (first, second) in ALLOWED
    return sqlite3.SQLITE_OK if is_ours else sqlite3.SQLITE_DENY


def _tables(database: sqlite3.Connection) -> set[str]:
    """Return the names of our tables that are there, and are tables."""
    found = database.execute("SELECT type, name, sql FROM sqlite_master")
    return {
        name
        for kind, name, sql in found
        if kind == "table" and name in TABLES and not str(sql).upper().startswith("CREATE VIRTUAL")
    }


def _rows(database: sqlite3.Connection, there: set[str], of: tuple[str, tuple[str, ...]]) -> Iterator[Row]:
    """Yield the rows of a table in which every column is a whole number."""
    table, columns = of
    if table not in there:
        return
    # Names of ours, never of the file.
    for row in database.execute(f"SELECT {', '.join(columns)} FROM {table}"):  # noqa: S608
        if all(isinstance(number, int) for number in row):
            yield row


def _read(database: sqlite3.Connection, there: set[str], tally: Tally) -> None:
    awake: dict[int, list[Span]] = defaultdict(list)
    for parent, start, end, stage in _rows(database, there, STAGES):
        if stage in AWAKE:
            awake[parent].append((start // 1000, end // 1000))
    for session, start, end, offset in _rows(database, there, SLEEP):
        for first, last in without((start // 1000, end // 1000), awake[session]):
            tally.add(tally.nights, first, last, offset // 60)
    for start, end, offset, kind in _rows(database, there, EXERCISE):
        where = tally.mindful if kind == GUIDED_BREATHING else tally.moved
        tally.add(where, start // 1000, end // 1000, offset // 60)
    for start, end, offset in _rows(database, there, MINDFUL):
        tally.add(tally.mindful, start // 1000, end // 1000, offset // 60)


def without(span: Span, others: list[Span]) -> Iterator[Span]:
    """Yield what is left of a span when others are taken off it."""
    start, end = span
    for first, last in sorted(others):
        if first > start:
            yield start, min(first, end)
        start = max(start, last)
        if start >= end:
            return
    yield start, end
