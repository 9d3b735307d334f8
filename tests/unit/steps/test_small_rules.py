"""One small action at a time: what is in hand, and that an answer never takes one away that was done."""

from hypothesis import given
from hypothesis import strategies as st

from leeward.kernel.moments import Moment
from leeward.steps.small import rules
from leeward.steps.small.records import A_BIT, DID, DONE, IN_HAND, PUT_DOWN, Small
from leeward.steps.small.starting_points import AREAS, action, area
from leeward.vault.kinds import Item

HOWS = st.sampled_from((IN_HAND, DID, A_BIT, PUT_DOWN))


def items(hows):
    smalls = [Small(moment=Moment(at), how=how, answered=Moment(at) if how else None) for at, how in enumerate(hows)]
    return [Item(bytes([at]) * 16, 1, at, small) for at, small in enumerate(smalls)]


@given(st.lists(HOWS, max_size=12))
def test_every_action_is_in_exactly_one_place_and_the_newest_open_one_is_in_hand(hows):
    smalls = items(hows)
    there = [item for item in smalls if item.record.how == IN_HAND]
    assert rules.in_hand(smalls) == (there[-1] if there else None)
    assert len(rules.done(smalls)) + len(rules.put_down(smalls)) + len(there) == len(smalls)


@given(HOWS, HOWS)
def test_what_was_done_stays_done(first, then):
    small = rules.answered(Small(moment=Moment(1), how=first), then, moment=Moment(2))
    assert small.how in DONE or first not in DONE


def test_the_newest_answer_stands_first():
    assert [item.number for item in rules.done(items([DID, PUT_DOWN, A_BIT, DID]))] == [3, 2, 0]


def test_every_starting_point_is_found_by_its_key_and_nothing_else_is():
    assert len({one.key for one in AREAS}) == len(AREAS)
    for one in AREAS:
        assert area(one.key) == one
        assert [action(f"{one.key}-{number}") for number in range(3)] == list(one.actions)
    assert [action(key) for key in ("", "eating", "eating-9", "eating-10", "nothing-0", "eating-²", "-1")] == [""] * 7
