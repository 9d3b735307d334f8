"""Looking in again: the times that were set, each shown once it has come, and silence when it is long ago."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from leeward.coping.looking_in import rules
from leeward.coping.looking_in.records import Asked, LookIns
from leeward.kernel.moments import Moment
from leeward.post import calendar_file

NOW = datetime(2026, 11, 24, 22, 40, tzinfo=UTC)
instants = some.integers(0, 4_000_000_000).map(Moment)
askings = some.builds(
    Asked, id=some.binary(min_size=16, max_size=16), moment=instants, times=some.lists(instants, max_size=4)
)
waits = some.lists(askings, max_size=5, unique_by=lambda one: one.id)


def test_one_three_and_about_twenty_two_hours():
    """CLINICAL 3.4."""
    assert rules.HOURS == (1, 3, 22)
    times = rules.times_for(rules.HOURS, None, zone="Europe/Berlin", now=NOW)
    assert [(time.utc() - NOW) / timedelta(hours=1) for time in times] == [1, 3, 22]
    assert times[0].local() == datetime(2026, 11, 25, 0, 40, tzinfo=UTC).replace(tzinfo=None)


@given(waits, some.integers(0, 4_000_000_000))
def test_a_time_is_due_once_it_has_come_and_for_three_days(asked, at):
    now = datetime.fromtimestamp(at, UTC)
    due = rules.due(asked, now)
    all_times = [time for one in asked for time in one.times]
    fitting = [time for time in all_times if timedelta(0) <= now - time.utc() < timedelta(days=3)]
    assert due == (max(fitting) if fitting else None)


@given(waits, some.integers(0, 4_000_000_000))
def test_after_looking_only_the_times_to_come_are_left(asked, at):
    now = datetime.fromtimestamp(at, UTC)
    left = rules.after_looking(LookIns(asked=asked), now).asked
    assert rules.due(left, now) is None
    assert rules.ahead(left, now) == rules.ahead(asked, now)
    assert all(one.times for one in left)


@given(waits, askings)
def test_the_same_form_again_is_one_asking(asked, new):
    once = rules.with_asked(LookIns(asked=asked), new)
    assert rules.with_asked(once, new) == once
    assert len(once.asked) <= rules.MOST_WAITING


def test_the_file_says_reminder_and_nothing_of_what_it_is_for():
    times = rules.times_for(rules.HOURS, None, zone="", now=NOW)
    text = calendar_file.single(times, title="Reminder", name="abc", made=NOW)
    lines = text.split("\r\n")
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert [line for line in lines if line.startswith("DTSTART")] == [
        "DTSTART:20261124T234000Z", "DTSTART:20261125T014000Z", "DTSTART:20261125T204000Z",
    ]  # fmt: skip
    assert {line for line in lines if line.startswith(("SUMMARY", "DESCRIPTION"))} == {
        "SUMMARY:Reminder", "DESCRIPTION:Reminder",
    }  # fmt: skip
    assert len({line for line in lines if line.startswith("UID")}) == 3
    assert "\n" not in text.replace("\r\n", "")
    for word in ("leeward", "plan", "notes", "life", "http", "LOCATION", "URL"):
        assert word not in text
