"""Google Fit out of Google Takeout: sessions, stages of sleep and the table of days; places and weights unread."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.interchange.formats import phone
from leeward.interchange.formats.detect import format_of
from leeward.interchange.formats.found import CannotRead, Format
from leeward.interchange.formats.health import NoHealth
from leeward.interchange.formats.phone import NotAPhone
from tests.unit.formats.phone_files import NOW, minutes, read, session, zipped

FOLDER = "Takeout/Fit/All Sessions/"
DAY = "2025-05-0{}T{}:00.000+02:00"
WALK = session("walking", DAY.format(2, "12:00"), DAY.format(2, "12:25"), aggregate=[{"floatValue": 61.5}])
SIT = session("meditation", DAY.format(2, "20:00"), DAY.format(2, "20:10"))
BED = session("sleep", DAY.format(1, "23:00"), DAY.format(2, "06:30"))
LATER = session("walking", DAY.format(5, "12:00"), DAY.format(5, "12:25"))
TABLE = (
    b"Date,Move Minutes count,Calories (kcal),Low latitude (deg),Average weight (kg)\n"
    b"2025-05-02,31,1900.5,52.1,61\n2025-05-03,12,1800,52.1,61\n2025-05-04,,1800,,\n2025-05-05,7,,,\n"
)


def nanos(text):
    return str(int(phone.datetime.fromisoformat(text).timestamp()) * 10**9)


def stage(start, end, kind):
    value = [{"value": {"intVal": kind}}]
    return {"startTimeNanos": nanos(start), "endTimeNanos": nanos(end), "fitValue": value, "dataTypeName": "x"}


def stream(*points, source="derived:com.google.sleep.segment:com.google.android.gms:merged"):
    return json.dumps({"Data Source": source, "Data Points": points}).encode()


def takeout(*bodies, name="a.json"):
    return zipped(*((f"{FOLDER}{place}{name}", body) for place, body in enumerate(bodies)))


def test_sessions_and_the_table_of_days_come_together():
    body = zipped(
        ("Takeout/archive_browser.html", b"<html></html>"),
        ("Takeout/Fit/Activities/walk.tcx", b"<x/>"),
        (f"{FOLDER}a.json", WALK),
        (f"{FOLDER}b.json", SIT),
        (f"{FOLDER}c.json", BED),
        (f"{FOLDER}d.json", LATER),
        ("Takeout/Fit/Daily activity metrics/2025-05-02.csv", b"Start time,End time,Move Minutes count\n"),
        ("Takeout/Fit/Daily activity metrics/Daily activity metrics.csv", TABLE),
    )
    assert format_of(io.BytesIO(body)) is Format.GOOGLE_FIT
    found = read(body)
    # The larger of the two counts a day; the last day may not be over.
    assert minutes(found.moved) == {"2025-05-02": 31, "2025-05-03": 12}
    assert minutes(found.nights) == {"2025-05-02": 450}
    assert minutes(found.mindful) == {"2025-05-02": 10}
    assert [day.offset for day in found.moved] == [120, None]


def test_a_table_or_a_session_alone_is_known_too():
    assert minutes(read(TABLE).moved) == {"2025-05-02": 31, "2025-05-03": 12}
    assert minutes(read(BED).nights) == {"2025-05-02": 450}


def test_stages_of_a_night_win_over_its_two_ends():
    stages = [
        stage("2025-05-01T23:30+02:00", "2025-05-02T02:00+02:00", 4),
        stage("2025-05-02T02:00+02:00", "2025-05-02T03:00+02:00", 1),
        stage("2025-05-02T03:00+02:00", "2025-05-02T05:00+02:00", 5),
        stage("2025-05-02T05:00+02:00", "2025-05-02T06:00+02:00", 6),
    ]
    assert minutes(read(takeout(BED, stream(*stages), LATER), zone="Europe/Berlin").nights) == {"2025-05-02": 330}
    segments = [
        {"fitnessActivity": kind, "startTime": DAY.format(2, start), "endTime": DAY.format(2, end)}
        for kind, start, end in [
            ("sleep.light", "00:00", "02:00"),
            ("sleep.awake", "02:00", "03:00"),
            ("sleep.deep", "03:00", "06:00"),
        ]
    ]
    night = session("sleep", DAY.format(1, "23:00"), DAY.format(2, "06:30"), segment=segments)
    assert minutes(read(takeout(night, LATER)).nights) == {"2025-05-02": 300}


def test_an_instant_without_a_clock_is_read_where_the_person_is():
    late = session("running", "2025-05-02T23:30:00.000Z", "2025-05-02T23:50:00Z")
    assert minutes(read(takeout(late, LATER), zone="Asia/Tokyo").moved) == {"2025-05-03": 20}
    assert minutes(read(takeout(late, LATER)).moved) == {"2025-05-02": 20}


def test_sitting_in_a_car_is_no_moving_and_no_other_stream_is_opened():
    car = session("in_vehicle", DAY.format(2, "12:00"), DAY.format(2, "12:25"))
    weight = stream(stage("2025-05-02T02:00+02:00", "2025-05-02T03:00+02:00", 4), source="raw:com.google.weight:x")
    with pytest.raises(NoHealth):
        read(takeout(car))
    with pytest.raises(NotAPhone):
        read(takeout(weight))


def test_what_cannot_be_is_counted_and_the_rest_comes():
    wrong = [
        session("walking", DAY.format(2, "12:00"), DAY.format(1, "12:00")),
        session("walking", "2025-05-02T12:00:00", "2025-05-02T12:10:00"),
        session("walking", None, None),
        b'{"fitnessActivity": "walking", ',
        b'{"fitnessActivity": ' + b"[" * 5000,
    ]
    found = read(takeout(*wrong, WALK, LATER))
    assert (found.refused, minutes(found.moved)) == (5, {"2025-05-02": 25})
    rows = ("02/05/2025,3", "2025-05-02,many", "2025-05-02,-4", "2025-05-02,9e99", "2025-05-03,5", "2025-05-06,1")
    found = read("\n".join(("Date,Move Minutes count", *rows)).encode())
    assert (found.refused, minutes(found.moved)) == (4, {"2025-05-03": 5})


def test_a_table_in_another_language_is_left_alone():
    with pytest.raises(NotAPhone):
        read(b"Datum,Anzahl der Bewegungsminuten\n2025-05-02,31\n")


@given(st.binary(max_size=200), st.sampled_from([WALK[:-20], TABLE[:90], stream()[:-3], b"{"]))
def test_any_bytes_give_days_or_a_named_answer(data, before):
    try:
        phone.read(io.BytesIO(before + data), now=NOW)
    except CannotRead:
        return
