"""Shifts are seldom invented, mostly found, and honestly dated. Source: INSIGHTS.md 5(b), 7."""

from __future__ import annotations

import numpy as np
import pytest

from leeward.insights.results import Shift
from leeward.insights.shifts import shifts
from tests.insights_simulation.series import kept, mostly_none, sticky

YEAR = 365


def _sure(levels: np.ndarray, rng: np.random.Generator, skipped: float) -> list[Shift]:
    return [shift for shift in shifts(kept(rng, levels, skipped)).shifts if shift.is_sure]


def _invented(phi: float, skipped: float, years: int) -> float:
    rng = np.random.default_rng(20)
    return sum(len(_sure(sticky(rng, YEAR, phi), rng, skipped)) for _ in range(years)) / years


def _steps(phi: float, size: float, skipped: float, years: int) -> tuple[float, float]:
    """Return how often a step is found within 14 days, and how often the date range of the nearest shift holds it."""
    rng = np.random.default_rng(21)
    found = held = said = 0
    for _ in range(years):
        levels, at = sticky(rng, YEAR, phi), int(rng.integers(60, 305))
        levels[at:] += size
        nearest = min(_sure(levels, rng, skipped), key=lambda shift: abs(shift.day - at), default=None)
        if nearest:
            said += 1
            found += abs(nearest.day - at) <= 14
            held += nearest.earliest <= at <= nearest.latest
    return found / years, held / said


@pytest.mark.parametrize("skipped", [0.0, 0.15])
def test_at_most_one_shift_in_ten_years_is_invented(skipped):
    assert _invented(0.3, skipped, 200) <= 0.10


@pytest.mark.parametrize("skipped", [0.0, 0.15])
def test_a_large_step_is_found_and_its_date_range_holds_the_day(skipped):
    found, held = _steps(0.3, 1.5, skipped, 150)
    assert found >= 0.9
    assert held >= 0.75


def test_the_usual_scale_would_invent_many():
    """The standard deviation of neighbouring days, as libraries use it: the reason for the scale from week to week."""
    from leeward.insights.partition import cuts

    rng = np.random.default_rng(20)
    invented = 0
    for _ in range(60):
        levels = sticky(rng, YEAR, 0.6)
        scale = 1.4826 * np.median(np.abs(np.diff(levels))) / np.sqrt(2)
        invented += len(cuts(levels, price=3 * scale**2 * np.log(YEAR), shortest=14))
    assert invented / 60 > 3


def test_urges_that_are_mostly_none_do_not_fill_the_page_with_shifts():
    rng = np.random.default_rng(22)
    assert sum(len(_sure(mostly_none(rng, YEAR, 0.3, 0.7), rng, 0.15)) for _ in range(100)) / 100 <= 0.10


@pytest.mark.slow
@pytest.mark.parametrize(("phi", "most"), [(0.0, 0.02), (0.3, 0.05), (0.6, 0.10)])
def test_inventions_in_full(phi, most):
    assert _invented(phi, 0.15, 1500) <= most


@pytest.mark.slow
@pytest.mark.parametrize(
    ("phi", "size", "least"),
    [(0.0, 1.0, 0.9), (0.3, 1.0, 0.8), (0.6, 1.0, 0.5), (0.0, 1.5, 0.97), (0.3, 1.5, 0.93), (0.6, 1.5, 0.82)],
)
def test_steps_in_full(phi, size, least):
    found, held = _steps(phi, size, 0.15, 800)
    assert found >= least
    assert held >= 0.75
