"""Daylio's backup: read from memory, trusting nothing the zip claims."""

import base64
import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.interchange.formats import daylio_backup
from leeward.interchange.formats.daylio import MOOD
from leeward.interchange.formats.found import CannotRead, Found, NotADaylioBackup, Refused, TooLarge, Why

SAMPLES = Path(__file__).parents[2] / "samples"
EXPECTED = json.loads((SAMPLES / "expected.json").read_text())["backup_2025_03_30.daylio"]
ENTRY = {"minute": 5, "hour": 9, "day": 1, "month": 0, "year": 2024, "mood": 1, "tags": [1, 99], "note": "hi<br>you"}


def wall(*parts):
    return datetime(*parts)  # noqa: DTZ001 (a clock on a wall has no zone)


def packed(body, name="backup.daylio", *, as_text=True):
    whole = io.BytesIO()
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("assets/photos/../../../etc/passwd", b"never looked at")
        target.writestr(name, base64.encodebytes(data) if as_text else data)
    whole.seek(0)
    return whole


def backup(*entries, **more):
    moods = [{"id": 1, "mood_group_id": 2, "custom_name": "null"}, {"id": 2, "mood_group_id": 9}]
    return {
        "version": 15,
        "customMoods": moods,
        "tags": [{"id": 1, "name": "tea"}],
        "dayEntries": list(entries),
        **more,
    }


def test_the_sample_is_read_with_levels_and_offsets():
    with (SAMPLES / "backup_2025_03_30.daylio").open("rb") as source:
        found = sorted(daylio_backup.read(source), key=lambda row: row.when)
    assert len(found) == EXPECTED["entries"]
    assert [dict(row.ratings)[MOOD] for row in found] == EXPECTED["levels_5best"]
    assert [f"{row.when.astimezone(UTC):%Y-%m-%dT%H:%MZ}" for row in found] == EXPECTED["utc"]


def test_months_count_from_zero_and_unknown_tags_are_let_go():
    (row,) = daylio_backup.read(packed(backup(ENTRY)))
    assert (row.when, row.tags, row.text) == (wall(2024, 1, 1, 9, 5), ("tea",), "hi\nyou")


def test_a_mood_may_be_called_anything_and_keeps_its_level():
    (row,) = daylio_backup.read(packed(backup(ENTRY)))
    assert (row.mood_name, dict(row.ratings)[MOOD]) == ("null", 4)


def test_a_mood_without_a_level_leaves_the_row_and_no_rating():
    (row,) = daylio_backup.read(packed(backup({**ENTRY, "mood": 2})))
    assert row.ratings == ()


@pytest.mark.parametrize("stamp", [1704099900000, 1704099900])
def test_seconds_and_milliseconds_are_told_apart(stamp):
    (row,) = daylio_backup.read(packed(backup({**ENTRY, "datetime": stamp, "timeZoneOffset": 0})))
    assert row.when.astimezone(UTC) == datetime(2024, 1, 1, 9, 5, tzinfo=UTC)


def test_an_offset_that_cannot_be_is_not_believed():
    (row,) = daylio_backup.read(packed(backup({**ENTRY, "datetime": 1, "timeZoneOffset": 3_600_000})))
    assert row.when == wall(2024, 1, 1, 9, 5)
    (row,) = daylio_backup.read(packed(backup({**ENTRY, "timeZoneOffset": 10**12})))
    assert row.when == wall(2024, 1, 1, 9, 5)


def test_a_damaged_entry_costs_one_entry():
    found = list(daylio_backup.read(packed(backup({**ENTRY, "month": 12}, {"note": "no day"}, "words", ENTRY))))
    assert [row.why for row in found if isinstance(row, Refused)] == [Why.IMPOSSIBLE_DATE, Why.DAMAGED, Why.DAMAGED]
    assert isinstance(found[-1], Found)


@pytest.mark.parametrize(
    "source",
    [
        packed(backup(), name="../backup.daylio"),
        packed(b"not json"),
        packed(b"\xff\xfe\x00", as_text=False),
        packed({"dayEntries": 3}),
        io.BytesIO(b"PK\x03\x04 and then nothing"),
        io.BytesIO(b""),
    ],
)
def test_what_is_no_backup_is_said_to_be_none(source):
    with pytest.raises(NotADaylioBackup):
        list(daylio_backup.read(source))


def test_a_bomb_is_left_unopened():
    with pytest.raises(TooLarge):
        list(daylio_backup.read(packed(b"{" + b" " * 40_000_000 + b"}", as_text=False)))


def test_a_lying_directory_does_not_help_a_bomb(monkeypatch):
    monkeypatch.setattr(daylio_backup, "SIZE_LIMIT", 1000)
    with pytest.raises(TooLarge):
        list(daylio_backup.read(packed(b"".join(b"%d" % n for n in range(900_000)), as_text=False)))


@given(st.binary(max_size=400))
def test_any_bytes_in_the_member_give_rows_or_a_named_answer(body):
    for as_text in (True, False):
        try:
            list(daylio_backup.read(packed(body, as_text=as_text)))
        except CannotRead:
            continue


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*ENTRY, "datetime", "timeZoneOffset", "note_title"]), json_values))
def test_any_entry_gives_a_row_or_a_refusal(strange):
    (row,) = daylio_backup.read(packed(backup({**ENTRY, **strange})))
    assert isinstance(row, Found | Refused)
