"""The calendar file: neutral, with its zone's rules, and at the same time on the wall in summer and winter."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.post import calendar_file, rules
from leeward.post.records import EVERY_DAY, Chime, Times

MADE = datetime(2026, 11, 24, 20, 15, tzinfo=UTC)
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca")


def written(chimes, zone="Europe/Berlin", title="Reminder", made=MADE):
    return calendar_file.weekly(chimes, zone=zone, title=title, name="abc", made=made)


def offsets(text):
    """Return the changes of the offset the file tells of: local begin and minutes east of UTC, in order."""
    found = re.findall(r"DTSTART:(\d{8}T\d{6})\r\nTZOFFSETFROM:[+-]\d{4}\r\nTZOFFSETTO:([+-])(\d\d)(\d\d)", text)
    signed = [(at, (1 if sign == "+" else -1) * (60 * int(hours) + int(rest))) for at, sign, hours, rest in found]
    return sorted((datetime.strptime(at, "%Y%m%dT%H%M%S"), minutes) for at, minutes in signed)  # noqa: DTZ007


@pytest.mark.parametrize("zone", ZONES)
def test_a_calendar_that_goes_by_the_file_alone_shows_the_right_instants(zone):
    text, chime = written([Chime(20 * 60 + 30)], zone), Chime(20 * 60 + 30)
    table = offsets(text)
    for days in range(0, 3000, 5):
        shown = datetime(2026, 11, 25, 20, 30) + timedelta(days=days)  # noqa: DTZ001
        offset = [minutes for begins, minutes in table if begins <= shown][-1]
        by_file = (shown - timedelta(minutes=offset)).replace(tzinfo=UTC)
        assert by_file == rules.at(zone, shown.date(), chime)


def test_it_says_nothing_but_its_neutral_title():
    lines = written([Chime(450, 0b1), Chime(1230)], title="Tea; a, b\nX: y").split("\r\n")
    assert {line for line in lines if line.startswith(("SUMMARY", "DESCRIPTION"))} == {
        "SUMMARY:Tea\\; a\\, b X: y",
        "DESCRIPTION:Tea\\; a\\, b X: y",
    }
    assert [line for line in lines if line.startswith("RRULE")] == [
        "RRULE:FREQ=WEEKLY;BYDAY=MO",
        "RRULE:FREQ=DAILY",
    ]
    assert not any("leeward" in line.lower() for line in lines)
    assert all(len(line.encode()) <= 75 for line in lines)


@given(st.integers(0, 1439), st.integers(1, EVERY_DAY), st.sampled_from(ZONES), st.integers(0, 400))
def test_it_begins_on_a_day_that_the_rule_is_for_and_not_in_the_past(minute, days, zone, later):
    made = MADE + timedelta(days=later)
    text = written([Chime(minute, days)], zone, made=made)
    found = re.search(r"DTSTART;TZID=[\w/]+:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)00", text)
    year, month, day, hour, rest = map(int, found.groups())
    first = date(year, month, day)
    assert days >> first.weekday() & 1
    assert 60 * hour + rest == minute
    assert rules.at(zone, first, Chime(minute)) == rules.next_time(Times(zone=zone, chimes=[Chime(minute, days)]), made)


def test_without_a_zone_the_times_go_by_whatever_clock_is_looked_at():
    text = written([Chime(600)], "")
    assert "DTSTART:20261125T100000" in text
    assert "VTIMEZONE" not in text
