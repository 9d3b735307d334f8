from __future__ import annotations

from math import isnan

import pytest

from leeward.cli.insights_times import NoTime, offset_minutes, when

FOUR = 240
DAY = 20_000  # 2024-10-04


@pytest.mark.parametrize(
    ("cells", "day", "clock"),
    [
        (["2024-10-04T08:30:00"], DAY, 270),
        (["2024-10-04 08:30"], DAY, 270),
        (["2024-10-04", "08:30"], DAY, 270),
        (["2024-10-04", "8:30:00 AM"], DAY, 270),
        (["2024-10-04", "12:10 am"], DAY - 1, 1210),
        (["2024-10-04T03:59"], DAY - 1, 1439),
        (["2024-10-04T08:30:00+02:00"], DAY, 270),
        (["1728030600"], DAY, 270),
        (["1728030600000"], DAY, 270),
    ],
)
def test_a_moment_belongs_to_the_day_that_began_at_four(cells, day, clock):
    said = when(cells, None, FOUR)
    assert (said.day, said.clock) == (day, pytest.approx(clock))


def test_a_date_alone_is_that_day_and_has_no_clock():
    said = when(["2024-10-04"], None, FOUR)
    assert said.day == DAY
    assert isnan(said.clock)
    assert said.has_calendar


def test_a_whole_number_is_a_day_without_a_calendar():
    assert when(["127"], None, FOUR).day == 127
    assert not when(["127"], None, FOUR).has_calendar
    assert when(["127", "09:00"], None, FOUR).clock == 300


def test_an_offset_moves_the_instant_of_a_clock_and_the_clock_of_an_instant():
    on_the_wall = when(["2024-10-04T01:00"], 120, FOUR)
    instant = when(["2024-10-03T23:00Z"], 120, FOUR)
    assert on_the_wall == instant
    assert on_the_wall.instant == DAY * 1440 - 60


@pytest.mark.parametrize(
    "cells", [["yesterday"], ["2024-13-01"], ["2024-10-04", "25:00"], ["2024-10-04", "13:00 pm"], ["x", "09:00"]]
)
def test_what_says_no_time_is_refused(cells):
    with pytest.raises(NoTime):
        when(cells, None, FOUR)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("+02:00", 120),
        ("-0330", -210),
        ("Z", 0),
        ("UTC+01:00", 60),
        ("2", 120),
        ("-5", -300),
        ("60", 60),
        ("7200", 120),
    ],
)
def test_offsets_are_read_in_hours_minutes_and_seconds(text, minutes):
    assert offset_minutes(text) == minutes


@pytest.mark.parametrize("text", ["east", "+25:00", "nan", "inf", "99999999"])
def test_what_is_no_offset_is_refused(text):
    with pytest.raises(NoTime):
        offset_minutes(text)


@pytest.mark.parametrize("text", ["-99999999999", "100000000000000000", "0001-01-01T00:10"])
def test_days_before_and_after_the_calendar_are_no_times(text):
    with pytest.raises(NoTime):
        when([text], None, 240)
