"""Whether a service answers at a moment: against a slow reading of the same hours, and never surer than is known."""

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from leeward.library import countries, helplines, hours, opening
from leeward.library.opening import State

SERVICES = helplines.everything()
WEEK, DAY = 7 * 1440, 1440
# Ten years of instants, the nights on which clocks are moved among them.
INSTANTS = st.integers(1_700_000_000, 2_000_000_000).map(lambda at: datetime.fromtimestamp(at, UTC))
ZONES = st.sampled_from(["Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Chatham", "Africa/Casablanca"])


def minutes(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])


def is_held(rules: str, minute: int) -> bool:
    """Return whether the rules hold a minute of the week (Monday 00:00 is 0), read letter by letter."""
    names = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    for rule in rules.split("; "):
        if rule == "PH off":
            continue
        days, times = rule.split(" ")
        for part in days.split(","):
            first, last = names.index(part[:2]), names.index(part[-2:])
            for day in range(first, last + 1 if last >= first else last + 8):
                for span in times.split(","):
                    start, end = (minutes(time) for time in span.split("-"))
                    length = end - start if end > start else end - start + DAY
                    if (minute - day * DAY - start) % WEEK < length:
                        return True
    return False


def minute_of(local: datetime) -> int:
    return local.weekday() * DAY + local.hour * 60 + local.minute


def is_open_slowly(rules: str, zone: str, at: datetime) -> bool:
    return is_held(rules, minute_of(at.astimezone(ZoneInfo(zone))))


@st.composite
def weeks(draw) -> str:
    """Rules that share no day: some days in a row or apart, one or two spans each, over midnight too."""
    days = draw(st.permutations(list(hours.DAYS)))
    rules = []
    while days:
        some = draw(st.integers(1, len(days)))
        spans = [draw(st.tuples(st.integers(0, 95), st.integers(1, 95))) for _ in range(draw(st.integers(1, 2)))]
        times = ",".join(f"{_time(start * 15)}-{_time((start + length) * 15)}" for start, length in spans)
        rules.append(f"{','.join(days[:some])} {times}")
        days = days[some:] if draw(st.booleans()) else []
    return "; ".join([*rules, *(["PH off"] if draw(st.booleans()) else [])])


def _time(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


@given(weeks(), ZONES, INSTANTS)
@example("Mo-Th 18:00-01:00; Fr-Su 18:00-03:00", "Europe/London", datetime(2026, 11, 27, 0, 30, tzinfo=UTC))
@example("Mo-Su 01:00-02:00", "Europe/London", datetime(2026, 10, 25, 1, 30, tzinfo=UTC))  # the hour that comes twice
@example("Fr-Mo 22:00-06:00", "America/New_York", datetime(2026, 3, 8, 7, 30, tzinfo=UTC))  # the hour that is left out
def test_any_week_is_read_as_it_is_read_slowly(rules: str, zone: str, at: datetime):
    assert opening.standing(rules, [zone], at).answers == is_open_slowly(rules, zone, at)


@given(st.data())
@settings(max_examples=60)
def test_every_entry_stands_as_its_hours_say(data):
    at = data.draw(INSTANTS)
    for one in SERVICES:
        clocks = countries.clocks(one.country)
        found = opening.standing(one.hours, clocks, at)
        if one.hours is None or one.hours == "24/7":
            assert found.state is (State.ALWAYS if one.hours else State.UNKNOWN), one.id
            continue
        slowly = {is_open_slowly(one.hours, zone, at) for zone in clocks}
        if len(slowly) > 1:
            assert found.state is State.DEPENDS, (one.id, at)
        else:
            assert (found.state is State.OPEN, found.state is State.CLOSED) == (True in slowly, False in slowly), one.id


@given(weeks(), ZONES, INSTANTS)
def test_until_the_change_nothing_changes_and_then_it_does(rules: str, zone: str, at: datetime):
    found = opening.standing(rules, [zone], at)
    local = at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    if found.changes is None:
        return

    assert local < found.changes <= local + opening.SOON
    before, then = found.changes - timedelta(minutes=1), found.changes
    week = [is_held(rules, minute_of(moment)) for moment in (before, then)]
    assert week == [found.answers, not found.answers]


@pytest.mark.parametrize("unknown", [None, "", "by appointment", "Mo-Fr 9-17", "on request", "Mo-Xx 09:00-10:00"])
def test_what_is_not_stated_or_not_readable_is_unknown_and_never_closed(unknown: str | None):
    for hour in range(0, 168, 5):
        at = datetime(2026, 11, 23, tzinfo=UTC) + timedelta(hours=hour)
        found = opening.standing(unknown, ["Europe/London"], at)
        assert found.state is State.UNKNOWN


def test_hours_that_say_themselves_that_they_are_unknown_are_so():
    at = datetime(2026, 11, 24, 10, tzinfo=UTC)

    assert opening.standing("Mo-Fr 09:00-17:00 unknown", ["Europe/London"], at).state is State.UNKNOWN


@given(st.text(alphabet="MoTuWeThFrSaSuPH 0123456789:-,;/offunkw\"'é", max_size=40), INSTANTS)
def test_whatever_a_file_holds_a_page_can_be_made(rules: str, at: datetime):
    assert opening.standing(rules, ["Europe/Paris"], at).state in set(State)


def test_round_the_clock_needs_no_clock():
    assert opening.standing("24/7", [], datetime(2026, 1, 1, tzinfo=UTC)).state is State.ALWAYS


def test_hours_that_never_change_are_not_followed_for_ever():
    began = time.monotonic()

    found = opening.standing("Mo-Su 00:00-24:00", ["Europe/London"], datetime(2026, 1, 1, tzinfo=UTC))

    assert (found.state, found.changes) == (State.OPEN, None)
    assert time.monotonic() - began < 5


def test_without_a_clock_hours_mean_nothing():
    assert opening.standing("Mo-Su 09:00-17:00", [], datetime(2026, 1, 1, 12, tzinfo=UTC)).state is State.UNKNOWN


def test_where_clocks_differ_it_depends_and_where_they_agree_it_is_known():
    clocks = countries.clocks("US")

    at_night, at_noon = datetime(2026, 11, 24, 4, tzinfo=UTC), datetime(2026, 11, 24, 21, tzinfo=UTC)
    assert opening.standing("Mo-Su 09:00-21:00", clocks, at_night).state is State.DEPENDS
    assert opening.standing("Mo-Su 09:00-21:00", clocks, at_noon).state is State.OPEN


def test_a_country_with_one_clock_has_one_and_no_two_clocks_are_the_same():
    assert countries.clocks("GB") == ("Europe/London",)
    assert countries.clocks("XX") == ()
    for code in countries.SEVERAL_CLOCKS:
        assert len(countries.clocks(code)) > 1, code
        assert len(countries.clocks(code)) <= 12, code
