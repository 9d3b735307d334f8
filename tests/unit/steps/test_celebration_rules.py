"""What was gathered never falls, whatever is erased, taken back, switched off or not done (R25 to R28)."""

from hypothesis import given
from hypothesis import strategies as st

from leeward.steps.celebrations import rules
from leeward.steps.celebrations.records import ACTIONS, NOTES, THINGS, Celebrated, Gathered

HELD = st.lists(st.integers(0, 40), max_size=30)
NAMES = st.lists(st.sampled_from(THINGS), unique=True)
# A look at which the notebook holds so much of everything, or another choice.
EVENTS = st.lists(st.one_of(st.integers(0, 40), NAMES), max_size=30)


def after(looks):
    there = None
    for held in looks:
        there = rules.grown(there, held)
    return there or Gathered()


@given(HELD, st.integers(0, 40))
def test_a_look_never_lowers_what_was_gathered(looks, held):
    before = after(looks)
    assert rules.grown(before, held).all >= before.all


@given(HELD)
def test_it_is_at_least_all_the_notebook_holds_and_ever_held_at_a_look(looks):
    assert after(looks).all >= max(looks, default=0)


@given(HELD, st.integers(1, 9))
def test_whatever_was_taken_away_the_next_thing_is_seen(looks, more):
    before = after(looks)
    assert rules.grown(before, before.last + more).all == before.all + more


@given(HELD)
def test_without_anything_taken_away_it_is_exactly_what_there_is(looks):
    rising = sorted(looks)
    assert after(rising).all == (rising[-1] if rising else 0)


@given(st.integers(0, 40), st.integers(1, 20))
def test_looking_often_adds_nothing(held, times):
    assert after([held] * times).all == held


@given(EVENTS)
def test_no_look_and_no_choice_lowers_anything_that_was_gathered(events):
    there = Celebrated()
    for event in events:
        before = {name: gathered.all for name, gathered in there.gathered.items()}
        if isinstance(event, list):
            there = rules.chosen(there, event, numbers=True)
        else:
            there = rules.looked(there, dict.fromkeys(THINGS, event))
        assert all(there.gathered[name].all >= count for name, count in before.items())


def test_what_is_not_chosen_is_not_looked_at_and_what_is_switched_off_comes_back_whole():
    there = rules.looked(rules.chosen(Celebrated(), [NOTES], numbers=False), {NOTES: 5, ACTIONS: 3})
    assert rules.shown(there) == {NOTES: 5}
    off = rules.looked(rules.chosen(there, [], numbers=True), {NOTES: 6})
    assert (rules.shown(off), off.numbers) == ({}, False)
    again = rules.looked(rules.chosen(off, [NOTES, "no such thing"], numbers=True), {NOTES: 8})
    assert rules.shown(again) == {NOTES: 8}
