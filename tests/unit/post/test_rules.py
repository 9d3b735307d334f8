"""When the next reminder is: by the clock on the wall, through summer and winter time, never twice, never late."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from leeward.post import rules
from leeward.post.records import EVERY_DAY, Chime, Reminders, Times

ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",  # half an hour of summer time
    "America/St_Johns",  # half hours, and changes that were at 00:01
    "Africa/Casablanca",  # winter time in summer
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Europe/Dublin",
    "",
)
CHIMES = st.builds(Chime, st.integers(0, 1439), st.integers(1, EVERY_DAY))
INSTANTS = st.integers(1_704_067_200, 1_893_456_000).map(lambda at: datetime.fromtimestamp(at, UTC))  # 2024 to 2030
TIMES = st.builds(
    lambda zone, chimes, once: Times(zone=zone, chimes=chimes, once=once),
    st.sampled_from(ZONES),
    st.lists(CHIMES, max_size=5),
    st.lists(st.integers(1_700_000_000, 1_900_000_000), max_size=3),
)
BERLIN = Times(zone="Europe/Berlin", chimes=[Chime(150)])  # 02:30, which one night has not and one has twice


def all_within(times, first, last):
    """Return every time in (first, last] by trying each minute's clock: slow, and written another way."""
    zone = ZoneInfo(times.zone) if times.zone else UTC
    found = set()
    day = (first - timedelta(days=3)).date()
    while day <= (last + timedelta(days=3)).date():
        for chime in times.chimes:
            if chime.days >> day.weekday() & 1:
                shown = datetime(day.year, day.month, day.day, *divmod(chime.minute, 60), tzinfo=zone)
                found.add(shown.astimezone(UTC))
        day += timedelta(days=1)
    found |= {datetime.fromtimestamp(at, UTC) for at in times.once}
    return sorted(one for one in found if first < one <= last)


@given(TIMES, INSTANTS, st.integers(1, 20))
@example(BERLIN, datetime(2026, 3, 28, 12, tzinfo=UTC), 3)
@example(BERLIN, datetime(2026, 10, 24, 12, tzinfo=UTC), 3)
def test_one_after_the_other_they_are_all_of_them_each_once(times, start, days):
    end, found, at = start + timedelta(days=days), [], start
    while (at := rules.next_time(times, at)) is not None and at <= end:
        found.append(at)
    assert found == all_within(times, start, end)


@given(TIMES, INSTANTS, st.integers(0, 60 * 24))
def test_after_being_away_only_the_newest_is_left(times, start, minutes):
    until = start + timedelta(minutes=minutes)
    all_of_them = all_within(times, start, until)
    assert rules.last_time(times, start, until) == (all_of_them[-1] if all_of_them else None)


@given(st.sampled_from(ZONES), CHIMES, INSTANTS)
def test_the_clock_on_the_wall_shows_the_time_unless_it_skipped_it(zone, chime, after):
    found = rules.next_time(Times(zone=zone, chimes=[chime]), after)
    shown = found.astimezone(ZoneInfo(zone) if zone else UTC)
    late = (shown.hour * 60 + shown.minute - chime.minute) % 1440
    # In the hour (or half hour) that does not exist, it moves on by what was skipped.
    assert late in {0, 30, 60}
    assert chime.days >> (shown.replace(tzinfo=None) - timedelta(minutes=late)).weekday() & 1


def test_the_time_that_comes_twice_reminds_once_and_the_one_that_never_comes_moves_on():
    spring = rules.next_time(BERLIN, datetime(2026, 3, 28, 12, tzinfo=UTC))
    assert spring == datetime(2026, 3, 29, 1, 30, tzinfo=UTC), "03:30 by the new clock"
    autumn = rules.next_time(BERLIN, datetime(2026, 10, 24, 12, tzinfo=UTC))
    assert autumn == datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "the first 02:30"
    assert rules.next_time(BERLIN, autumn) == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)


def test_without_times_there_is_none_and_a_zone_that_is_gone_counts_as_utc():
    assert rules.next_time(Times(zone="Europe/Berlin"), datetime(2026, 1, 1, tzinfo=UTC)) is None
    lost = Times(zone="Mars/Olympus", chimes=[Chime(600)])
    assert rules.next_time(lost, datetime(2026, 1, 1, tzinfo=UTC)) == datetime(2026, 1, 1, 10, tzinfo=UTC)


def test_waiting_doubles_and_ends():
    waits = [rules.wait(tries) for tries in range(1, 20)]
    assert waits[:3] == [timedelta(seconds=30), timedelta(seconds=60), timedelta(seconds=120)]
    assert waits == sorted(waits)
    assert waits[-1] == rules.LONGEST_WAIT


def test_the_same_time_twice_is_one_and_there_is_an_end_of_them():
    there = Reminders()
    for chime in (Chime(600, 1), Chime(600, 2), Chime(60)):
        there = rules.with_chime(there, chime, zone="Europe/Berlin")
    assert there.chimes == [Chime(60), Chime(600, 3)]
    assert rules.without_chime(there, 600).chimes == [Chime(60)]
    for minute in range(100):
        there = rules.with_chime(there, Chime(minute), zone="")
    assert (len(there.chimes), there.zone) == (rules.MOST_CHIMES, "Europe/Berlin")


def test_while_resting_the_server_gets_no_time_at_all():
    there = Reminders(box=bytes(16), zone="Europe/Berlin", chimes=[Chime(60)], once=[1_900_000_000])
    assert rules.copied(there, language="en").chimes == [Chime(60)]
    resting = rules.copied(Reminders(zone="Europe/Berlin", chimes=[Chime(60)], is_paused=True), language="en")
    assert resting == Times()


def test_single_times_that_are_over_go_and_doubles_are_one():
    now = datetime(2026, 11, 24, 20, tzinfo=UTC)
    ahead, over = int(now.timestamp()) + 60, int(now.timestamp()) - 60
    there = rules.with_once(Reminders(once=[over, ahead]), [ahead, ahead + 60], now=now)
    assert there.once == [ahead, ahead + 60]


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_at_half_past_eight_in_the_evening_it_is_half_past_eight(day):
    at = rules.at("Europe/Berlin", day, Chime(20 * 60 + 30))
    assert f"{at.astimezone(ZoneInfo('Europe/Berlin')):%H:%M}" == "20:30"
