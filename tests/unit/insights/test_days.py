from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.insights.days import Days, in_order, lag_one

READINGS = st.lists(st.tuples(st.integers(0, 60), st.floats(allow_nan=True, allow_infinity=True)), max_size=80)


def test_days_come_back_in_order_with_several_readings_averaged():
    assert in_order([(3, 1.0), (1, 4.0), (3, 2.0)]) == Days((1, 3), (4.0, 1.5))


def test_what_is_no_number_counts_as_a_day_without_a_check_in():
    assert in_order([(1, float("nan")), (2, float("inf")), (3, -float("inf")), (4, 1e300), (5, 2.0)]) == Days(
        (5,), (2.0,)
    )


@given(READINGS)
def test_every_mean_is_finite_and_every_day_stands_once(readings):
    days = in_order(readings)
    assert list(days.days) == sorted(set(days.days))
    assert all(abs(mean) <= 1e9 for mean in days.means)


@given(READINGS, st.integers(-5, 65), st.integers(-5, 65))
def test_between_keeps_exactly_the_days_inside(readings, first, last):
    days = in_order(readings)
    kept = days.between(first, last)
    assert list(zip(kept.days, kept.means, strict=True)) == [
        pair for pair in zip(days.days, days.means, strict=True) if first <= pair[0] <= last
    ]


def test_only_neighbouring_days_make_a_pair():
    assert lag_one([1, 2, 4, 5], [1.0, 1.0, -1.0, -1.0]) == (pytest.approx(1.0), 2)


@pytest.mark.parametrize(("days", "residuals"), [([], []), ([1], [3.0]), ([1, 5], [1.0, 2.0]), ([1, 2], [0.0, 0.0])])
def test_without_pairs_or_variation_there_is_no_resemblance(days, residuals):
    assert lag_one(days, residuals)[0] == 0.0
