from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leeward.insights.findings import Link, Strength, Untested
from leeward.insights.results import NotEnough
from leeward.journal.records import MOOD, PULL, SLEEP_HOURS, SLEEP_QUALITY, Series
from leeward.journal.remarks.records import BEFORE, BESIDE
from leeward.web.patterns import before_words as words
from leeward.web.patterns.before_words import Sort, Thing

LINK = Link("tag:1", 31, 20, 23, estimate=1.1, low=0.3, high=1.9, t=3.0, chance=0.004, strength=Strength.CONSISTENT)
LOWER = replace(LINK, estimate=-1.1, low=-1.9, high=-0.3)
ARGUMENT, MUSIC = Thing("an argument", Sort.TAG), Thing("music", Sort.DONE)
SLEEP, RESTLESS = Thing("Hours of sleep", Sort.SLEEP), Thing("Restlessness", Sort.SCALE)
PULL_, MOOD_ = (
    words.outcome_of(Series(id=PULL, name="The pull to hurt myself")),
    words.outcome_of(Series(id=MOOD, name="Mood")),
)
OWN = words.outcome_of(Series(id=17, name="Worry"))


@pytest.mark.parametrize(
    ("link", "thing", "outcome", "way", "sentence"),
    [
        (
            LINK,
            ARGUMENT,
            PULL_,
            BEFORE,
            (
                "On 23 of 31 times after “an argument”, the pull was stronger than usual at the next check-in: about "
                "1.1 stronger (likely between 0.3 and 1.9)."
            ),
        ),
        (
            LOWER,
            ARGUMENT,
            MOOD_,
            BEFORE,
            (
                "On 23 of 31 times after “an argument”, your mood was lower than usual at the next check-in: about "
                "1.1 lower (likely between 0.3 and 1.9)."
            ),
        ),
        (
            LINK,
            SLEEP,
            MOOD_,
            BEFORE,
            (
                "On 23 of 31 days after a night with “Hours of sleep” above your average, your mood was higher than "
                "usual for the rest of the day: about 1.1 higher for each hour (likely between 0.3 and 1.9)."
            ),
        ),
        (
            LOWER,
            MUSIC,
            PULL_,
            BESIDE,
            (
                "At 23 of 31 check-ins with “music”, the pull was weaker than usual: about 1.1 weaker (likely "
                "between 0.3 and 1.9)."
            ),
        ),
        (
            LINK,
            RESTLESS,
            OWN,
            BESIDE,
            (
                "At 23 of 31 check-ins where “Restlessness” lay above your average, “Worry” was higher than usual: "
                "about 1.1 higher for each point (likely between 0.3 and 1.9)."
            ),
        ),
    ],
)
def test_a_finding_says_how_many_times_how_much_and_how_sure(link, thing, outcome, way, sentence):
    assert words.finding(link, thing, outcome, way=way, hard_from=None) == sentence


RARE = replace(LINK, estimate=0.124, low=0.031, high=0.21, as_said=9)


@pytest.mark.parametrize(
    ("link", "thing", "way", "sentence"),
    [
        (
            RARE,
            ARGUMENT,
            BEFORE,
            (
                "After “an argument”, the pull was 4 or more at 9 of 31 next check-ins: about 12 more in 100 than at "
                "other times (likely between 3 and 21)."
            ),
        ),
        (
            replace(RARE, estimate=-0.124, low=-0.21, high=-0.031, as_said=29),
            MUSIC,
            BESIDE,
            (
                "With “music”, the pull was under 4 at 29 of 31 check-ins: about 12 more in 100 than at other times "
                "(likely between 3 and 21)."
            ),
        ),
        (
            RARE,
            RESTLESS,
            BEFORE,
            (
                "After “Restlessness” lay above your average, the pull was 4 or more at 9 of 31 next check-ins: "
                "about 12 more in 100 for each point (likely between 3 and 21)."
            ),
        ),
        (
            RARE,
            SLEEP,
            BESIDE,
            (
                "Where “Hours of sleep” lay above your average, the pull was 4 or more at 9 of 31 check-ins: about "
                "12 more in 100 for each hour (likely between 3 and 21)."
            ),
        ),
    ],
)
def test_rare_hard_moments_are_counted(link, thing, way, sentence):
    assert words.finding(link, thing, PULL_, way=way, hard_from=4.0) == sentence


def test_rare_hard_moments_after_a_night_are_counted_as_more_often():
    assert words.finding(RARE, SLEEP, PULL_, way=BEFORE, hard_from=4.0) == (
        "On the 31 days after a night with “Hours of sleep” above your average, the pull was more often 4 or more: "
        "about 12 more in 100 for each hour (likely between 3 and 21)."
    )


def test_an_interval_that_crosses_nothing_says_so():
    crossing = replace(LINK, estimate=0.6, low=-0.2, high=1.4)
    said = words.finding(crossing, ARGUMENT, PULL_, way=BEFORE, hard_from=None)
    assert "(likely between 0.2 the other way and 1.4)" in said


@pytest.mark.parametrize(
    ("number", "said"), [(1.0, "1"), (1.14, "1.1"), (-0.5, "0.5"), (0.04, "0.04"), (0.0004, "0"), (0.0, "0")]
)
def test_amounts_are_short_and_never_say_nothing_where_there_is_something(number, said):
    assert words.amount(number) == said


@pytest.mark.parametrize(
    ("link", "outcome", "way", "said"),
    [
        (LINK, PULL_, BEFORE, "Before harder times"),
        (LOWER, PULL_, BEFORE, "Before easier times"),
        (LINK, MOOD_, BEFORE, "Before easier times"),
        (LOWER, MOOD_, BESIDE, "Together with harder times"),
        (LOWER, PULL_, BESIDE, "Together with easier times"),
        (LINK, OWN, BEFORE, ""),
    ],
)
def test_both_directions_are_said_and_nothing_where_nobody_can_say(link, outcome, way, said):
    assert words.direction(link, outcome, way=way) == said


@pytest.mark.parametrize(
    ("estimate", "thing", "outcome", "said"),
    [
        (0.1, MUSIC, PULL_, "this may be something you do when it is already hard."),
        (-0.1, MUSIC, PULL_, "this may be something you do when it is already easier."),
        (-0.1, MUSIC, MOOD_, "this may be something you do when it is already hard."),
        (0.1, ARGUMENT, PULL_, "this may be something that comes when it is already hard."),
        (0.1, ARGUMENT, MOOD_, "this may be something that comes when it is already easier."),
        (0.1, ARGUMENT, OWN, "“an argument” more often follows when “Worry” is already higher."),
        (-0.1, ARGUMENT, OWN, "“an argument” more often follows when “Worry” is already lower."),
    ],
)
def test_a_link_as_clear_the_other_way_round_is_said(estimate, thing, outcome, said):
    back = replace(LINK, estimate=estimate)
    assert words.other_way_round(back, thing, outcome).endswith(said)


def test_how_sure_is_said_in_plain_words():
    assert words.how_sure(Strength.POSSIBLE, way=BEFORE) == "Possible: it may still turn out to be chance."
    assert words.how_sure(Strength.POSSIBLE, way=BESIDE) == "Possible: it may be chance."
    assert words.how_sure(Strength.CONSISTENT, way=BEFORE).startswith("Fairly consistent: a month ago and two months")


@pytest.mark.parametrize(
    ("things", "stood_out", "hidden", "said"),
    [
        (30, 0, 0, "We looked at 30 things, and nothing stood out. That is the most usual thing to find."),
        (1, 0, 0, "We looked at 1 thing, and nothing stood out. That is the most usual thing to find."),
        (30, 2, 0, "We looked at 30 things. 2 stood out."),
        (30, 7, 0, "We looked at 30 things. 7 stood out. The three clearest are here."),
        (30, 2, 1, "We looked at 30 things. 2 stood out. One of them is hidden, as you wished."),
        (30, 5, 2, "We looked at 30 things. 5 stood out. 2 of them are hidden, as you wished."),
    ],
)
def test_how_many_were_looked_at_is_always_said(things, stood_out, hidden, said):
    assert words.looked_at(things, stood_out=stood_out, hidden=hidden, way=BEFORE) == said


def test_side_by_side_nothing_is_as_calm():
    assert words.looked_at(4, stood_out=0, hidden=0, way=BESIDE) == "We looked at 4 things, and nothing stood out."


def test_what_is_missing_is_said():
    assert words.not_enough(NotEnough(23, 60), MOOD_) == (
        "Not enough yet. Looking takes 60 days with a number for your mood, and there are 23 so far. There is no hurry."
    )
    assert "and there is 1 so far" in words.not_enough(NotEnough(1, 60), PULL_)
    assert words.takes(Untested("tag:3", 4, 3, 8, 5)) == (
        "To be looked at, a thing has to be there at 8 check-ins, at 5 separate times, and be absent as often."
    )


def test_it_says_up_to_when_it_looked():
    today = date(2026, 11, 24).toordinal()
    assert words.worked_out(today - 23, today=today) == (
        "Worked out from your check-ins before 1 November, and anew at the beginning of each month, so that it stays "
        "steady."
    )


def test_what_the_person_renamed_goes_by_their_name():
    assert words.outcome_of(Series(id=PULL, name="The wave")).name == "“The wave”"
    assert words.outcome_of(Series(id=MOOD, name="How I am")).name == "“How I am”"
    assert words.sort_of_series(SLEEP_HOURS) is Sort.SLEEP
    assert words.sort_of_series(SLEEP_QUALITY) is Sort.SLEPT


def test_counts_instead_of_averages_are_explained():
    assert words.counted_instead(PULL_, 4.0) == (
        "Most of these numbers are the lowest there is, so an average would say little. We count how often the pull "
        "was 4 or more."
    )
