from __future__ import annotations

from math import isfinite

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leeward.insights.days import Days, in_order
from leeward.insights.results import NotEnough, Trend
from leeward.insights.stickiness import _PHIS, _WIDTHS
from leeward.insights.student import t_probability
from leeward.insights.trend import trend

RATINGS = st.one_of(st.sampled_from([0.0, 0.0, 1.0, 5.0, 10.0]), st.floats(allow_nan=True, allow_infinity=True))
SERIES = st.lists(st.tuples(st.integers(0, 120), RATINGS), min_size=10, max_size=160)


def _said(readings, window=90, last_day=89, scale_range=10.0):
    return trend(in_order(readings), window=window, last_day=last_day, scale_range=scale_range)


def _noisy(seed: int, rise: float = 0.0, skipped: float = 0.0) -> list[tuple[int, float]]:
    rng = np.random.default_rng(seed)
    levels = 5 + rng.normal(size=90) + np.linspace(0, rise, 90)
    return [(day, float(levels[day])) for day in range(90) if rng.random() >= skipped]


def test_a_straight_rise_is_found_and_clear():
    said = _said((day, 2 + day / 30) for day in range(90))
    assert isinstance(said, Trend)
    assert said.change == pytest.approx(89 / 30)
    assert said.is_clear
    assert not said.holds_zero


def test_the_same_number_every_day_is_no_change():
    said = _said((day, 4.0) for day in range(90))
    assert (said.change, said.low, said.high, said.is_clear) == (0.0, 0.0, 0.0, False)


def test_numbers_too_small_to_square_are_no_change():
    said = trend(in_order([(day, 1e-300 * (day % 3)) for day in range(90)]), window=90, last_day=89, scale_range=1.0)
    assert isinstance(said, Trend)
    assert isfinite(said.low)
    assert not said.is_clear


def test_a_change_of_less_than_half_a_point_of_ten_is_never_called_clear():
    said = _said((day, 2 + day / 200) for day in range(90))
    assert not said.holds_zero
    assert not said.is_clear


def test_half_a_point_is_measured_on_the_scale_of_the_series():
    readings = [(day, 2 + day / 200) for day in range(90)]
    assert not _said(readings, scale_range=10.0).is_clear
    assert _said(readings, scale_range=6.0).is_clear


def test_one_odd_day_hardly_tilts_the_line():
    plain = _noisy(3)
    odd = [*plain[:-1], (plain[-1][0], 40.0)]
    assert abs(_said(odd).change - _said(plain).change) < 0.5


def test_many_far_days_are_believed_because_they_are_the_shape_of_the_series():
    mostly_none = [(day, 0.0 if day % 4 else 2.0 + day / 30) for day in range(90)]
    assert _said(mostly_none).change == pytest.approx(np.polyfit(*zip(*mostly_none, strict=True), 1)[0] * 89, abs=0.02)


@pytest.mark.parametrize(("window", "need"), [(28, 14), (90, 30), (365, 90), (60, 30), (1000, 90)])
def test_below_the_minimum_it_says_what_is_missing(window, need):
    readings = [(day, float(day % 3)) for day in range(need - 5)]
    assert _said(readings, window=window, last_day=need) == NotEnough(have=need - 5, need=need)
    assert _said(readings, window=window, last_day=need).missing == 5


def test_days_outside_the_window_do_not_count():
    assert _said([(day, 1.0) for day in range(100)], window=28, last_day=120) == NotEnough(have=7, need=14)


def test_nothing_at_all_is_not_enough():
    assert _said([]) == NotEnough(have=0, need=30)


def test_the_order_of_the_readings_makes_no_difference():
    readings = _noisy(5, skipped=0.2)
    assert _said(readings[::-1]) == _said(readings)


def test_another_unit_gives_the_same_answer_in_that_unit():
    readings = _noisy(6, rise=1.0)
    said, tenfold = _said(readings), _said([(day, 10 * level + 3) for day, level in readings])
    expected = (10 * said.change, 10 * said.low, 10 * said.high)
    assert (tenfold.change, tenfold.low, tenfold.high) == pytest.approx(expected)


@given(SERIES)
@settings(max_examples=60)
def test_it_never_says_anything_that_is_not_a_number(readings):
    for window in (28, 90, 365):
        said = _said(readings, window=window, last_day=120)
        if isinstance(said, Trend):
            assert all(isfinite(number) for number in (said.change, said.low, said.high, said.phi))
            assert said.low <= said.change <= said.high


@pytest.mark.parametrize("skipped", [0.0, 0.3])
def test_the_sums_agree_with_the_matrices_of_the_method(skipped):
    days = in_order(_noisy(11, rise=2.0, skipped=skipped))
    said = trend(days, window=90, last_day=89, scale_range=10.0)
    slope, likely = _by_matrices(days)
    span = days.days[-1] - days.days[0]
    assert said.change == pytest.approx(slope * span)
    assert said.phi == pytest.approx(sum(weight * phi for weight, phi, _ in likely), abs=1e-3)
    reach = (said.high - said.change) / span
    held = sum(weight * (2 * t_probability(reach / error, len(days) - 2) - 1) for weight, _, error in likely)
    assert held == pytest.approx(0.95, abs=1e-3)


def _by_matrices(days: Days) -> tuple[float, list[tuple[float, float, float]]]:
    """Return the slope, and (weight, phi, standard error) by restricted likelihood: slow and obvious."""
    x, y = np.array(days.days, float), np.array(days.means)
    design = np.column_stack([np.ones_like(x), x - x.mean()])
    plain = np.linalg.inv(design.T @ design) @ design.T
    fits = []
    for phi, width in zip(_PHIS, _WIDTHS, strict=True):
        alike = phi ** np.abs(x[:, None] - x[None, :])
        inverse = np.linalg.inv(alike)
        volume = design.T @ inverse @ design
        residuals = y - design @ np.linalg.solve(volume, design.T @ inverse @ y)
        left = residuals @ inverse @ residuals
        log_dets = np.linalg.slogdet(alike)[1] + np.linalg.slogdet(volume)[1]
        likelihood = -0.5 * ((len(x) - 2) * np.log(left) + log_dets)
        error = np.sqrt(left / (len(x) - 2) * (plain @ alike @ plain.T)[1, 1])
        fits.append((likelihood + np.log(width), phi, error))
    best = max(fit[0] for fit in fits)
    weights = np.exp([fit[0] - best for fit in fits])
    together = [(w, phi, error) for w, (_, phi, error) in zip(weights / weights.sum(), fits, strict=True)]
    return float((plain @ y)[1]), together
