"""Minutes are counted once, whatever the order and however often a file says them; a night is of the day it ends on."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.interchange.formats.minutes import DAY, Days, Nights, NotAStretch
from tests.unit.formats.phone_files import minutes

NOON = int(datetime(2025, 3, 10, 12, tzinfo=UTC).timestamp())
stretches = st.lists(
    st.tuples(st.integers(0, 5 * 86_400), st.integers(0, 40_000)).map(lambda two: (NOON + two[0], NOON + sum(two))),
    max_size=30,
)


def at(text):
    return int(datetime.fromisoformat(f"{text}:00+00:00").timestamp())


def nights(*spans, offset=0):
    found = Nights()
    for start, end in spans:
        found.add(at(start), at(end), offset)
    return minutes(found.sums())


@given(stretches, st.randoms(use_true_random=False), st.sampled_from([-600, 0, 60, 345, 840]))
def test_the_union_is_what_a_set_of_minutes_would_be(spans, random, offset):
    naive = {}
    for start, end in spans:
        day = (start + 60 * offset - 4 * 3600) // 86_400
        naive.setdefault(day, set()).update(range(start // 60, end // 60))
    shuffled = [*spans, *spans]
    random.shuffle(shuffled)
    days = Days()
    for start, end in shuffled:
        days.add(start, end, offset)
    assert {one.day: one.minutes for one in days.sums()} == {
        day: min(len(there), DAY) for day, there in naive.items() if there
    }


@given(stretches)
def test_stretches_that_touch_make_one_and_lose_nothing(spans):
    whole, pieces = Days(), Days()
    for start, end in spans:
        whole.add(start, end, 0)
        middle = (start + end) // 2
        is_one_day = (start - 4 * 3600) // 86_400 == (middle - 4 * 3600) // 86_400
        for first, last in [(start, middle), (middle, end)] if is_one_day else [(start, end)]:
            pieces.add(first, last, 0)
    assert [one.minutes for one in pieces.sums()] == [one.minutes for one in whole.sums()]


@given(stretches)
def test_no_night_is_longer_than_a_day_and_there_is_one_a_day(spans):
    found = Nights()
    for start, end in spans:
        found.add(start, end, 0)
    sums = found.sums()
    assert len({one.day for one in sums}) == len(sums)
    assert all(0 < one.minutes <= DAY for one in sums)


def test_a_night_belongs_to_the_day_it_ends_on_and_time_awake_is_not_slept():
    assert nights(("2025-03-09T23:00", "2025-03-10T02:00"), ("2025-03-10T03:00", "2025-03-10T06:30")) == {
        "2025-03-10": 390
    }


def test_two_devices_in_one_night_are_counted_once():
    spans = ("2025-03-09T23:00", "2025-03-10T06:00"), ("2025-03-09T23:30", "2025-03-10T06:30")
    assert nights(*spans, *spans) == {"2025-03-10": 450}


def test_a_nap_is_no_night():
    nap = ("2025-03-10T14:00", "2025-03-10T15:30")
    assert nights(nap) == {}
    assert nights(("2025-03-09T23:00", "2025-03-10T06:00"), nap) == {"2025-03-10": 420}


def test_sleep_after_a_night_shift_is_a_night():
    assert nights(("2025-03-10T08:00", "2025-03-10T14:00")) == {"2025-03-10": 360}


def test_who_wakes_before_four_wakes_on_that_day():
    found = Nights()
    found.add(at("2025-03-09T21:00"), at("2025-03-10T02:00"), 0)
    (night,) = found.sums()
    assert (minutes([night]), night.at) == ({"2025-03-10": 300}, at("2025-03-10T04:00"))


def test_the_night_the_clocks_change_has_the_hours_it_had():
    found = Nights()
    found.add(at("2025-03-29T22:00"), at("2025-03-30T05:00"), 120)  # 23:00 to 07:00 on the clock in Berlin
    (night,) = found.sums()
    assert (night.minutes, night.offset) == (420, 120)


def test_movement_after_midnight_belongs_to_the_evening_and_is_kept_on_it():
    days = Days()
    days.add(at("2025-03-10T23:30"), at("2025-03-11T05:00"), 0)
    assert minutes(days.sums()) == {"2025-03-10": 330}
    assert days.sums(at_end=True)[0].at == at("2025-03-11T03:59")


@pytest.mark.parametrize(
    ("start", "end", "offset"),
    [
        (NOON, NOON - 60, 0),
        (NOON, NOON + 2 * 86_400, 0),
        (0, 60, 0),
        (9_000_000_000, 9_000_000_060, 0),
        (NOON, NOON + 60, 5000),
    ],
)
def test_what_no_clock_shows_is_refused(start, end, offset):
    for where in (Days(), Nights()):
        with pytest.raises(NotAStretch):
            where.add(start, end, offset)
        assert where.sums() == []
