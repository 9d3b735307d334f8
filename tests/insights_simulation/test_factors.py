"""With nothing going on, seldom a finding; with three true tags, mostly those; with the naive list beside ours.

Source: INSIGHTS.md 3, 5(c), 7, 8.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from leeward.insights.chance import two_sided
from leeward.insights.factors import factors
from leeward.insights.findings import Factors, Strength
from tests.insights_simulation.diaries import TRUE, Diary, diary

EFFECT = 0.8
NAMES = {f"tag {tag}" for tag in TRUE}


@dataclass(frozen=True)
class Tally:
    """Over many people: the mean share of false findings, how many have one, and how many true ones are found."""

    false_share: float
    any_false: float
    power: float


def _shown(kept: Diary) -> set[str]:
    said = factors(kept.check_ins, kept.mood, kept.tags)
    assert isinstance(said, Factors)
    return {link.name for link in said.before if link.strength is not Strength.NOTHING}


def _naive(kept: Diary) -> set[str]:
    """Return what a plain comparison of averages shows: Welch's t below .05, as other apps list it."""
    shown = set()
    for name, tag in kept.tags.items():
        with_it, without = kept.mood[tag == 1], kept.mood[tag == 0]
        if len(with_it) < 3:
            continue
        error = np.sqrt(with_it.var(ddof=1) / len(with_it) + without.var(ddof=1) / len(without))
        if error > 0 and two_sided((with_it.mean() - without.mean()) / error, len(kept.mood) - 2) < 0.05:
            shown.add(name)
    return shown


def _tally(people: int, days: int, effect: float = 0.0, *, look=_shown, seed: int = 40, **kind) -> Tally:
    rng = np.random.default_rng(seed)
    true = NAMES if effect else set()
    shown = [look(diary(rng, days, effect=effect, **kind)) for _ in range(people)]
    return Tally(
        float(np.mean([len(found - true) / max(len(found), 1) for found in shown])),
        float(np.mean([bool(found - true) for found in shown])),
        float(np.mean([len(found & NAMES) / len(NAMES) for found in shown])),
    )


def test_with_nothing_going_on_half_a_year_seldom_shows_anything():
    assert _tally(50, 180).any_false <= 0.12


def test_the_naive_list_would_show_nearly_everybody_something_false():
    assert _tally(40, 180, look=_naive).any_false >= 0.9


def test_what_is_true_is_found_in_half_a_year_and_in_a_year():
    half, whole = _tally(40, 180, EFFECT), _tally(20, 365, EFFECT)
    assert half.power >= 0.75
    assert half.false_share <= 0.12
    assert whole.power >= 0.9  # 20 people: in full, with 200, it is .96
    assert whole.false_share <= 0.12


def test_rare_urges_show_little_that_is_false():
    assert _tally(30, 180, rare=True).any_false <= 0.12
    assert _tally(30, 180, rare=True, look=_naive).any_false >= 0.9


def test_skipping_hard_hours_does_not_make_findings():
    assert _tally(30, 180, skips_hard=True).any_false <= 0.12


def test_a_move_to_another_zone_does_not_make_findings():
    assert _tally(20, 180, moves=True).any_false <= 0.12


def test_working_at_night_every_second_week_does_not_make_findings():
    assert _tally(25, 180, rota=True, seed=41).any_false <= 0.12


@pytest.mark.slow
@pytest.mark.parametrize("days", [66, 180, 365])
@pytest.mark.parametrize("kind", [{}, {"rare": True}, {"skips_hard": True}, {"moves": True}])
def test_nothing_going_on_in_full(days, kind):
    assert _tally(200, days, **kind).any_false <= 0.12
    assert days < 180 or _tally(60, days, look=_naive, **kind).any_false >= 0.9


@pytest.mark.slow
@pytest.mark.parametrize(("days", "least"), [(180, 0.75), (365, 0.95)])
def test_three_true_tags_in_full(days, least):
    tally = _tally(200, days, EFFECT)
    assert tally.power >= least
    assert tally.false_share <= 0.12


@pytest.mark.slow
@pytest.mark.parametrize(("days", "most"), [(66, 0.12), (180, 0.12), (365, 0.17)])
def test_night_work_in_full(days, most):
    """In a year a little more than for others: where night and day swap, the clock is not the time since waking."""
    assert _tally(200, days, rota=True).any_false <= most


@pytest.mark.slow
@pytest.mark.parametrize("kind", [{"skips_hard": True}, {"moves": True}, {"rota": True}])
def test_three_true_tags_of_harder_lives_in_full(kind):
    tally = _tally(100, 180, EFFECT, **kind)
    assert tally.power >= 0.6  # skipped hard hours: .66
    assert tally.false_share <= 0.12
