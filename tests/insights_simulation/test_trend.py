"""The 95 % interval of a trend holds the truth about 95 times in 100, where plain least squares does not.

Source: INSIGHTS.md 5(a), 7.
"""

from __future__ import annotations

import numpy as np
import pytest

from leeward.insights.checkins import by_day
from leeward.insights.days import Days
from leeward.insights.results import Trend
from leeward.insights.student import t_quantile
from leeward.insights.trend import trend
from tests.insights_simulation.diaries import diary
from tests.insights_simulation.series import kept, mostly_none, sticky

SKIPPED = 0.15


def _said(days: Days, window: int) -> Trend:
    said = trend(days, window=window, last_day=window - 1, scale_range=10.0)
    assert isinstance(said, Trend)
    return said


def _coverage(phi: float, window: int, rounds: int) -> float:
    rng = np.random.default_rng(100)
    return sum(_said(kept(rng, sticky(rng, window, phi), SKIPPED), window).holds_zero for _ in range(rounds)) / rounds


def _naive_holds_zero(days: Days) -> bool:
    """Return whether the textbook interval, which takes days for strangers to each other, holds no change."""
    x, y = np.array(days.days) - np.mean(days.days), np.array(days.means)
    slope = x @ y / (x @ x)
    residuals = y - y.mean() - slope * x
    error = np.sqrt(residuals @ residuals / (len(x) - 2) / (x @ x))
    return bool(abs(slope) <= t_quantile(0.975, len(x) - 2) * error)


def _naive_coverage(phi: float, rounds: int) -> float:
    rng = np.random.default_rng(100)
    return sum(_naive_holds_zero(kept(rng, sticky(rng, 90, phi), SKIPPED)) for _ in range(rounds)) / rounds


@pytest.mark.parametrize("phi", [0.0, 0.3, 0.6, 0.8])
def test_the_interval_holds_the_truth_about_95_times_in_100(phi):
    assert 0.92 <= _coverage(phi, 90, 500) <= 0.98


def test_plain_least_squares_would_be_far_too_sure():
    assert _naive_coverage(0.3, 400) < 0.92
    assert _naive_coverage(0.6, 400) < 0.80


def test_it_also_holds_for_a_rise_and_not_only_for_no_change():
    rng = np.random.default_rng(7)
    rise = np.linspace(0, 2, 90)
    inside = 0
    for _ in range(300):
        said = _said(kept(rng, sticky(rng, 90, 0.3) + rise, SKIPPED), 90)
        inside += said.low <= 2 * (said.last_day - said.first_day) / 89 <= said.high
    assert 0.92 <= inside / 300 <= 0.98


def test_a_call_of_clear_change_is_rare_where_nothing_changes():
    rng = np.random.default_rng(8)
    clear = sum(_said(kept(rng, 2 * sticky(rng, 90, 0.3), SKIPPED), 90).is_clear for _ in range(400))
    assert clear / 400 <= 0.08


def test_a_month_is_covered_too():
    for phi in (0.0, 0.6):
        assert _coverage(phi, 28, 300) >= 0.92


@pytest.mark.parametrize("none", [0.5, 0.7, 0.9])
def test_urges_that_are_mostly_none_are_covered_too(none):
    rng = np.random.default_rng(9)
    inside = sum(_said(kept(rng, mostly_none(rng, 90, 0.3, none), SKIPPED), 90).holds_zero for _ in range(300))
    assert inside / 300 >= 0.92


def _holds_zero(rounds: int, days: int = 90, **kind) -> float:
    """Return how often the interval holds no change, for diaries of four check-ins a day in which nothing changes."""
    rng, inside = np.random.default_rng(10), 0
    for _ in range(rounds):
        own = diary(rng, days, drifts=False, **kind)
        lived, means = by_day(own.check_ins.days, own.mood)
        said = trend(
            Days(tuple(lived.tolist()), tuple(means.tolist())), window=days, last_day=int(lived[-1]), scale_range=10.0
        )
        assert isinstance(said, Trend)
        inside += said.holds_zero
    return inside / rounds


@pytest.mark.parametrize("kind", [{"skips_hard": True}, {"moves": True}, {"rota": True}, {"rare": True}])
def test_skipped_hard_hours_a_move_and_night_work_are_no_trend(kind):
    assert _holds_zero(100, **kind) >= 0.89


@pytest.mark.slow
@pytest.mark.parametrize("kind", [{"skips_hard": True}, {"moves": True}, {"rota": True}, {"rare": True}])
@pytest.mark.parametrize("days", [90, 365])
def test_harder_lives_in_full(kind, days):
    assert _holds_zero(800, days, **kind) >= 0.92


@pytest.mark.slow
@pytest.mark.parametrize("window", [28, 90, 365])
@pytest.mark.parametrize(("phi", "least"), [(0.0, 0.94), (0.3, 0.94), (0.6, 0.94), (0.8, 0.90)])
def test_in_full(phi, least, window):
    assert least <= _coverage(phi, window, 2000) <= 0.99
