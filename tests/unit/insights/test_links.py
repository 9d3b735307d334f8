"""Counting episodes, and linear algebra in pieces: each against the plain and slow way."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import groupby

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.insights.design import last_days
from leeward.insights.links import Rarity
from leeward.insights.regression import space

FLAGS = st.lists(st.booleans(), min_size=1, max_size=60)


@given(FLAGS)
def test_episodes_are_the_runs_of_what_is_rarer(flags):
    counted = Rarity.of(np.array([flags], dtype=float).T)
    runs = [kind for kind, _ in groupby(flags)]
    assert counted.episodes.tolist() == [min(runs.count(True), runs.count(False))]
    assert counted.occurrences.tolist() == [min(flags.count(True), flags.count(False))]


@pytest.mark.parametrize("rows", [3, 40, 999, 14_600])
def test_what_is_taken_out_in_pieces_is_what_least_squares_takes_out(rows):
    rng = np.random.default_rng(rows)
    design, columns = rng.normal(size=(rows, 21)), rng.normal(size=(rows, 5))
    design[:, 3] = design[:, 1]  # says nothing of its own
    left = space(design[:, :12]).widened(design[:, 12:]).without(columns)
    plain = columns - design @ np.linalg.lstsq(design, columns, rcond=None)[0]
    assert np.allclose(left, plain, atol=1e-9)


def test_a_space_is_as_wide_as_its_columns_are_independent_whatever_their_units():
    rng = np.random.default_rng(1)
    own = rng.normal(size=(400, 4)) * [1e-6, 1.0, 1e5, 1e9]
    assert space(np.column_stack((own, own.sum(axis=1), np.zeros(400)))).rank == 4
    basis = space(own).basis
    assert np.allclose(basis.T @ basis, np.eye(4), atol=1e-12)


@given(st.lists(st.integers(0, 12), min_size=1, max_size=40).map(sorted), st.integers(0, 99))
def test_the_last_days_of_many_columns_are_those_of_each(days, seed):
    numbers = np.random.default_rng(seed).normal(size=(len(days), 3))
    together = last_days(np.array(days), numbers)
    for place in range(3):
        assert np.allclose(together[:, place], last_days(np.array(days), numbers[:, place]))
        for row, day in enumerate(days):
            means = [numbers[np.array(days) == day - back, place].mean() for back in (1, 2, 3) if day - back in days]
            usual = numbers[:, place].mean()
            assert together[row, place] == pytest.approx(np.mean(means) if means else usual)


@pytest.mark.parametrize(("given_before", "says"), [(None, "1"), ("2", "2")])
def test_the_engine_keeps_to_one_core_unless_told_otherwise(given_before, says):
    env = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    env |= {"OPENBLAS_NUM_THREADS": given_before} if given_before else {}
    program = "import leeward.insights.refits, os; print(os.environ['OPENBLAS_NUM_THREADS'])"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, env=env)
    assert done.stdout.strip() == says
