"""When something happened: day and time as typed, the zone they were meant in, and kind refusals."""

import contextlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.journal import when
from leeward.kernel.moments import Moment, moment_in

NOW = datetime(2026, 11, 23, 20, 15, 30, tzinfo=UTC)
BERLIN = "Europe/Berlin"


def meant(day="", hour="", zone=BERLIN):
    return when.meant_moment(day, hour, zone=zone, now=NOW)


def test_nothing_typed_is_now():
    assert meant() == moment_in(BERLIN, NOW)


@pytest.mark.parametrize(
    ("day", "hour", "local"),
    [
        ("2026-11-22", "", "2026-11-22 12:00"),
        ("2026-11-23", "", "2026-11-23 21:15"),
        ("", "07:05", "2026-11-23 07:05"),
        (" 2026-11-20 ", "7.05", "2026-11-20 07:05"),
        ("2026-03-29", "02:30", "2026-03-29 03:30"),
        ("2026-10-25", "02:30", "2026-10-25 02:30"),
        ("", "21:19", "2026-11-23 21:19"),
    ],
)
def test_what_was_typed_is_what_was_meant(day, hour, local):
    assert f"{meant(day, hour).local():%Y-%m-%d %H:%M}" == local


@pytest.mark.parametrize("day", ["2026-02-30", "1899-12-31", "0000-00-00", "yesterday", "2026-11-22x"])
def test_a_day_that_never_was(day):
    with pytest.raises(when.NoSuchDay):
        meant(day)


@pytest.mark.parametrize("hour", ["24:00", "7", "12:60", "noon", ":"])
def test_a_time_that_never_was(hour):
    with pytest.raises(when.NoSuchTime):
        meant("", hour)


@pytest.mark.parametrize(("day", "hour"), [("2026-11-24", ""), ("", "21:25"), ("9999-12-31", "23:59")])
def test_what_has_not_come_yet(day, hour):
    with pytest.raises(when.NotYet):
        meant(day, hour)


def test_a_correction_without_a_change_keeps_the_second():
    before = moment_in(BERLIN, NOW - timedelta(days=3))
    shown = before.local()
    same = when.changed_moment(before, f"{shown:%Y-%m-%d}", f"{shown:%H:%M}", now=NOW)
    assert same == before
    assert when.changed_moment(before, "", "", now=NOW) == before


def test_a_corrected_time_stays_in_its_zone():
    before = moment_in("America/Los_Angeles", NOW - timedelta(days=3))
    after = when.changed_moment(before, "", "08:00", now=NOW)
    assert (after.zone, f"{after.local():%H:%M}") == ("America/Los_Angeles", "08:00")


def test_the_last_day_of_the_calendar_has_not_come_yet_wherever_somebody_is():
    with pytest.raises(when.NotYet):
        when.meant_moment("9999-12-31", "23:59", zone="America/Los_Angeles", now=NOW)


@given(st.integers(0, int(NOW.timestamp())), st.sampled_from(["", BERLIN, "Asia/Kathmandu", "Pacific/Auckland"]))
def test_what_is_shown_can_be_sent_back(at, zone):
    before = moment_in(zone, datetime.fromtimestamp(at, UTC))
    shown = before.local()
    assert when.changed_moment(before, f"{shown:%Y-%m-%d}", f"{shown:%H:%M}", now=NOW) == before


@given(st.text(max_size=12), st.text(max_size=6))
def test_any_text_is_a_moment_or_a_named_refusal(day, hour):
    with contextlib.suppress(when.NoSuchDay, when.NoSuchTime, when.NotYet):
        assert isinstance(meant(day, hour), Moment)
