"""Afterwards: an hour first, nothing counted, and what was gathered only grows (R25 to R28, R38)."""

import re
from datetime import UTC, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as some

from leeward.coping.after import rules
from leeward.coping.after.forms import LookBackForm
from leeward.coping.after.records import WORDS, HardTime
from leeward.kernel.moments import Moment
from tests.unit.coping.plans import moments, plans, words

hard_times = some.builds(HardTime, moment=moments, **dict.fromkeys(WORDS, words))


@given(moments, some.integers(-(10**6), 10**6))
@example(Moment(0), 3599)
@example(Moment(0), 3600)
def test_a_look_back_is_offered_an_hour_later_and_not_before(moment, seconds):
    """R38."""
    now = moment.utc() + timedelta(seconds=seconds)
    assert rules.may_look_back(moment, now) == (seconds >= 3600)


@given(plans(), some.lists(hard_times, max_size=5), hard_times)
def test_one_more_hard_time_takes_nothing_away(plan, before, another):
    """R25, R26, R27."""
    then, now = rules.still_yours(plan, before), rules.still_yours(plan, [*before, another])
    assert now.has_plan == then.has_plan
    assert now.people == then.people
    assert now.on_my_own == then.on_my_own
    assert (now.helped, now.holds_on) == (then.helped, then.holds_on)
    assert now.found_out[: len(then.found_out)] == then.found_out


@given(plans(), some.lists(hard_times, max_size=5))
def test_how_often_it_happened_shows_in_nothing(plan, hard_times):
    empty = [HardTime(moment=Moment(0))] * 7
    assert rules.still_yours(plan, [*hard_times, *empty]) == rules.still_yours(plan, hard_times)


def test_what_is_asked_is_the_chain_and_never_how():
    """R20, R38."""
    assert WORDS == ("before", "event", "links", "gave", "instead", "repair", "step")
    asked = LookBackForm(record=HardTime(moment=Moment(0)))
    assert tuple(asked.fields) == WORDS
    said = " ".join(f"{field.label} {field.help_text}" for field in asked.fields.values()).lower()
    assert not re.search(
        r"\b(how did|with what|what did you use|method|where on|how deep|how many|how much|why)\b", said
    )
    assert not any(field.required for field in asked.fields.values())


def test_a_look_back_that_was_begun_is_offered_for_three_days_and_then_left_in_peace():
    at = datetime(2026, 11, 24, 12, tzinfo=UTC)
    named = HardTime(moment=Moment(int(at.timestamp())))
    assert rules.goes_on(named, at + timedelta(days=2, hours=23))
    assert not rules.goes_on(named, at + timedelta(days=3))
    assert not rules.goes_on(HardTime(moment=named.moment, step="Tea"), at)
