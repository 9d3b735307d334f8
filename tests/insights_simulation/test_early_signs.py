"""Notices are rare where nothing changes, and soon where something does; with the textbook limit beside ours.

Source: INSIGHTS.md 5(e), 7.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from leeward.insights.early_signs import Baseline, early_signs, reach
from leeward.insights.findings import EarlySigns
from leeward.insights.results import NotEnough
from tests.insights_simulation.series import kept, mostly_none, sticky

YEAR = 365
SKIPPED = 0.15


def _said(levels: np.ndarray, baseline: int, rng: np.random.Generator, skipped: float = SKIPPED) -> EarlySigns:
    said = early_signs(kept(rng, levels, skipped), Baseline(0, baseline - 1))
    return EarlySigns(0, 0, 0, 0.0, 0.0, 0.0) if isinstance(said, NotEnough) else said


def _a_year(make: Callable[[np.random.Generator], np.ndarray], baseline: int, years: int, skipped: float) -> float:
    rng = np.random.default_rng(30)
    return sum(len(_said(make(rng), baseline, rng, skipped).notices) for _ in range(years)) / years


def _false_notices(phi: float, baseline: int, years: int, skipped: float = SKIPPED) -> float:
    return _a_year(lambda rng: sticky(rng, baseline + YEAR, phi), baseline, years, skipped)


def _delays(phi: float, size: float, people: int, baseline: int = 60, skipped: float = 0.0) -> tuple[float, float]:
    """Return the share of steps noticed within 90 days, and the median delay of those. The step comes 30 days on."""
    rng = np.random.default_rng(31)
    at, delays = baseline + 30, []
    for _ in range(people):
        levels = sticky(rng, at + 90, phi)
        levels[at:] += size
        since = [notice.day - at for notice in _said(levels, baseline, rng, skipped).notices if notice.day >= at]
        delays += since[:1]
    return len(delays) / people, float(np.median(delays))


@pytest.mark.parametrize("phi", [0.0, 0.3, 0.6])
@pytest.mark.parametrize("baseline", [28, 60])
def test_chance_alone_brings_few_notices(phi, baseline):
    assert _false_notices(phi, baseline, 150) <= 0.6


@pytest.mark.parametrize("phi", [0.0, 0.3, 0.6])
def test_a_large_step_is_noticed_soon(phi):
    found, delay = _delays(phi, 1.5, 150)
    assert found >= 0.8
    assert delay <= 18


def test_the_textbook_limit_would_bring_many(monkeypatch):
    """It takes days for strangers to each other and the usual level for known; this also guards the simulator."""

    def textbook(spread: float, phi: float, *, baseline_days: int, setting) -> float:
        return reach(spread, 0.0, baseline_days=10**9, setting=setting)

    monkeypatch.setattr("leeward.insights.early_signs.reach", textbook)
    assert _false_notices(0.3, 60, 80) > 1.0
    assert _false_notices(0.6, 60, 80) > 2.0


def test_urges_that_are_mostly_none_bring_few_notices():
    made = _a_year(lambda rng: mostly_none(rng, 60 + YEAR, 0.3, 0.7), 60, 100, SKIPPED)
    assert made <= 0.6


@pytest.mark.slow
@pytest.mark.parametrize("phi", [0.0, 0.3, 0.6])
@pytest.mark.parametrize("baseline", [28, 42, 60])
def test_chance_in_full(phi, baseline):
    assert _false_notices(phi, baseline, 1500) <= 0.6
    assert _false_notices(phi, baseline, 1500, skipped=0.0) <= 0.6


@pytest.mark.slow
@pytest.mark.parametrize(
    ("phi", "size", "least", "latest"), [(0.3, 1.0, 0.85, 26), (0.6, 1.0, 0.6, 32), (0.6, 1.5, 0.85, 18)]
)
def test_steps_in_full(phi, size, least, latest):
    found, delay = _delays(phi, size, 800)
    assert found >= least
    assert delay <= latest
