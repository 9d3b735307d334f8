from __future__ import annotations

from itertools import pairwise
from math import isfinite

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.insights.chance import f_beyond, false_shares, two_sided
from leeward.insights.regression import LAGS, slopes, space

CHANCES = st.lists(st.floats(0, 1), max_size=40)


def _problem(rows: int = 80) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(4)
    design = np.column_stack((np.ones(rows), rng.normal(size=(rows, 3))))
    columns = (rng.random((rows, 5)) < 0.3).astype(float)
    return design, columns, columns[:, 0] + design @ [1, 2, 0, -1] + rng.normal(size=rows)


def _obvious(design: np.ndarray, column: np.ndarray, outcome: np.ndarray) -> tuple[float, float]:
    """Return slope and error the long way round: the whole regression, and Newey and West's sandwich entry by entry."""
    whole = np.column_stack((design, column))
    found = np.linalg.lstsq(whole, outcome, rcond=None)[0]
    left = outcome - whole @ found
    rows, used = whole.shape
    bread = np.linalg.inv(whole.T @ whole)
    meat = np.zeros((used, used))
    for one in range(rows):
        for other in range(rows):
            if abs(one - other) <= LAGS:
                weight = 1 - abs(one - other) / (LAGS + 1)
                meat += weight * left[one] * left[other] * np.outer(whole[one], whole[other])
    plain = bread[-1, -1] * (left @ left) / (rows - used)
    robust = (bread @ meat @ bread)[-1, -1] * rows / (rows - used)
    return float(found[-1]), float(np.sqrt(max(plain, robust)))


def test_each_slope_is_what_the_whole_regression_gives():
    design, columns, outcome = _problem()
    around = space(design)
    found = slopes(around.without(columns), around.without(outcome[:, np.newaxis]), len(outcome) - 5)
    for place in range(columns.shape[1]):
        slope, error = _obvious(design, columns[:, place], outcome)
        assert found.slopes[place] == pytest.approx(slope)
        assert found.errors[place] == pytest.approx(error)


def test_repeated_and_empty_columns_do_not_disturb_the_adjustment():
    design, columns, _ = _problem()
    twice = np.column_stack((design, design[:, 1] * 1e6, np.zeros(len(design)), design.sum(axis=1)))
    assert space(twice).rank == 4
    assert space(twice).without(columns) == pytest.approx(space(design).without(columns))


def test_a_column_the_adjustment_explains_has_no_slope():
    design, _, outcome = _problem()
    around = space(design)
    found = slopes(around.without(design[:, 1:2] * 3), around.without(outcome[:, np.newaxis]), 70)
    assert np.isnan(found.slopes).all()
    assert np.isnan(found.errors).all()


def test_the_tail_of_f_agrees_with_t_and_with_a_printed_table():
    assert f_beyond(2.5**2, 1, 12) == pytest.approx(two_sided(2.5, 12))
    assert f_beyond(3.326, 5, 10) == pytest.approx(0.05, abs=2e-4)
    assert f_beyond(5.636, 5, 10) == pytest.approx(0.01, abs=1e-4)
    assert f_beyond(0.0, 3, 10) == 1.0


def test_false_shares_of_a_worked_example():
    assert false_shares([0.01, 0.04, 0.03, 0.20]) == pytest.approx([0.04, 0.16 / 3, 0.16 / 3, 0.20])
    assert false_shares([]) == []


@given(CHANCES)
def test_a_share_is_never_below_its_chance_and_keeps_the_order(chances):
    shares = false_shares(chances)
    assert all(isfinite(share) and chance <= share <= 1 for chance, share in zip(chances, shares, strict=True))
    ordered = [share for _, share in sorted(zip(chances, shares, strict=True))]
    assert all(one <= other for one, other in pairwise(ordered))
