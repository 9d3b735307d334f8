from __future__ import annotations

from math import isfinite
from random import Random
from time import process_time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leeward.insights import pooled as model
from leeward.insights.helping import NEEDED, WAITS_NEEDED, helping, standings
from leeward.insights.helps import Helping, HelpStrength, Lacking, TooFewUses
from leeward.insights.results import NotEnough
from leeward.insights.uses import LONGEST, SHORTEST, WAITED, Use, comparable

ODD = st.floats() | st.sampled_from([0.0, 5.0, 5.0, 10.0, -1.0, 11.0])
USES = st.builds(
    Use,
    strategy=st.sampled_from(["", "a", "a", "b", "c"]),
    before=ODD | st.integers(0, 10),
    after=ODD | st.integers(0, 10),
    minutes=st.sampled_from([30.0, 30.0, 30.0, 9.9, 120.1, float("nan"), float("inf")]),
    out=st.sampled_from([None, True, False]),
)


def _uses(count: int, lower: dict[str, float], seed: int = 1, noise: float = 1.2) -> list[Use]:
    """Return uses in turn, after which it is by so much lower than half the rating before and two."""
    rng = Random(seed)
    done = []
    for place in range(count):
        strategy = list(lower)[place % len(lower)]
        before = float(rng.randint(5, 10))
        after = 2 + before / 2 - lower[strategy] + rng.gauss(0, noise)
        done.append(Use(strategy, before, min(max(after, 0.0), 10.0), 30, out=rng.random() < 0.5))
    return done


def _said(uses: list[Use], **how) -> Helping:
    said = helping(uses, **how)
    assert isinstance(said, Helping)
    return said


def test_what_lowers_it_more_than_the_others_stands_first_with_its_size():
    said = _said(_uses(120, {"walk": 2.0, "tea": 0.0, "music": 0.0, "bath": 0.0}))
    first = said.strategies[0]
    assert (first.strategy, first.uses, first.strength) == ("walk", 30, HelpStrength.MORE)
    assert first.low <= 2.0 <= first.high
    assert said.seem_to_help() == (first,)


def test_the_level_before_is_held_equal():
    """Used only when it is worst, the fall is larger and the help the same."""
    rng = Random(4)
    uses = [Use("mild", 5, 3.5 + rng.gauss(0, 0.5), 30) for _ in range(20)]
    uses += [Use("worst", 10, 6 + rng.gauss(0, 0.5), 30) for _ in range(20)]
    for one in _said(uses).strategies:
        assert one.low < 0 < one.high


def test_it_agrees_with_the_whole_model_solved_at_once(monkeypatch):
    """For one tau and noise, against the normal equations of all terms together; pooled eliminates the strategies."""
    uses = [*_uses(40, {"a": 1.0, "b": -1.0, "c": 0.0}), *_uses(12, {WAITED: -0.5})]
    monkeypatch.setattr(model, "_TAUS", np.array([0.7]))
    monkeypatch.setattr(model, "_QUANTILES", (0.5,))
    found = model.pooled(uses).lower({"a": 1.0, "b": -0.5, "c": -0.5})
    held = model._held(uses, has_context=False)
    own = np.array([[use.strategy == strategy for strategy in "abc"] for use in uses], dtype=float)
    design = np.column_stack((held, own))
    (noise,) = model._noise(own.T, held, np.array([use.after for use in uses]))
    believed = np.concatenate((model._BELIEVED, np.zeros(3)))
    unsure = np.concatenate((model._UNSURE, np.full(3, 0.7))) ** -2
    covariance = np.linalg.inv(design.T @ design / noise + np.diag(unsure))
    terms = covariance @ (design.T @ np.array([use.after for use in uses]) / noise + unsure * believed)
    contrast = np.array([0, 0, 0, 0, 0, 1.0, -0.5, -0.5])
    assert found.mean == pytest.approx(-contrast @ terms)
    assert found.sd == pytest.approx(np.sqrt(contrast @ covariance @ contrast))


def test_below_five_uses_it_says_how_many_are_missing():
    assert helping([]) == TooFewUses(0, NEEDED, Lacking.OF_ONE)
    few = _uses(8, {"walk": 1.0, "tea": 0.0})
    assert helping(few) == TooFewUses(4, NEEDED, Lacking.OF_ONE)
    assert isinstance(helping(few), NotEnough)


def test_one_strategy_alone_cannot_be_compared():
    uses = [*_uses(30, {"walk": 1.0}), *_uses(2, {"tea": 0.0})]
    assert helping(uses) == TooFewUses(2, NEEDED, Lacking.OF_OTHERS)


def test_of_a_strategy_used_four_times_nothing_is_said_however_good_it_looks():
    said = _said([*_uses(60, {"tea": 0.0, "bath": 0.0}), *_uses(4, {"walk": 5.0}, noise=0.1)])
    walk = next(one for one in said.strategies if one.strategy == "walk")
    assert walk.chance_more > 0.95
    assert walk.strength is HelpStrength.TOO_EARLY


def test_uses_too_close_too_far_apart_or_off_the_scale_are_left_out_and_counted():
    nan = float("nan")
    odd = [
        Use("tea", 5, 4, SHORTEST - 1),
        Use("tea", 5, 4, LONGEST + 1),
        Use("tea", nan, 4, 30),
        Use("tea", 5, float("inf"), 30),
        Use("tea", 5, 4, nan),
        Use("tea", 5, -1, 30),
    ]
    uses = _uses(20, {"walk": 1.0, "tea": 0.0})
    assert _said([*uses, *odd]).left_out == len(odd)
    assert _said([*uses, *odd]).strategies == _said(uses).strategies
    assert comparable([Use("tea", 5, 4, SHORTEST), Use("tea", 5, 4, LONGEST)]).of("tea") == 2


def test_help_and_fading_are_told_apart_only_from_ten_waits_on():
    uses = _uses(40, {"walk": 2.0, "tea": 2.0})
    few = _said([*uses, *_uses(WAITS_NEEDED - 1, {WAITED: 0.0})])
    assert few.against_waiting is None
    assert few.waits_needed == NotEnough(WAITS_NEEDED - 1, WAITS_NEEDED)
    many = _said([*uses, *_uses(WAITS_NEEDED, {WAITED: 0.0})])
    assert many.waits_needed is None
    assert many.against_waiting
    assert many.against_waiting.is_clear
    assert many.against_waiting.low <= 2.0 <= many.against_waiting.high


def test_waiting_is_no_strategy():
    said = _said([*_uses(40, {"walk": 1.0, "tea": 0.0}), *_uses(15, {WAITED: 3.0})])
    assert {one.strategy for one in said.strategies} == {"walk", "tea"}
    assert said.uses == 40


def test_being_out_and_a_high_start_are_held_equal_from_sixty_uses_on():
    assert not _said(_uses(59, {"walk": 1.0, "tea": 0.0})).has_context
    rng = Random(5)
    uses = []
    for _ in range(80):
        out = rng.random() < 0.5
        strategy = "walk" if out is (rng.random() < 0.9) else "tea"  # mostly done outside, where it is lower anyway
        uses.append(Use(strategy, 6, 5 - 2 * out + rng.gauss(0, 0.5), 30, out=out))
    said = _said(uses)
    assert said.has_context
    assert said.strategies[0].low <= 0 <= said.strategies[0].high


def test_the_persons_own_order_counts_for_suggestions_and_for_no_claim():
    uses = _uses(40, {"walk": 1.0, "tea": 0.0})
    said = _said(uses, ranking=("new", "tea", "walk"))
    assert said.strategies == _said(uses).strategies
    assert [one.strategy for one in said.standings] == ["new", "tea", "walk"]
    assert [one.uses for one in said.standings] == [0, 20, 20]


def test_without_any_use_the_own_order_stands():
    found = standings([], ranking=("walk", "tea", "bath", "walk"))
    assert [one.strategy for one in found] == ["walk", "tea", "bath"]
    assert [one.mean for one in found] == sorted((one.mean for one in found), reverse=True)
    assert standings([]) == ()


def test_many_uses_outweigh_the_own_order():
    found = standings(_uses(100, {"walk": 1.5, "tea": 0.0}), ranking=("tea", "walk"))
    assert max(found, key=lambda one: one.mean).strategy == "walk"


@given(st.lists(USES, max_size=40), st.lists(st.sampled_from(["a", "b", "z"]), max_size=4))
@settings(max_examples=60, deadline=None)
def test_whatever_comes_every_number_is_one(uses, ranking):
    said = helping(uses, ranking=ranking)
    shown = [*standings(uses, ranking=ranking)]
    assert all(isfinite(one.mean) and isfinite(one.sd) for one in shown)
    if isinstance(said, Helping):
        for one in (*said.strategies, *filter(None, [said.against_waiting])):
            assert one.low <= one.lower <= one.high
            assert 0.0 <= one.chance_more <= 1.0


@pytest.mark.parametrize("after", [0.0, 5.0, 10.0])
def test_ratings_that_never_vary_make_no_claim(after):
    uses = [Use(strategy, 5, after, 30) for strategy in ("walk", "tea", "bath") for _ in range(30)]
    assert _said(uses).seem_to_help() == ()


def test_three_thousand_uses_of_twelve_strategies_take_a_blink():
    uses = _uses(3000, {f"s{place}": place / 10 for place in range(12)})
    began = process_time()
    _said(uses)
    assert process_time() - began < 0.25  # measured: 0.03 s
