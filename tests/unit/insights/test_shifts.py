from __future__ import annotations

from itertools import pairwise
from math import isfinite
from time import process_time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leeward.insights.days import in_order
from leeward.insights.partition import began, cuts
from leeward.insights.shifts import NEEDED, basis, begin, shifts

RATINGS = st.one_of(st.sampled_from([0.0, 0.0, 1.0, 5.0, 10.0]), st.floats(allow_nan=True, allow_infinity=True))
SERIES = st.lists(RATINGS, min_size=50, max_size=160).map(lambda ratings: list(enumerate(ratings)))
FEW = st.integers(1, 9)


def _step(seed: int = 1, size: float = 3.0, at: int = 100, days: int = 200) -> list[tuple[int, float]]:
    rng = np.random.default_rng(seed)
    levels = 4 + rng.normal(size=days)
    levels[at:] += size
    return list(enumerate(levels.tolist()))


def test_a_step_is_found_with_its_date_range_and_both_levels():
    (shift,) = shifts(in_order(_step())).shifts
    assert shift.is_sure
    assert shift.earliest <= 100 <= shift.latest
    assert abs(shift.day - 100) <= 3
    assert (shift.before, shift.after) == (pytest.approx(4, abs=0.4), pytest.approx(7, abs=0.4))
    assert shift.until == 199


def test_the_first_day_of_the_new_level_is_the_day_named():
    readings = [(day, 2.0 + (day % 2) + 5.0 * (day >= 60)) for day in range(120)]
    (shift,) = shifts(in_order(readings)).shifts
    assert shift.day == 60


def test_a_change_during_a_gap_may_have_begun_on_any_day_of_it():
    readings = [pair for pair in _step(size=6.0) if not 90 <= pair[0] < 110]
    (shift,) = shifts(in_order(readings)).shifts
    assert (shift.earliest, shift.latest) == (90, 110)


def test_two_changes_are_told_apart_and_each_says_how_long_it_held():
    readings = [(day, level + (3.0 if day >= 250 else 0.0)) for day, level in _step(days=400)]
    first, second = shifts(in_order(readings)).shifts
    assert first.until < second.day
    assert second.until == 399


def test_a_smaller_change_is_only_a_maybe():
    kinds = {shift.is_sure for seed in range(40) for shift in shifts(in_order(_step(seed, size=0.75))).shifts}
    assert kinds == {True, False}


def test_a_clean_step_is_not_called_gradual_and_a_slow_drift_is():
    rng = np.random.default_rng(5)
    (step,) = shifts(in_order(_step())).shifts
    drift = shifts(in_order(enumerate((rng.normal(size=365) + np.linspace(0, 3, 365)).tolist()))).shifts
    assert not step.may_be_gradual
    assert drift
    assert any(shift.may_be_gradual for shift in drift)


def test_below_sixty_days_it_says_what_is_missing():
    said = shifts(in_order(_step(days=NEEDED - 8, at=20)))
    assert said.shifts == ()
    assert said.not_enough is not None
    assert said.not_enough.missing == 8


@pytest.mark.parametrize(
    "readings",
    [
        [],
        [(1, 5.0)],
        [(day, 5.0) for day in range(200)],
        [(day, float("nan")) for day in range(200)],
        [(day, float("inf")) for day in range(200)],
        [(7 * week, float(week % 2)) for week in range(70)],
    ],
    ids=["nothing", "one point", "constant", "all missing", "infinities", "once a week"],
)
def test_thin_and_flat_series_hold_no_shift(readings):
    assert shifts(in_order(readings)).shifts == ()


def test_one_step_between_two_flat_levels_is_found():
    (shift,) = shifts(in_order([(day, 1.0 if day < 50 else 4.0) for day in range(100)])).shifts
    assert (shift.day, shift.before, shift.after) == (50, 1.0, 4.0)


@given(SERIES)
@settings(max_examples=60)
def test_it_never_says_anything_that_is_not_a_number(readings):
    for shift in shifts(in_order(readings)).shifts:
        assert isfinite(shift.before)
        assert isfinite(shift.after)
        assert shift.earliest <= shift.day <= shift.latest <= shift.until


def _slow_cuts(levels: list[float], price: float, shortest: int) -> float:
    """Return the smallest possible price of a partition, by trying every last stretch: slow and obvious."""
    best = [0.0] + [np.inf] * len(levels)
    for end in range(shortest, len(levels) + 1):
        for start in range(end - shortest + 1):
            best[end] = min(best[end], best[start] + _squares(levels[start:end]) + price)
    return best[-1]


def _squares(stretch: list[float]) -> float:
    middle = sum(stretch) / len(stretch)
    return sum((level - middle) ** 2 for level in stretch)


@given(st.lists(FEW, min_size=4, max_size=40), st.integers(2, 5), st.floats(0.5, 30))
def test_the_partition_is_the_cheapest_there_is(levels, shortest, price):
    numbers = [float(level) for level in levels]
    found = cuts(np.array(numbers), price=price, shortest=shortest)
    borders = [0, *found, len(numbers)]
    stretches = [numbers[start:end] for start, end in pairwise(borders)]
    if len(numbers) >= 2 * shortest:
        paid = sum(_squares(stretch) + price for stretch in stretches)
        assert paid == pytest.approx(_slow_cuts(numbers, price, shortest))
        assert min(len(stretch) for stretch in stretches) >= shortest
    else:
        assert found == []


def test_ten_years_of_days_take_less_than_a_third_of_a_second():
    rng = np.random.default_rng(2)
    days = in_order(enumerate((rng.normal(size=3650) + np.repeat(rng.normal(size=10), 365)).tolist()))
    began = process_time()
    shifts(days)
    assert process_time() - began < 0.3


@given(st.lists(FEW, min_size=4, max_size=60), st.integers(2, 5), st.floats(0.5, 30), st.data())
def test_going_on_from_what_was_begun_is_the_same_to_the_last_bit(levels, shortest, price, data):
    numbers, prices = np.array(levels, dtype=float), np.array([price, 2 * price / 3])
    whole = began(numbers, prices, shortest=shortest)
    first = data.draw(st.integers(shortest, len(numbers)) if len(numbers) >= shortest else st.just(len(numbers)))
    half = began(numbers[:first], prices, shortest=shortest)
    assert np.array_equal(began(numbers, prices, shortest=shortest, known=half), whole)
    assert np.array_equal(half, whole[:, : first + 1])


@given(SERIES, st.integers(0, 400), st.integers(0, 400))
@settings(max_examples=60)
def test_shifts_are_the_same_whatever_was_begun(readings, older, newer):
    days = in_order(readings)
    earlier = begin(days, before=older)
    later = begin(days, before=newer, begun=earlier)
    assert later == begin(days, before=newer)
    assert shifts(days, begun=earlier) == shifts(days, begun=later) == shifts(days)


def test_ten_years_go_on_from_last_month_one_day_at_a_time():
    rng = np.random.default_rng(4)
    levels = rng.normal(size=3650).round(1) + np.repeat([0.0, 1.5, -1.0, 1.0, 0.0], 730)
    begun = None
    for last in range(3600, 3650, 7):
        days = in_order(enumerate(levels[:last].tolist()))
        begun = begin(days, before=last - 10, begun=begun)
        assert shifts(days, begun=begun) == shifts(days)


def test_what_was_begun_for_other_days_is_of_no_use_and_does_no_harm():
    days = in_order((day, float(day % 5 + 4 * (day > 50))) for day in range(100))
    changed = in_order((day, float(day % 5 + 4 * (day > 50) + (day == 20))) for day in range(100))
    assert basis(days, before=60) != basis(changed, before=60)
    assert basis(days, before=60) == basis(days, before=60)
    assert shifts(changed, begun=begin(days, before=60)) == shifts(changed)


def test_one_more_day_after_ten_years_costs_a_fraction():
    rng = np.random.default_rng(2)
    days = in_order(enumerate((rng.normal(size=3650) + np.repeat(rng.normal(size=10), 365)).tolist()))
    begun = begin(days, before=3620)
    took = []
    for one in (begun, None):
        start = process_time()
        for _ in range(4):
            shifts(days, begun=one)
        took.append(process_time() - start)
    assert took[0] < took[1] / 4
