"""A ride that a phone kept becomes the uses a ride here leaves behind, step by step, and nothing it did not say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.coping.ride import away
from leeward.coping.toolbox.pairs import as_uses
from leeward.kernel.moments import Moment
from leeward.vault.deposits import Deposit

THEN = Moment(1_795_521_600, "Europe/Berlin", 60)
RIDE = b"r" * 16
FIELDS = {
    "tool": ["wash-up", "wash-up", "walk-the-block"],
    "before": ["8", "6", "5"],
    "after": ["6", "5", ""],
    "minutes": ["5", "6", "5"],
    "how": ["a bit", "", "helped"],
}


def sent(*, is_unsure=False, **changes):
    return Deposit(away.FORM, b"l" * 16, FIELDS | changes, THEN, is_unsure)


def kept(**changes):
    return away.uses(sent(**changes), ride=RIDE)


def test_each_step_is_a_use_of_this_ride_with_its_own_time():
    found = kept()
    assert [(one.strategy, one.before, one.after, one.minutes, one.how) for one in found] == [
        ("wash-up", 8, 6, 5, "a bit"), ("wash-up", 6, 5, 6, ""), ("walk-the-block", 5, None, 5, "helped"),
    ]  # fmt: skip
    assert {one.ride for one in found} == {RIDE}
    assert [THEN.at - one.recorded_at for one in found] == [11 * 60, 5 * 60, 0]
    assert [one.moment for one in found] == [Moment(one.recorded_at, "Europe/Berlin", 60) for one in found]


def test_steps_with_one_tool_can_be_compared_as_one_use():
    (use,) = as_uses(kept())
    assert (use.strategy, use.before, use.after, use.minutes) == ("wash-up", 8, 5, 11)


def test_a_clock_in_doubt_is_said():
    assert {one.unsure for one in kept()} == {False}
    assert {one.unsure for one in kept(is_unsure=True)} == {True}


@pytest.mark.parametrize(
    "wrong",
    [{"tool": ["cool-water"]}, {"before": ["11"]}, {"after": ["-1"]}, {"minutes": ["121"]}, {"how": ["great"]}],
    ids=str,
)
def test_a_step_that_cannot_be_read_is_left_out_and_the_others_are_kept(wrong):
    name, words = next(iter(wrong.items()))
    found = kept(**{name: [*words, *FIELDS[name][1:]]})
    assert [one.after for one in found] == [5, None]


@pytest.mark.parametrize("wrong", [{"how": []}, {"tool": ["wash-up"] * 4}, {name: [""] * 101 for name in away.LISTS}])
def test_lists_that_do_not_fit_each_other_are_no_ride(wrong):
    assert kept(**wrong) == []


@given(st.dictionaries(st.sampled_from(away.LISTS), st.lists(st.text(max_size=4), max_size=4)))
def test_whatever_was_sent_it_is_read_or_left_out(fields):
    for use in away.uses(Deposit(away.FORM, b"l" * 16, fields, THEN), ride=RIDE):
        assert use.before in {None, *range(11)}
        assert 0 <= use.minutes <= 120
