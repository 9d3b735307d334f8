"""Last night's sleep: seldom believed for nothing, found when it matters, and not fooled by how a morning colours it.

Source: INSIGHTS.md 5(c), "sleep (last night, once per day)".
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from leeward.insights.factors import factors
from leeward.insights.findings import Factors, Strength
from tests.insights_simulation.nights import nights

SLEEP = "sleep"
EFFECT = 0.5  # points for an hour, on every check-in of the day


@dataclass(frozen=True)
class Tally:
    """Over many people: how often sleep is shown as coming before, and anything false; and how far it was off .05."""

    shown: float
    any_false: float
    below: float


def _tally(people: int, days: int, *, as_a_tag: bool = False, seed: int = 50, **kind) -> Tally:
    """Tally. as_a_tag: sleep is asked of the next check-in alone, as a tag is."""
    rng = np.random.default_rng(seed)
    shown, false, below = [], [], []
    for _ in range(people):
        kept, sleep = nights(rng, days, **kind)
        once, often = ({}, {SLEEP: sleep}) if as_a_tag else ({SLEEP: sleep}, {})
        said = factors(kept.check_ins, kept.mood, kept.tags | often, once_a_day=once)
        assert isinstance(said, Factors)
        found = {link.name for link in said.before if link.strength is not Strength.NOTHING}
        shown.append(SLEEP in found)
        false.append(bool(found - ({SLEEP} if kind.get("effect") else set())))
        below += [link.chance < 0.05 for link in said.before if link.name == SLEEP]
    return Tally(float(np.mean(shown)), float(np.mean(false)), float(np.mean(below)))


def test_sleep_that_does_nothing_is_hardly_ever_shown():
    tally = _tally(60, 180)
    assert tally.shown <= 0.02
    assert tally.any_false <= 0.12


def test_a_hard_morning_that_darkens_the_memory_of_the_night_makes_no_finding():
    tally = _tally(60, 180, coloured=0.4, reverse=0.3)
    assert tally.shown <= 0.02
    assert tally.below <= 0.10


def test_sleep_that_moves_the_day_is_found_twice_as_often_as_by_the_next_check_in_alone():
    tally, as_a_tag = (_tally(40, 365, effect=EFFECT, as_a_tag=way) for way in (False, True))
    assert tally.shown >= 0.8  # 40 people: in full, with 200, it is .93
    assert tally.shown >= 1.3 * as_a_tag.shown


def test_tags_are_found_no_worse_beside_sleep():
    assert _tally(40, 180, effect=EFFECT).any_false <= 0.15


@pytest.mark.slow
@pytest.mark.parametrize("days", [62, 180, 365])
@pytest.mark.parametrize("kind", [{}, {"rare": True}, {"coloured": 0.4}, {"reverse": 0.3}])
def test_nothing_going_on_in_full(days, kind):
    tally = _tally(200, days, **kind)
    assert tally.shown <= 0.02
    assert tally.below <= 0.08


@pytest.mark.slow
@pytest.mark.parametrize(("days", "least"), [(180, 0.35), (365, 0.85)])
def test_sleep_that_matters_in_full(days, least):
    assert _tally(200, days, effect=EFFECT).shown >= least
