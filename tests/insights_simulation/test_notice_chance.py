"""The chance a person is told of is the chance there is: said and happened, over people nothing changes for."""

from __future__ import annotations

import numpy as np
import pytest

from leeward.insights.early_signs import SOONER, STEADY, Baseline, early_signs
from leeward.insights.notice_chance import notices_a_year
from leeward.insights.results import NotEnough
from tests.insights_simulation.series import kept, mostly_none, sticky

LENGTHS, LENGTHS_WITH_A_FLOOR = (28, 35, 42, 50, 60), (50, 55, 60)


def _people(setting, people: int, *, floor: bool = False, seed: int = 50) -> np.ndarray:
    """Return what was said, what happened, and the phi that was seen; a row for each person."""
    rng = np.random.default_rng(seed)
    rows = []
    for _ in range(people):
        length, phi = int(rng.choice(LENGTHS_WITH_A_FLOOR if floor else LENGTHS)), rng.uniform(0, 0.8)
        levels = (
            mostly_none(rng, length + 365, phi, rng.choice([0.5, 0.7, 0.9]))
            if floor
            else np.round(5 + 1.6 * sticky(rng, length + 365, phi))
        )
        days = kept(rng, levels, 0.15)
        said = early_signs(days, Baseline(0, length - 1), setting=setting)
        if not isinstance(said, NotEnough):
            rows.append((notices_a_year(days, said, setting=setting), len(said.notices), said.phi))
    return np.array(rows)


@pytest.mark.parametrize(("setting", "floor"), [(STEADY, False), (SOONER, False), (STEADY, True)])
def test_what_is_said_is_what_happens(setting, floor):
    said, happened, _ = _people(setting, 500, floor=floor).T
    assert said.mean() == pytest.approx(happened.mean(), rel=0.25)


def test_sooner_costs_what_it_says():
    steady, sooner = (_people(setting, 300)[:, 0].mean() for setting in (STEADY, SOONER))
    assert 2.0 < sooner / steady < 4.0


@pytest.mark.slow
@pytest.mark.parametrize("floor", [False, True])
@pytest.mark.parametrize("setting", [STEADY, SOONER])
def test_it_is_so_for_days_that_stick_and_for_days_that_do_not(setting, floor):
    rows = _people(setting, 6000, floor=floor, seed=51)
    for low, high in ((0.0, 0.25), (0.25, 0.45), (0.45, 0.65)):
        said, happened, _ = rows[(low <= rows[:, 2]) & (rows[:, 2] < high)].T
        assert said.mean() == pytest.approx(happened.mean(), rel=0.2)
