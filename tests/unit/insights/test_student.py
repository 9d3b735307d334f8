from __future__ import annotations

from math import exp, lgamma, log, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.insights.student import NoSuchQuantile, t_probability, t_quantile

# Printed tables (Abramowitz and Stegun, table 26.10, and its newer extensions).
PRINTED = [
    (0.975, 1, 12.7062047),
    (0.975, 2, 4.3026527),
    (0.975, 3, 3.1824463),
    (0.975, 5, 2.5705818),
    (0.975, 10, 2.2281389),
    (0.975, 30, 2.0422725),
    (0.975, 120, 1.9799304),
    (0.975, 1e9, 1.9599640),
    (0.90, 4, 1.5332063),
    (0.95, 7, 1.8945786),
    (0.995, 2, 9.9248432),
    (0.9995, 1, 636.6192488),
]


def _integrated(value: float, freedom: float, steps: int = 4000) -> float:
    """Return the probability below value by Simpson's rule: slow and obvious."""
    front = exp(lgamma((freedom + 1) / 2) - lgamma(freedom / 2) - 0.5 * log(freedom * pi))

    def density(x: float) -> float:
        return front * (1 + x * x / freedom) ** (-(freedom + 1) / 2)

    width = value / steps
    inner = sum((4 if step % 2 else 2) * density(step * width) for step in range(1, steps))
    return 0.5 + width / 3 * (density(0) + inner + density(value))


@pytest.mark.parametrize(("probability", "freedom", "value"), PRINTED)
def test_it_agrees_with_printed_tables(probability, freedom, value):
    assert t_quantile(probability, freedom) == pytest.approx(value, rel=1e-7)


@pytest.mark.parametrize("freedom", [2.5, 7.3, 18.9, 61.4])
def test_it_agrees_with_plain_integration_between_whole_degrees_of_freedom(freedom):
    assert _integrated(t_quantile(0.975, freedom), freedom) == pytest.approx(0.975, abs=1e-9)


@given(st.floats(0.01, 0.99), st.floats(1, 5000))
def test_the_quantile_undoes_the_probability(probability, freedom):
    assert t_probability(t_quantile(probability, freedom), freedom) == pytest.approx(probability, abs=1e-9)


def test_it_is_symmetric_about_zero():
    assert t_quantile(0.2, 6) == -t_quantile(0.8, 6)
    assert t_quantile(0.5, 6) == pytest.approx(0, abs=1e-12)


NAN = float("nan")


@pytest.mark.parametrize(("probability", "freedom"), [(0, 3), (1, 3), (0.5, 0.5), (NAN, 3), (0.5, NAN)])
def test_nonsense_has_no_quantile(probability, freedom):
    with pytest.raises(NoSuchQuantile):
        t_quantile(probability, freedom)
