from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.insights.days import in_order
from leeward.insights.early_signs import SOONER, STEADY, Baseline, Setting, early_signs
from leeward.insights.findings import EarlySigns
from leeward.insights.notice_chance import notices_a_year

PHI = st.floats(0, 0.85)


def _said(phi: float, baseline_days: int = 42) -> EarlySigns:
    return EarlySigns(0, 41, baseline_days, usual=5.0, limit=1.0, phi=phi)


def _days(*, floor: bool = False):
    return in_order((day, 0.0 if floor and day % 3 else 5.0 + day % 3) for day in range(90))


@given(PHI, st.sampled_from([STEADY, SOONER]), st.booleans())
def test_it_is_never_none_and_never_more_than_twice_a_year(phi, setting, floor):
    assert 0.01 < notices_a_year(_days(floor=floor), _said(phi), setting=setting) < 2.0


@given(PHI, st.booleans())
def test_sooner_has_more_false_starts(phi, floor):
    days, said = _days(floor=floor), _said(phi)
    assert notices_a_year(days, said, setting=SOONER) > notices_a_year(days, said, setting=STEADY)


def test_a_longer_stretch_has_fewer():
    days = _days()
    short, long = (notices_a_year(days, _said(0.4, length), setting=STEADY) for length in (24, 60))
    assert short > long


def test_a_setting_nobody_simulated_is_not_guessed_at():
    with pytest.raises(KeyError):
        notices_a_year(_days(), _said(0.4), setting=Setting(0.3, 2.0))


def test_it_takes_what_the_engine_says():
    levels = np.random.default_rng(1).normal(5, 1, 90)
    days = in_order(enumerate(levels.tolist()))
    said = early_signs(days, Baseline(0, 41))
    assert isinstance(said, EarlySigns)
    assert 0.2 < notices_a_year(days, said, setting=STEADY) < 0.4
