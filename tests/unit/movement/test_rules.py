"""Plans shrink as easily as they grow, a day counts for itself alone, and time is kept without pauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from leeward.kernel.moments import Moment
from leeward.movement import rules
from leeward.movement.parts import PARTS, after
from leeward.movement.records import APPLE_HEALTH, Doing, Moved, Plan

DAY = 20_000
SECONDS = st.integers(0, 10_000)
PLANS = st.builds(
    Plan,
    minutes=st.none() | st.sampled_from(rules.SIZES),
    own=st.text(max_size=5),
    today=st.sampled_from((rules.REST, *rules.SIZES)),
    on=st.sampled_from((0, DAY - 1, DAY)),
)


def at(day, *, minutes=None, source=""):
    return Moved(moment=Moment(day * 86_400 + 12 * 3600), minutes=minutes, source=source)


@given(PLANS)
def test_smaller_and_a_little_more_undo_each_other_and_neither_changes_the_plan(plan):
    before = rules.size_on(plan, DAY)
    there = rules.made_smaller(rules.made_larger(plan, DAY), DAY)
    if before < rules.SIZES[-1]:
        assert rules.size_on(there, DAY) == before
    assert rules.usual(there) == rules.usual(plan)
    assert rules.size_on(there, DAY + 1) == rules.usual(plan), "tomorrow is as usual again"


@given(PLANS)
def test_any_plan_is_at_rest_after_a_few_taps_and_nothing_is_below_rest(plan):
    for _ in range(len(rules.SIZES) + 2):
        plan = rules.made_smaller(plan, DAY)
    assert rules.size_on(plan, DAY) == rules.REST
    assert rules.size_on(rules.made_larger(plan, DAY), DAY) == rules.SIZES[0]
    assert rules.rested(plan, DAY) == plan


@given(PLANS)
def test_nothing_ever_asks_for_more_than_twenty_minutes(plan):
    for _ in range(20):
        plan = rules.made_larger(plan, DAY)
    assert rules.size_on(plan, DAY) == 20


def test_what_was_chosen_for_yesterday_means_nothing_today():
    plan = rules.rested(Plan(minutes=10), DAY - 1)
    assert rules.size_on(plan, DAY) == 10
    assert rules.as_usual(plan) == Plan(minutes=10)


def test_a_plan_is_empty_until_something_feels_possible():
    assert rules.is_empty(Plan())
    assert rules.is_empty(Plan(needs=["bed"], on=DAY, today=2))
    assert not rules.is_empty(Plan(when="tea"))
    assert not rules.is_empty(rules.with_move(Plan(), "push-a-wall"))
    assert rules.with_move(Plan(moves=["a", "b"]), "a").moves == ["a", "b"]


@pytest.mark.parametrize(("minutes", "is_plenty"), [(59, False), (60, False), (61, True), (400, True)])
def test_about_an_hour_is_plenty(minutes, is_plenty):
    assert rules.is_plenty(minutes) is is_plenty


def test_minutes_of_a_day_are_the_persons_own_and_of_that_day():
    times = [at(DAY, minutes=20), at(DAY, minutes=25), at(DAY), at(DAY - 1, minutes=90)]
    times.append(at(DAY, minutes=300, source=APPLE_HEALTH))
    assert rules.minutes_on(times, DAY) == 45


@given(SECONDS, SECONDS, SECONDS)
def test_a_pause_is_not_counted(first, pause, second):
    doing = rules.paused(Doing(began=1000), 1000 + first)
    assert rules.seconds_moved(doing, 1000 + first + pause) == first, "it stands still meanwhile"
    assert rules.paused(doing, 1000 + first + pause) == doing
    doing = rules.gone_on(doing, 1000 + first + pause)
    assert rules.seconds_moved(doing, 1000 + first + pause + second) == first + second
    assert rules.gone_on(doing, 99_999) == doing


def test_time_is_said_in_whole_minutes_and_one_at_least():
    assert rules.minutes_moved(Doing(began=0), 5) == 1
    assert rules.minutes_moved(Doing(began=0), 290) == 5
    assert rules.minutes_moved(Doing(began=0), 10**9) == rules.LONGEST


@pytest.mark.parametrize(("later", "is_forgotten"), [(0, False), (11 * 3600, False), (12 * 3600, True), (-5, True)])
def test_what_nobody_came_back_to_is_let_go(later, is_forgotten):
    assert rules.is_forgotten(Doing(began=1000), 1000 + later) is is_forgotten


def test_the_questions_follow_each_other_to_an_end():
    keys = [PARTS[0].key]
    while following := after(keys[-1]):
        keys.append(following)
    assert keys == [part.key for part in PARTS]


def test_every_part_says_what_is_in_it_and_nothing_where_there_is_nothing():
    full = Plan(moves=["push-a-wall"], own="swings", minutes=2, when="tea", where="out", company="Ben", needs=["quiet"])
    assert [part.said(Plan()) for part in PARTS] == [""] * len(PARTS)
    assert [part.said(full) for part in PARTS] == [
        "Push a wall, swings", "2 minutes", "after tea", "outside", "Ben", "Quietly",
    ]  # fmt: skip
    assert PARTS[0].said(replace(full, moves=["one-that-is-gone"], own="")) == "one-that-is-gone"
