"""How a ride goes on: five minutes at a time, an end after a quarter of an hour, people after half (CLINICAL 5.1)."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.coping.ride import rules, wave
from leeward.coping.ride.records import COULD_NOT, ENOUGH, Beginning, Drafted, Waiting
from leeward.coping.ride.rules import Place

START = 1_700_000_000
MINUTE = 60
ID, USE = b"i" * 16, b"u" * 16


def begun(first=8, **more):
    return rules.begun(ID, Beginning(first=first, **more), now=START)


def five_minutes(riding, after, *, minute, tool="walk-the-block", how=""):
    began = START + (minute - 5) * MINUTE
    riding = rules.chosen(riding, tool, use_id=bytes([minute]) * 16, offered=[], now=began)
    return rules.rated(riding, len(riding.steps), after=after, how=how, now=START + minute * MINUTE)


def ridden(*numbers):
    riding = begun()
    for turn, number in enumerate(numbers, start=1):
        riding = five_minutes(riding, number, minute=5 * turn)
    return riding


def test_it_begins_with_choosing():
    assert rules.place(begun()) is Place.CHOOSING
    assert rules.place(begun(first=None)) is Place.CHOOSING


@pytest.mark.parametrize(
    ("numbers", "place"),
    [
        ((7,), Place.CHOOSING),
        ((7, 6), Place.CHOOSING),
        ((7, 6, 5), Place.RESTING),
        ((7, 8, 9), Place.RESTING),
        ((7, 7, 7, 7, 7, 7), Place.PEOPLE),
        ((7, 7, 7, 7, 7, 5), Place.PEOPLE),
        ((7, 7, 7, 7, 7, None), Place.PEOPLE),
        ((7, 7, 7, 7, 7, 4), Place.RESTING),
    ],
)
def test_a_quarter_of_an_hour_is_a_natural_end_and_half_an_hour_leads_to_people(numbers, place):
    assert rules.place(ridden(*numbers)) is place


def test_who_goes_on_is_asked_again_at_the_next_rating():
    riding = ridden(7, 7, 7, 7, 7, 7)
    riding = rules.chosen(riding, "wash-up", use_id=USE, offered=[], now=START + 31 * MINUTE)
    assert rules.place(riding) is Place.DOING
    riding = rules.rated(riding, 6, after=8, how="", now=START + 36 * MINUTE)
    assert rules.place(riding) is Place.PEOPLE


def test_what_was_said_is_told_in_order_and_skipping_is_no_number():
    assert rules.said(ridden(7, None, 5)) == [8, 7, 5]
    assert rules.newest(ridden(7, None)) is None


def test_a_rating_sent_twice_or_changed_corrects_that_step_alone():
    riding = ridden(7, 6)
    riding = rules.chosen(riding, "wash-up", use_id=USE, offered=[], now=START + 10 * MINUTE)
    again = rules.rated(riding, 0, after=9, how="not", now=START + 12 * MINUTE)
    assert rules.said(again) == [8, 9, 6]
    assert (again.steps[0].how, again.steps[1].before) == ("not", 9)
    assert (again.strategy, again.since) == (riding.strategy, riding.since)
    assert rules.rated(again, 0, after=9, how="not", now=START + 13 * MINUTE) == again


def test_choosing_the_same_again_does_not_begin_the_minutes_anew():
    riding = rules.chosen(begun(), "wash-up", use_id=USE, offered=[], now=START)
    assert rules.chosen(riding, "wash-up", use_id=b"n" * 16, offered=[], now=START + MINUTE) == riding


PRESS = st.one_of(
    st.tuples(st.just("choose"), st.sampled_from(("a-b", "c-d"))),
    st.tuples(st.just("rate"), st.integers(0, 6), st.none() | st.integers(0, 10)),
)


@given(st.lists(PRESS, max_size=25), st.booleans())
def test_whatever_is_pressed_in_whatever_order_nothing_said_is_lost(presses, keeps):
    riding, now, said = begun(keeps=keeps), START, 0
    for press in presses:
        now += 3 * MINUTE
        if press[0] == "choose":
            riding = rules.chosen(riding, press[1], use_id=now.to_bytes(16, "big"), offered=[], now=now)
        else:
            riding = rules.rated(riding, press[1], after=press[2], how="", now=now)
        assert len(riding.steps) >= said
        said = len(riding.steps)
        assert len({step.use_id for step in riding.steps}) == said
        assert [step.before for step in riding.steps[1:]] == [step.after for step in riding.steps[:-1]]
        assert all(step.began <= step.ended <= now for step in riding.steps)
        assert msgspec.json.decode(msgspec.json.encode(Drafted(riding)), type=Drafted).riding == riding
        assert isinstance(rules.place(riding), Place)


@pytest.mark.parametrize("how", [ENOUGH, COULD_NOT])
def test_what_is_not_to_be_kept_is_gone_with_the_end(how):
    over = rules.over(ridden(7, 6), how, keeps=False, now=START + 600)
    assert (over.first, over.steps, over.strategy, over.ended) == (None, [], "", how)
    assert rules.said(rules.over(ridden(7, 6), how, keeps=True, now=START + 600)) == [8, 7, 6]


@pytest.mark.parametrize("hours", [4, -4])
def test_a_ride_nobody_came_back_to_is_over_by_itself(hours):
    assert rules.is_forgotten(begun(), START + hours * 3600)
    assert not rules.is_forgotten(begun(), START + 2 * 3600)


def test_waiting_is_due_after_half_an_hour_and_too_late_after_two():
    waiting = Waiting(6, START)
    assert [rules.is_due(waiting, START + minute * MINUTE) for minute in (29, 30, 120)] == [False, True, True]
    late = [rules.is_too_late(waiting, START + minute * MINUTE) for minute in (-5, 0, 120, 121)]
    assert late == [True, False, False, True]


def test_a_step_has_five_minutes_and_never_less_than_none():
    riding = rules.chosen(begun(), "wash-up", use_id=USE, offered=[], now=START)
    assert [rules.seconds_left(riding, START + minute * MINUTE) for minute in (0, 2, 9, -3)] == [300, 180, 0, 300]
    assert rules.minute(riding, START - 60) == 0


@given(st.floats(-10, 200))
def test_the_dot_rides_on_the_wave_and_stays_in_the_picture(minute):
    x, y = wave.dot(minute)
    assert 0 <= x <= wave.WIDTH
    assert 0 < y < wave.HEIGHT


def test_the_dot_goes_over_the_crest_and_down_again():
    ys = [wave.dot(minute)[1] for minute in range(31)]
    top = ys.index(min(ys))
    assert 8 <= top <= 18
    assert ys[:top] == sorted(ys[:top], reverse=True)
    assert ys[top:] == sorted(ys[top:])
