from __future__ import annotations

from dataclasses import replace
from math import isfinite
from time import process_time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leeward.insights.checkins import CheckIns, merged
from leeward.insights.factors import EPISODES, NEEDED, OCCURRENCES, factors
from leeward.insights.findings import Factors, Link, Strength
from leeward.insights.refits import lasting_factors, survived
from leeward.insights.results import NotEnough
from tests.insights_simulation.diaries import TRUE, diary

ODD = st.sampled_from([0.0, 1.0, 1.0, 5.0, np.nan, np.inf, 1e300, -3.0])


def _times(days: int, a_day: int = 3) -> CheckIns:
    day = np.repeat(np.arange(days), a_day)
    clock = np.tile(np.arange(a_day) * 240.0, days)
    return CheckIns(day * 1440.0 + clock, day, clock)


def _looked(check_ins: CheckIns, outcome: np.ndarray, given: dict[str, np.ndarray]) -> Factors:
    said = factors(check_ins, outcome, given)
    assert isinstance(said, Factors)
    return said


def _planted(effect: float = 1.5) -> tuple[CheckIns, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(3)
    check_ins = _times(200)
    tag = (rng.random(len(check_ins)) < 0.2).astype(float)
    mood = rng.normal(5, 1, len(check_ins))
    mood[1:] += effect * tag[:-1]
    return check_ins, mood, tag


def test_what_comes_before_is_found_with_its_size_and_counts():
    check_ins, mood, tag = _planted()
    (link,) = _looked(check_ins, mood, {"tea": tag}).before
    assert link.strength is Strength.CONSISTENT
    assert link.low <= 1.5 <= link.high
    assert link.occurrences == int(tag[:-1].sum())
    assert 0.5 * link.occurrences < link.as_said <= link.occurrences


def test_what_comes_before_is_not_said_to_go_together():
    check_ins, mood, tag = _planted()
    said = _looked(check_ins, mood, {"tea": tag})
    assert said.beside[0].strength is Strength.NOTHING
    assert said.after[0].strength is Strength.NOTHING


def test_something_done_when_it_is_already_hard_is_told_apart():
    rng = np.random.default_rng(6)
    check_ins = _times(300)
    mood = rng.normal(5, 1, len(check_ins))
    tag = np.concatenate(([0.0], (mood[:-1] < 4).astype(float)))
    said = _looked(check_ins, mood, {"stayed in bed": tag})
    assert said.after[0].strength is Strength.CONSISTENT
    assert said.after[0].estimate < 0
    assert said.is_as_strong_backwards("stayed in bed")
    assert said.stood_out() == ()


def test_a_link_at_the_same_check_in_is_said_to_go_together():
    rng = np.random.default_rng(18)
    check_ins = _times(200)
    tag = (rng.random(len(check_ins)) < 0.2).astype(float)
    said = _looked(check_ins, rng.normal(5, 1, len(check_ins)) - 2 * tag, {"quarrel": tag})
    assert said.beside[0].estimate == pytest.approx(-2, abs=0.4)
    assert said.before[0].strength is Strength.NOTHING


def test_amounts_are_taken_as_amounts_and_missing_ones_left_out():
    rng = np.random.default_rng(9)
    check_ins = _times(250)
    sleep = np.where(np.arange(len(check_ins)) % 3 == 0, rng.normal(7, 1, len(check_ins)), np.nan)
    mood = rng.normal(5, 0.7, len(check_ins))
    mood[1:] += np.where(np.isfinite(sleep[:-1]), 0.8 * (np.nan_to_num(sleep[:-1]) - 7), 0.0)
    (link,) = _looked(check_ins, mood, {"sleep": sleep}).before
    assert link.low <= 0.8 <= link.high
    assert link.strength is Strength.CONSISTENT


def test_below_sixty_days_it_says_what_is_missing():
    check_ins = _times(NEEDED - 7)
    assert factors(check_ins, np.ones(len(check_ins)), {}) == NotEnough(have=NEEDED - 7, need=NEEDED)


@pytest.mark.parametrize("share", [0.0, 1.0, np.nan], ids=["never", "always", "not recorded"])
def test_a_tag_that_never_varies_is_not_enough_yet(share):
    check_ins = _times(100)
    mood = np.random.default_rng(1).normal(size=len(check_ins))
    said = _looked(check_ins, mood, {"tea": np.full(len(check_ins), share)})
    assert said.before == said.beside == said.after == ()
    assert (said.untested[0].occurrences, said.untested[0].occurrences_needed) == (0, OCCURRENCES)


def test_one_long_episode_is_not_enough():
    check_ins = _times(100)
    tag = np.zeros(len(check_ins))
    tag[100:160] = 1
    (untested,) = _looked(check_ins, np.random.default_rng(1).normal(size=len(check_ins)), {"holiday": tag}).untested
    assert (untested.episodes, untested.episodes_needed) == (1, EPISODES)


def test_a_mood_that_never_changes_says_nothing():
    check_ins, _, tag = _planted()
    assert _looked(check_ins, np.full(len(check_ins), 5.0), {"tea": tag}).before == ()


def test_the_outcome_itself_or_a_copy_of_a_tag_does_no_harm():
    check_ins, mood, tag = _planted()
    said = _looked(check_ins, mood, {"tea": tag, "tea again": tag, "mood": mood})
    assert said.before[0].estimate == said.before[1].estimate
    assert all(isfinite(link.t) for link in (*said.before, *said.beside, *said.after))


def test_rare_hard_moments_are_modelled_as_hard_or_not():
    rng = np.random.default_rng(12)
    check_ins = _times(300)
    tag = (rng.random(len(check_ins)) < 0.15).astype(float)
    chance = 0.1 + 0.4 * np.concatenate(([0.0], tag[:-1]))
    urge = np.where(rng.random(len(check_ins)) < chance, rng.integers(4, 11, len(check_ins)), 0)
    said = _looked(check_ins, urge.astype(float), {"alone": tag})
    assert said.hard_from == 4.0
    assert said.before[0].low <= 0.4 <= said.before[0].high


def test_of_rare_hard_moments_those_are_counted_that_were_hard():
    """A probability fitted by a line can lie below 0: counted against it, easy hours would be called hard."""
    rng = np.random.default_rng(12)
    check_ins = _times(300)
    tag = (rng.random(len(check_ins)) < 0.15).astype(float)
    urge = np.where(rng.random(len(check_ins)) < 0.03 + 0.3 * np.concatenate(([0.0], tag[:-1])), 8.0, 0.0)
    (link,) = _looked(check_ins, urge, {"alone": tag}).before
    assert link.as_said == int((urge[1:] * tag[:-1] > 0).sum())


def test_at_most_three_stand_out_the_clearest_first():
    rng = np.random.default_rng(13)
    check_ins = _times(300)
    tags = (rng.random((len(check_ins), 6)) < 0.2).astype(float)
    mood = rng.normal(size=len(check_ins))
    mood[1:] += tags[:-1] @ [1.0, 1.2, 1.4, 1.6, 1.8, 2.0]
    said = _looked(check_ins, mood, {f"tag {place}": tags[:, place] for place in range(6)})
    assert said.looked_at == 6
    stood_out = said.stood_out(most=10)
    assert len(stood_out) == 3
    assert sorted(stood_out, key=lambda link: link.chance) == list(stood_out)


def test_it_takes_two_earlier_fits_to_be_called_consistent():
    check_ins, mood, tag = _planted()
    said = lasting_factors(check_ins, mood, {"tea": tag})
    assert isinstance(said, Factors)
    assert said.before[0].strength is Strength.CONSISTENT
    short = check_ins.days < 100
    early = lasting_factors(check_ins.only(short), mood[short], {"tea": tag[short]})
    assert isinstance(early, Factors)
    assert early.before[0].strength is Strength.POSSIBLE  # 60 days ago there were 40 days


def test_a_finding_that_turned_round_did_not_last():
    link = Link("tea", 20, 9, 15, 1.0, 0.5, 1.5, 4.0, 0.001, 0.001, Strength.CONSISTENT)
    now = Factors(90, 200, None, before=(link,))
    then = replace(now, before=(replace(link, t=-4.0),))
    assert survived(now, [now, now]).before[0].strength is Strength.CONSISTENT
    assert survived(now, [now, then]).before[0].strength is Strength.POSSIBLE


@given(st.lists(ODD, min_size=190, max_size=230), st.integers(0, 2**20))
@settings(max_examples=40, deadline=None)
def test_it_never_says_anything_that_is_not_a_number(outcome, seed):
    rng = np.random.default_rng(seed)
    check_ins, numbers = merged(
        (np.sort(rng.integers(0, 80 * 1440, len(outcome))) * 1.0, np.arange(len(outcome)) // 3, np.zeros(len(outcome))),
        np.array([outcome, rng.permutation(outcome), rng.integers(0, 2, len(outcome))]).T,
    )
    said = factors(check_ins, numbers[:, 0], {"odd": numbers[:, 1], "tag": numbers[:, 2]})
    if isinstance(said, Factors):
        for link in (*said.before, *said.beside, *said.after):
            assert all(isfinite(number) for number in (link.estimate, link.low, link.high, link.t, link.chance))


def test_ten_years_of_check_ins_and_thirty_tags_take_less_than_a_second():
    kept = diary(np.random.default_rng(2), 4560, effect=0.8)
    assert len(kept.check_ins) > 14_500
    began = process_time()
    said = _looked(kept.check_ins, kept.mood, kept.tags)
    assert process_time() - began < 1.0
    assert {f"tag {tag}" for tag in TRUE} <= {
        link.name for link in said.before if link.strength is not Strength.NOTHING
    }
