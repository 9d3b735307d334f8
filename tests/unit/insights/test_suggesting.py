from __future__ import annotations

from collections import Counter
from math import inf, nan
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leeward.insights.suggesting import Candidate, suggest

OWN = tuple(Candidate(name) for name in ("walk", "tea", "bath", "music", "call"))
ODD = st.floats() | st.none() | st.sampled_from([0.0, 1.0])
CANDIDATES = st.lists(st.tuples(ODD, ODD, st.booleans()), max_size=8)


def _names(offers) -> list[str]:
    return [offer.strategy for offer in offers]


@pytest.mark.parametrize("urge", [8.0, 10.0, nan])
def test_at_eight_and_above_nothing_is_left_to_chance(urge):
    known = [Candidate("a", 0.1, 2.0), Candidate("b", 0.3, 2.0), Candidate("c", 0.2, 2.0), Candidate("d", 0.0, 2.0)]
    for seed in range(20):
        offers = suggest(known, urge=urge, rng=Random(seed))
        assert _names(offers) == ["b", "c", "a"]
        assert [offer.share for offer in offers] == [1.0, 1.0, 1.0]


def test_below_eight_the_others_come_up_now_and_then():
    known = [Candidate("a", 0.3, 1.0), Candidate("b", 0.2, 1.0), Candidate("c", 0.1, 1.0)]
    first = Counter(_names(suggest(known, urge=5, rng=Random(seed), most=1))[0] for seed in range(400))
    assert first["a"] > first["b"] > first["c"] > 20


def test_the_share_is_how_often_it_is_offered():
    known = [Candidate(str(place), place / 5, 0.5 + place / 5) for place in range(6)]
    counts: Counter[str] = Counter()
    shares = {}
    for seed in range(600):
        for offer in suggest(known, urge=None, rng=Random(seed)):
            counts[offer.strategy] += 1
            shares[offer.strategy] = offer.share
    for strategy, share in shares.items():
        assert counts[strategy] / 600 == pytest.approx(share, abs=0.06)
    assert sum(shares.values()) == pytest.approx(3.0, abs=0.02)


def test_without_records_the_persons_own_order_is_the_start():
    assert _names(suggest(OWN, urge=9, rng=Random(1))) == ["walk", "tea", "bath"]
    first = Counter(_names(suggest(OWN, urge=4, rng=Random(seed), most=1))[0] for seed in range(200))
    assert first.most_common(1)[0][0] == "walk"


def test_what_was_worse_comes_only_where_nothing_else_is_left():
    known = [Candidate("bad", 5.0, 0.1, was_worse=True), *OWN[:3]]
    for seed in range(50):
        assert "bad" not in _names(suggest(known, urge=4, rng=Random(seed)))
    assert _names(suggest(known[:2], urge=4, rng=Random(1))) == ["walk", "bad"]


def test_fewer_candidates_than_room_are_all_offered():
    offers = suggest(OWN[:2], urge=4, rng=Random(1))
    assert sorted(_names(offers)) == ["tea", "walk"]
    assert [offer.share for offer in offers] == [1.0, 1.0]
    assert suggest([], urge=4, rng=Random(1)) == ()
    assert suggest(OWN, urge=4, rng=Random(1), most=0) == ()


def test_numbers_that_are_none_fall_back_to_the_own_order():
    known = [Candidate("a", nan, 1.0), Candidate("b", inf, 1.0), Candidate("c", 0.0, -1.0), Candidate("d", 0.0, inf)]
    assert _names(suggest(known, urge=9, rng=Random(1), most=4)) == ["a", "b", "c", "d"]


@given(CANDIDATES, st.floats() | st.none(), st.integers(0, 5), st.integers(0, 2**20))
@settings(max_examples=80, deadline=None)
def test_whatever_comes_each_is_offered_once_with_a_share(given_, urge, most, seed):
    known = [Candidate(str(place), *one) for place, one in enumerate(given_)]
    offers = suggest(known, urge=urge, rng=Random(seed), most=most)
    assert len(set(_names(offers))) == len(offers) == min(most, len(known))
    assert all(0.0 <= offer.share <= 1.0 for offer in offers)


def test_a_hundred_candidates_take_a_blink():
    known = [Candidate(str(place), place / 100, 1.0) for place in range(100)]
    began = process_time()
    suggest(known, urge=5, rng=Random(1))
    assert process_time() - began < 0.25
