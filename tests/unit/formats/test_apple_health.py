"""Apple Health's export: three kinds of minutes come out of it however it is packed, and nothing of the body."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.interchange.formats import phone
from leeward.interchange.formats.apple_health import read_stamp
from leeward.interchange.formats.detect import format_of
from leeward.interchange.formats.found import CannotRead, Format, NothingInside
from leeward.interchange.formats.health import NoHealth
from leeward.interchange.formats.phone import NotAPhone, PhoneFile
from leeward.interchange.formats.prolog import NotAppleHealth
from tests.unit.formats.phone_files import (
    ASLEEP,
    BROKEN_DTD,
    DTD,
    NOW,
    WEIGHT,
    apple,
    asleep,
    exercise,
    gz,
    mindful,
    minutes,
    read,
    record,
    workout,
    zipped,
)

SAMPLE = Path(__file__).parents[2] / "samples" / "apple_health_export.xml"
DAY = "2025-05-0{} {}:00 +0100"
NIGHT = asleep(DAY.format(1, "23:00"), DAY.format(2, "06:30"))
WALK = exercise(DAY.format(2, "12:00"), DAY.format(2, "12:25"))
SIT = mindful(DAY.format(2, "20:00"), DAY.format(2, "20:10"))
ALL = apple(NIGHT, WALK, SIT)
FOUND = ({"2025-05-02": 25}, {"2025-05-02": 450}, {"2025-05-02": 10})


def three(sums):
    return minutes(sums.moved), minutes(sums.nights), minutes(sums.mindful)


def test_the_sample_has_a_night_and_a_sitting_and_its_steps_stay_out():
    found = read(SAMPLE.read_bytes())
    assert three(found) == ({}, {"2025-05-02": 450}, {"2025-05-02": 5})
    assert not found.is_cut


@pytest.mark.parametrize(
    "body",
    [
        ALL,
        gz(ALL),
        b"\xef\xbb\xbf" + ALL,
        zipped(("apple_health_export/export.xml", ALL)),
        zipped(("apple_health_export/export_cda.xml", b"<ClinicalDocument/>"), ("exportation/Exportar.xml", ALL)),
        zipped(("a/route.gpx", b"<gpx/>"), ("健康資料/健康匯出.xml", ALL), ("a/ecg.csv", b"a,b\n")),
        apple(NIGHT, WALK, SIT, dtd=""),
        apple(NIGHT, WALK, SIT, dtd=BROKEN_DTD),
        apple(NIGHT, WALK, SIT).replace(b"Watch", b"Wat\x0bch"),
    ],
)
def test_it_is_known_and_read_however_it_is_packed(body):
    assert format_of(io.BytesIO(body)) is Format.APPLE_HEALTH
    assert three(read(body)) == FOUND


@given(st.integers(1, 700))
def test_where_a_file_is_cut_into_pieces_does_not_matter(size):
    for body in (ALL, zipped(("export.xml", ALL))):
        file = PhoneFile()
        for place in range(0, len(body), size):
            file.feed(body[place : place + size])
        assert three(file.sums(now=NOW)[1]) == FOUND


def test_every_word_for_asleep_counts_and_being_in_bed_does_not():
    stages = ("", "Unspecified", "Core", "Deep", "REM")
    records = [
        asleep(DAY.format(2, f"0{hour}:00"), DAY.format(2, f"0{hour}:30"), f"Asleep{stage}")
        for hour, stage in enumerate(stages)
    ]
    others = [asleep(DAY.format(1, "22:00"), DAY.format(2, "09:00"), stage) for stage in ("InBed", "Awake")]
    assert minutes(read(apple(*records, *others)).nights) == {"2025-05-02": 150}
    assert ASLEEP in records[0]


def test_exercise_in_a_workout_is_counted_once_and_a_pause_is_not():
    walk = workout(DAY.format(2, "12:00"), DAY.format(2, "13:00"), minutes=40)
    again = workout(DAY.format(2, "18:00"), DAY.format(2, "18:15"))
    assert minutes(read(apple(walk, again, WALK, WALK, NIGHT)).moved) == {"2025-05-02": 55}


def test_a_record_inside_a_correlation_counts_once():
    inside = f'<Correlation type="x">{WALK}</Correlation>'
    assert minutes(read(apple(inside, WALK, NIGHT)).moved) == {"2025-05-02": 25}


def test_nothing_about_the_body_is_made_into_anything():
    day = DAY.format(2, "08:00")
    body = [WEIGHT.format(day), record("HKQuantityTypeIdentifierStepCount", day, day, "812")]
    body += [record(f"HKQuantityTypeIdentifier{kind}", day, day, "99") for kind in ("HeartRate", "ActiveEnergyBurned")]
    assert read(apple(NIGHT, WALK, *body)) == read(apple(NIGHT, WALK))
    with pytest.raises(NoHealth):
        read(apple(*body))


def test_the_day_it_was_made_on_comes_with_the_next_file_but_its_night_is_over():
    body = apple(NIGHT, WALK, SIT, made="2025-05-02 21:00:00 +0100")
    assert three(read(body)) == ({}, {"2025-05-02": 450}, {})


def test_a_file_that_breaks_off_gives_what_came_before():
    whole = apple(NIGHT, WALK, *[WALK] * 50, SIT)
    for body in (whole[:-300], gz(whole)[:-60], zipped(("export.xml", whole))[:-200], whole[:-40] + b"<<<"):
        found = read(body)
        assert found.is_cut
        assert minutes(found.nights) == {"2025-05-02": 450}


def test_times_that_cannot_be_are_counted_and_the_rest_comes():
    wrong = [
        mindful("2025-05-02", "2025-05-02"),
        mindful(DAY.format(2, "25:00"), DAY.format(2, "26:00")),
        mindful(DAY.format(3, "10:00"), DAY.format(2, "10:00")),
        mindful("0001-01-01 00:00:00 +0100", "0001-01-01 00:10:00 +0100"),
    ]
    found = read(apple(NIGHT, *wrong))
    assert (found.refused, minutes(found.nights)) == (4, {"2025-05-02": 450})


def test_the_order_of_attributes_does_not_matter():
    turned = WALK.replace(' sourceName="Watch"', "").replace("<Record type", '<Record sourceName="Watch" type')
    assert minutes(read(apple(turned, NIGHT)).moved) == {"2025-05-02": 25}


def test_the_clock_of_a_stamp_is_kept():
    assert read_stamp("2016-04-15 07:27:26 +0530")[1] == 330
    assert read_stamp("2016-04-15 07:27:26 -0330")[1] == -210
    for text in ("", "2016-04-15 07:27:26", "2016-04-15T07:27:26 +0100", "2016-04-15 07:27:26 +01:0", "x" * 25):
        with pytest.raises(ValueError):
            read_stamp(text)


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        (b"", NothingInside),
        (b"   \n", NothingInside),
        (b"<html><body>hello</body></html>", NotAppleHealth),
        (b"<?xml version='1.0'?><gpx></gpx>", NotAppleHealth),
        (b"<" + b"x" * 5000, NotAppleHealth),
        (b"just words and more words", NotAPhone),
        (zipped(("photo.jpg", b"x")), NotAPhone),
        (gz(b"words"), NotAPhone),
        (DTD.encode(), NotAppleHealth),
    ],
)
def test_what_is_something_else_is_named(body, answer):
    with pytest.raises(answer):
        read(body)


@given(
    st.binary(max_size=400), st.sampled_from([b"", ALL[:200], ALL[:900], gz(ALL)[:60], zipped(("e.xml", ALL))[:120]])
)
def test_any_bytes_give_days_or_a_named_answer(data, before):
    try:
        phone.read(io.BytesIO(before + data), now=NOW)
    except CannotRead:
        return
