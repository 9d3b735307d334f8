from __future__ import annotations

import numpy as np
import pytest

from leeward.insights.checkins import CheckIns
from leeward.insights.findings import Strength
from leeward.insights.results import NotEnough
from leeward.insights.rhythm import LagOne, Rhythms, day_to_day, rhythms, same_day
from leeward.insights.together import within


def _times(days: int, a_day: int = 4) -> CheckIns:
    day = np.repeat(np.arange(days), a_day)
    clock = np.tile(np.arange(a_day) * 240.0 + 120, days)
    return CheckIns(day * 1440.0 + clock, day, clock)


def _looked(check_ins: CheckIns, outcome: np.ndarray) -> Rhythms:
    said = rhythms(check_ins, outcome)
    assert isinstance(said, Rhythms)
    return said


def test_hard_evenings_are_seen_and_the_week_is_not_made_up():
    check_ins = _times(120)
    mood = np.random.default_rng(1).normal(5, 1, len(check_ins)) - 1.0 * (check_ins.parts() == 3)
    said = _looked(check_ins, mood)
    assert said.day is not None
    assert said.week is not None
    assert said.day.strength is Strength.CONSISTENT
    assert min(said.day.bands, key=lambda band: band.mean).part == 3
    assert said.week.strength is Strength.NOTHING


def test_weekends_are_seen():
    check_ins = _times(200)
    mood = np.random.default_rng(2).normal(5, 1, len(check_ins)) + 0.7 * (check_ins.weekdays() >= 5)
    said = _looked(check_ins, mood)
    assert said.week is not None
    assert said.week.strength is Strength.CONSISTENT
    assert {band.part for band in said.week.bands if band.mean > 5.4} == {5, 6}


def test_a_rhythm_is_made_up_no_more_often_than_promised():
    rng = np.random.default_rng(3)
    check_ins = _times(150)
    tested = [_looked(check_ins, rng.normal(size=len(check_ins))) for _ in range(150)]
    chances = [rhythm.chance for said in tested for rhythm in (said.day, said.week) if rhythm and rhythm.chance]
    assert len(chances) == 300
    assert 0.05 <= np.mean(np.array(chances) <= 0.10) <= 0.16


def test_a_band_holds_the_truth_about_eight_times_in_ten():
    rng = np.random.default_rng(4)
    check_ins = _times(100)
    held = [
        band.low <= 0 <= band.high
        for _ in range(60)
        for band in _looked(check_ins, rng.normal(size=len(check_ins))).day.bands
    ]
    assert 0.74 <= np.mean(held) <= 0.88


def test_without_a_clock_or_a_calendar_there_is_no_curve():
    days = np.arange(80)
    by_day = CheckIns(days * 1440.0, days, np.full(80, np.nan))
    numbers = np.random.default_rng(5).normal(size=80)
    said = rhythms(by_day, numbers, has_weekdays=False)
    assert said == Rhythms(None, None)


@pytest.mark.parametrize("number", [5.0, 0.1])
def test_numbers_that_never_change_have_no_rhythm(number):
    check_ins = _times(90)
    said = _looked(check_ins, np.full(len(check_ins), number))
    assert said.day is not None
    assert said.day.chance is None
    assert said.day.strength is Strength.NOTHING
    assert same_day(check_ins, np.full(len(check_ins), number)) == LagOne(None, None, 270)


def test_below_sixty_days_it_says_what_is_missing():
    assert rhythms(_times(59), np.zeros(59 * 4)) == NotEnough(have=59, need=60)
    assert rhythms(_times(0), np.zeros(0)) == NotEnough(have=0, need=60)


def test_how_much_one_resembles_the_one_before():
    check_ins = _times(400)
    rng = np.random.default_rng(6)
    numbers = np.zeros(len(check_ins))
    for place in range(1, len(numbers)):
        numbers[place] = 0.5 * numbers[place - 1] + rng.normal()
    found = same_day(check_ins, numbers)
    assert found.slope == pytest.approx(0.5, abs=0.06)
    assert found.pairs == 1200
    assert day_to_day(check_ins, numbers).pairs == 399
    assert same_day(_times(3), np.zeros(12)) == LagOne(None, None, 9)


def test_within_people_their_different_means_count_for_nothing():
    rng = np.random.default_rng(7)
    people = np.repeat(np.arange(40), 30)
    level = rng.normal(0, 10, 40)[people]
    stress = (rng.random(1200) < 0.3 + 0.01 * level).astype(float)
    found = within(people, level - 2 * stress + rng.normal(size=1200), stress)
    assert found is not None
    assert found.low <= -2 <= found.high
    assert found.high - found.low < 0.5


def test_what_is_held_equal_is_taken_out():
    rng = np.random.default_rng(8)
    people, other = np.repeat(np.arange(30), 40), rng.normal(size=1200)
    step = other + rng.normal(size=1200)
    found = within(people, 3 * other + rng.normal(size=1200), step, held=other)
    assert found is not None
    assert found.low <= 0 <= found.high


def test_too_few_people_in_whom_it_varies_say_nothing():
    people = np.repeat(np.arange(30), 5)
    assert within(people, np.arange(150.0), np.zeros(150)) is None
    assert within(people, np.full(150, np.nan), np.arange(150.0)) is None
