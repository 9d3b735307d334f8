"""What is known once a day, against what came later that day: one row a day, and nothing of the morning itself."""

from __future__ import annotations

from math import isfinite

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leeward.insights.checkins import CheckIns, merged
from leeward.insights.factors import EPISODES, OCCURRENCES, factors
from leeward.insights.findings import Factors, Link, Strength
from tests.unit.insights.test_factors import ODD, _times


def _asked(check_ins: CheckIns, outcome: np.ndarray, sleep: np.ndarray) -> Factors:
    said = factors(check_ins, outcome, {}, once_a_day={"sleep": sleep})
    assert isinstance(said, Factors)
    return said


def _slept(days: int = 200, at: int = 0, a_day: int = 3) -> tuple[CheckIns, np.ndarray, np.ndarray, np.ndarray]:
    """Return check-ins, moods about 5 that sleep does not touch, each night's sleep, and where it was given."""
    rng = np.random.default_rng(8)
    check_ins = _times(days, a_day)
    nights = rng.normal(7, 1, days)
    given = np.full(days * a_day, np.nan)
    given[at::a_day] = nights
    return check_ins, rng.normal(5, 1, days * a_day), nights, given


def test_sleep_that_moves_the_rest_of_the_day_is_found_with_its_size_and_one_row_a_day():
    check_ins, mood, nights, given = _slept()
    mood += np.repeat(nights - 7, 3) * np.tile([0.0, 0.8, 0.8], 200)
    (link,) = _asked(check_ins, mood, given).before
    assert link.strength is Strength.CONSISTENT
    assert link.low <= 0.8 <= link.high
    assert link.high - link.low < 0.5
    assert 80 <= link.occurrences <= 120  # of 200 days


def test_what_the_morning_rating_already_says_is_not_counted_again():
    check_ins, mood, _, given = _slept()
    mornings = np.repeat(mood[::3], 3)
    given = np.where(np.isfinite(given), given + mornings - 5, np.nan)  # remembered as the morning is
    mood[1::3], mood[2::3] = (0.7 * mornings[part::3] + 0.3 * mood[part::3] for part in (1, 2))
    said = _asked(check_ins, mood, given)
    assert said.before[0].strength is Strength.NOTHING
    assert said.beside[0].strength is Strength.CONSISTENT


def test_an_evening_before_a_short_night_is_told_apart():
    check_ins, mood, _, given = _slept()
    given[3::3] += 0.8 * (mood[2:-1:3] - 5)
    said = _asked(check_ins, mood, given)
    assert said.before[0].strength is Strength.NOTHING
    assert said.after[0].strength is Strength.CONSISTENT
    assert said.after[0].low <= 0.8 <= said.after[0].high


def test_sleep_given_only_at_night_has_no_later_check_in_and_says_so():
    check_ins, mood, _, given = _slept(at=2)
    said = _asked(check_ins, mood, given)
    assert said.before == ()
    (untested,) = said.untested
    assert (untested.occurrences, untested.occurrences_needed, untested.episodes_needed) == (0, OCCURRENCES, EPISODES)
    assert len(said.beside) == 1


def test_of_two_numbers_on_one_day_the_first_counts():
    check_ins, mood, _, given = _slept()
    twice = given.copy()
    twice[2::3] = 3.0
    assert _asked(check_ins, mood, twice) == _asked(check_ins, mood, given)


def test_sleep_given_at_a_check_in_without_a_rating_still_counts_for_the_day():
    check_ins, mood, nights, given = _slept(a_day=4)
    mood += np.repeat(nights - 7, 4)
    mood[::4] = np.nan
    said = _asked(check_ins, mood, given)
    assert said.before[0].strength is Strength.CONSISTENT
    assert said.beside == ()


def test_rows_that_stand_for_days_have_no_later_hours():
    days = np.arange(200)
    check_ins = CheckIns(days * 1440.0, days, np.full(200, np.nan))
    rng = np.random.default_rng(3)
    sleep = rng.normal(7, 1, 200)
    said = _asked(check_ins, 5 + 0.8 * (sleep - 7) + rng.normal(0, 0.5, 200), sleep)
    assert said.before == ()
    assert said.beside[0].strength is Strength.CONSISTENT
    assert len(said.after) == 1


def test_without_such_numbers_nothing_is_different():
    check_ins, mood, _, _ = _slept()
    tag = (np.arange(len(mood)) % 5 == 0).astype(float)
    assert factors(check_ins, mood, {"tea": tag}, once_a_day={}) == factors(check_ins, mood, {"tea": tag})


@pytest.mark.parametrize("column", [np.nan, 7.0], ids=["never given", "always the same"])
def test_a_number_that_never_varies_is_not_enough_yet(column):
    check_ins, mood, _, given = _slept()
    said = _asked(check_ins, mood, np.where(np.isfinite(given), column, np.nan))
    assert said.before == said.after == ()
    assert said.untested[0].name == "sleep"


@given(st.lists(ODD, min_size=190, max_size=230), st.integers(0, 2**20))
@settings(max_examples=40, deadline=None)
def test_it_never_says_anything_that_is_not_a_number(outcome, seed):
    rng = np.random.default_rng(seed)
    instants = np.sort(rng.integers(0, 80 * 1440, len(outcome))) * 1.0
    check_ins, numbers = merged(
        (instants, (instants // 1440).astype(np.int64), instants % 1440),
        np.array([outcome, rng.permutation(outcome), rng.permutation(outcome)]).T,
    )
    said = factors(check_ins, numbers[:, 0], {}, once_a_day={"odd": numbers[:, 1], "other": numbers[:, 2]})
    if isinstance(said, Factors):
        links: list[Link] = [*said.before, *said.beside, *said.after]
        for link in links:
            assert all(isfinite(number) for number in (link.estimate, link.low, link.high, link.t, link.chance))
