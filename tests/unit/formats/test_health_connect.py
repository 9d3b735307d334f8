"""Health Connect's database: four tables of it are read in memory, and whatever else it is stays asleep."""

import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leeward.interchange.formats import health_connect, phone
from leeward.interchange.formats.detect import format_of
from leeward.interchange.formats.found import CannotRead, Format
from leeward.interchange.formats.health import NoHealth
from leeward.interchange.formats.health_connect import NotHealthConnect, without
from leeward.interchange.formats.unpacking import TooMuch
from tests.unit.formats.phone_files import NOW, minutes, read, tables, zipped

COMMON = "row_id INTEGER PRIMARY KEY, uuid BLOB, start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER"
LOCAL = "local_date_time_start_time INTEGER AS (start_time + 1000 * start_zone_offset)"
SLEEP = f"CREATE TABLE sleep_session_record_table ({COMMON}, end_zone_offset INTEGER, notes TEXT, {LOCAL})"
STAGES = (
    "CREATE TABLE sleep_stages_table "
    "(parent_key INTEGER, stage_start_time INTEGER, stage_end_time INTEGER, stage_type INTEGER)"
)
EXERCISE = (
    f"CREATE TABLE exercise_session_record_table ({COMMON}, exercise_type INTEGER, title TEXT, has_route INTEGER)"
)
MINDFUL = f"CREATE TABLE mindfulness_session_record_table ({COMMON}, type INTEGER)"
WEIGHT = "CREATE TABLE weight_record_table (row_id INTEGER PRIMARY KEY, time INTEGER, weight REAL)"
SCHEMA = (SLEEP, STAGES, EXERCISE, MINDFUL, WEIGHT, "INSERT INTO weight_record_table VALUES (1, 1, 61000)")


def ms(text):
    return int(phone.datetime.fromisoformat(text).timestamp() * 1000)


def insert(table, row, start, end, **more):
    columns = {"row_id": row, "start_time": ms(start), "end_time": ms(end), "start_zone_offset": 7200} | more
    values = ", ".join(repr(value) for value in columns.values())
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})"


def sleep(row, start, end):
    return insert("sleep_session_record_table", row, start, end, end_zone_offset=7200)


def stage(row, start, end, kind):
    return f"INSERT INTO sleep_stages_table VALUES ({row}, {ms(start)}, {ms(end)}, {kind})"


def exercise(row, start, end, kind=58):
    return insert("exercise_session_record_table", row, start, end, exercise_type=kind)


NIGHT = (
    sleep(1, "2025-05-01T23:00+02:00", "2025-05-02T06:30+02:00"),
    stage(1, "2025-05-01T23:00+02:00", "2025-05-02T03:00+02:00", 4),
    stage(1, "2025-05-02T03:00+02:00", "2025-05-02T03:30+02:00", 1),
    stage(1, "2025-05-02T03:30+02:00", "2025-05-02T06:00+02:00", 6),
    stage(1, "2025-05-02T06:00+02:00", "2025-05-02T06:30+02:00", 7),
)
WALK = exercise(1, "2025-05-02T12:00+02:00", "2025-05-02T12:25+02:00")
BREATHE = exercise(2, "2025-05-02T19:00+02:00", "2025-05-02T19:05+02:00", 17)
SIT = insert("mindfulness_session_record_table", 1, "2025-05-02T20:00+02:00", "2025-05-02T20:10+02:00")
LATER = exercise(3, "2025-05-06T12:00+02:00", "2025-05-06T12:25+02:00")
ALL = (*SCHEMA, *NIGHT, WALK, BREATHE, SIT, LATER)


def test_sessions_become_minutes_and_time_awake_is_taken_off():
    for body in (tables(*ALL), zipped(("health_connect_export.db", tables(*ALL)))):
        assert format_of(io.BytesIO(body)) is Format.HEALTH_CONNECT
        found = read(body)
        assert minutes(found.moved) == {"2025-05-02": 25}
        assert minutes(found.nights) == {"2025-05-02": 390}
        assert minutes(found.mindful) == {"2025-05-02": 15}


def test_an_older_phone_without_some_tables_is_read_all_the_same():
    assert minutes(read(tables(SLEEP, STAGES, *NIGHT)).nights) == {"2025-05-02": 390}


def test_a_database_with_a_log_beside_it_is_read_without_one():
    body = tables(*ALL)
    assert minutes(read(body[:18] + b"\x02\x02" + body[20:]).moved) == {"2025-05-02": 25}


def test_words_where_numbers_belong_are_passed_over():
    wrong = insert(
        "exercise_session_record_table", 9, "2025-05-02T12:00+02:00", "2025-05-02T12:25+02:00", exercise_type="x"
    )
    assert minutes(read(tables(*ALL, wrong)).moved) == {"2025-05-02": 25}


@pytest.mark.parametrize(
    "statements",
    [
        ("CREATE TABLE other (a)",),
        (
            "CREATE TABLE t (start_time, end_time, start_zone_offset, exercise_type)",
            "CREATE VIEW exercise_session_record_table AS SELECT * FROM t",
        ),
        ("CREATE VIRTUAL TABLE exercise_session_record_table USING fts5(start_time, end_time)",),
    ],
    ids=["another app", "a view", "a virtual table"],
)
def test_what_only_looks_like_it_is_refused(statements):
    with pytest.raises(NotHealthConnect):
        read(tables(*statements))


def test_a_table_whose_columns_call_functions_runs_none_of_them():
    columns = "start_time, end_time, start_zone_offset, exercise_type AS (hex(zeroblob(1000000)))"
    with pytest.raises(NotHealthConnect):
        read(
            tables(
                f"CREATE TABLE exercise_session_record_table ({columns})",
                "INSERT INTO exercise_session_record_table VALUES (1, 2, 3)",
            )
        )


def test_triggers_and_indexes_of_a_stranger_do_nothing():
    more = (
        "CREATE TRIGGER boo AFTER INSERT ON weight_record_table BEGIN DELETE FROM sleep_session_record_table; END",
        "CREATE INDEX i ON exercise_session_record_table (abs(exercise_type))",
    )
    assert minutes(read(tables(*ALL, *more)).moved) == {"2025-05-02": 25}


def test_a_database_without_minutes_says_so():
    with pytest.raises(NoHealth):
        read(tables(*SCHEMA))


def test_one_that_takes_too_long_is_let_go(monkeypatch):
    monkeypatch.setattr(health_connect, "SECONDS", 0.0)
    monkeypatch.setattr(health_connect, "STEPS", 1)
    with pytest.raises(NotHealthConnect):
        read(tables(*ALL))


def test_one_that_memory_should_not_hold_is_refused(monkeypatch):
    monkeypatch.setattr(health_connect, "LIMIT", 10_000)
    with pytest.raises(TooMuch):
        read(tables(*ALL, *[exercise(n, "2025-05-02T12:00+02:00", "2025-05-02T12:25+02:00") for n in range(10, 2000)]))


@settings(max_examples=50)
@given(st.integers(16, 8000), st.binary(min_size=1, max_size=60))
def test_damage_anywhere_gives_days_or_a_named_answer(place, damage):
    body = tables(*ALL)
    broken = body[:place] + damage + body[place + len(damage) :]
    try:
        phone.read(io.BytesIO(broken), now=NOW)
    except CannotRead:
        return


def test_half_a_database_is_not_half_kept():
    body = tables(*ALL)
    with pytest.raises(NotHealthConnect):
        read(body[: len(body) // 3])


def test_many_stages_of_one_session_are_taken_off_in_time():
    many = [stage(1, "2025-05-01T23:00+02:00", "2025-05-02T06:30+02:00", 1)] * 5_000
    began = time.process_time()
    with pytest.raises(NoHealth):
        read(tables(*SCHEMA, NIGHT[0], *many))
    assert time.process_time() - began < 3


spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted).map(tuple)


@settings(max_examples=50)
@given(spans, st.lists(spans, max_size=6))
def test_what_is_left_of_a_span_is_what_a_set_would_leave(span, others):
    left = set(range(*span)).difference(*(range(*one) for one in others))
    pieces = [set(range(*one)) for one in without(span, others)]
    assert set().union(*pieces) == left
    assert sum(map(len, pieces)) == len(left)
