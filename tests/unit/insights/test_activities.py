from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.insights.activities import TAU, activities
from leeward.insights.findings import Factors, Link, Strength, Untested
from leeward.insights.refits import lasting_factors
from tests.insights_simulation.diaries import diary

LINK = Link("walk", 20, 9, 15, 1.0, 0.02, 1.98, 2.0, 0.05, 0.06, Strength.POSSIBLE)
RARELY = Untested("swim", 3, 2, 8, 5)
SAID = Factors(90, 300, None, before=(LINK, replace(LINK, name="alone")), untested=(RARELY,))


def test_an_unsure_link_is_drawn_halfway_towards_none():
    """Its error is .5, as large as tau: half is kept, and the interval becomes narrower by the root of two."""
    (walk, _) = activities(SAID).activities
    assert (TAU, walk.estimate) == (0.5, pytest.approx(0.5, abs=0.001))
    assert walk.high - walk.low == pytest.approx(1.96 / 2**0.5, abs=0.001)
    assert (walk.occurrences, walk.episodes, walk.as_said, walk.strength) == (20, 9, 15, Strength.POSSIBLE)


def test_only_what_was_done_is_listed():
    said = activities(SAID, {"walk", "swim"})
    assert [one.name for one in said.activities] == ["walk"]
    assert said.untested == (RARELY,)
    assert activities(SAID, ()).untested == ()


def test_the_one_after_which_it_is_highest_stands_first():
    links = tuple(replace(LINK, name=str(place), estimate=float(place)) for place in (1, 3, 2))
    assert [one.name for one in activities(replace(SAID, before=links)).activities] == ["3", "2", "1"]


def test_shares_are_drawn_in_ten_times_as_far():
    rare = replace(SAID, hard_from=4.0)
    assert activities(rare).activities[0].estimate < 0.05


def test_what_stood_out_by_chance_lies_nearer_to_the_truth_when_drawn_in():
    apart = []
    for seed in range(6):
        kept = diary(np.random.default_rng(seed), 120)
        said = lasting_factors(kept.check_ins, kept.mood, kept.tags)
        assert isinstance(said, Factors)
        raw = max(abs(link.estimate) for link in said.before)
        apart.append((raw, max(abs(one.estimate) for one in activities(said).activities)))
    assert all(drawn < raw for raw, drawn in apart)
    assert np.mean([drawn for _, drawn in apart]) < 0.9 * np.mean([raw for raw, _ in apart])


@given(st.floats(-100, 100), st.floats(0, 1e6))
def test_it_is_never_further_out_than_what_was_found(estimate, margin):
    link = replace(LINK, estimate=estimate, low=estimate - margin, high=estimate + margin)
    (one,) = activities(replace(SAID, before=(link,))).activities
    assert abs(one.estimate) <= abs(estimate)
    assert one.low <= one.estimate <= one.high
