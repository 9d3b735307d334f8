from __future__ import annotations

from math import sqrt
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.insights.mixture import Mixture

CURVES = st.lists(st.tuples(st.floats(0.01, 1), st.floats(-5, 5), st.floats(0.01, 3)), min_size=1, max_size=6)


def _mixture(curves: list[tuple[float, float, float]]) -> Mixture:
    whole = sum(weight for weight, _, _ in curves)
    return Mixture([one[0] / whole for one in curves], [one[1] for one in curves], [one[2] for one in curves])


def test_one_curve_is_the_normal():
    one, normal = Mixture([1.0], [2.0], [3.0]), NormalDist(2, 3)
    assert one.quantile(0.975) == pytest.approx(normal.inv_cdf(0.975))
    assert one.below(1.0) == pytest.approx(normal.cdf(1.0))
    assert (one.mean, one.sd) == (2.0, 3.0)


def test_two_curves_lie_further_apart_than_either():
    both = Mixture([0.5, 0.5], [-1.0, 1.0], [0.5, 0.5])
    assert (both.mean, both.sd) == (0.0, pytest.approx(sqrt(1.25)))
    assert both.below(0.0) == pytest.approx(0.5)


@given(CURVES, st.floats(0.001, 0.999))
def test_the_quantile_undoes_the_probability(curves, probability):
    mixed = _mixture(curves)
    assert mixed.below(mixed.quantile(probability)) == pytest.approx(probability, abs=1e-6)
