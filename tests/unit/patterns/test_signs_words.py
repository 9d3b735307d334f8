from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.insights.results import NotEnough, Shift
from leeward.journal.records import MOOD, PULL, Series
from leeward.journal.signs.records import ABOVE, BELOW
from leeward.web.patterns import signs_words as words

RESTLESS = Series(id=16, name="Restlessness")
TODAY = date(2026, 11, 24).toordinal()


@pytest.mark.parametrize(
    ("series", "side", "days", "said"),
    [
        (RESTLESS, ABOVE, 15, "“Restlessness” has been above your usual range for about 2 weeks."),
        (Series(id=MOOD, name="Mood"), BELOW, 3, "Your mood has been below your usual range for a few days."),
        (
            Series(id=PULL, name="The pull to hurt myself"),
            ABOVE,
            8,
            "The pull has been above your usual range for about a week.",
        ),
        (RESTLESS, BELOW, 95, "“Restlessness” has been below your usual range for about 3 months."),
    ],
)
def test_a_notice_is_one_calm_sentence(series, side, days, said):
    assert words.notice(series, side, days=days) == said


@pytest.mark.parametrize(
    ("a_year", "said"),
    [
        (0.1, "10 years"),
        (0.25, "4 years"),
        (0.5, "2 years"),
        (0.7, "a year and a half"),
        (1.0, "a year"),
        (1.4, "9 months"),
        (6.0, "2 months"),
        (40.0, "1 month"),
    ],
)
def test_chance_is_said_as_a_span(a_year, said):
    assert words.span(a_year) == said


@given(st.floats(0.01, 50), st.floats(0.01, 50))
def test_more_frequent_never_sounds_rarer(one, other):
    def months(a_year: float) -> float:
        said = words.span(a_year)
        named = {"a year": 12.0, "a year and a half": 18.0}
        number, _, unit = said.partition(" ")
        return named.get(said) or float(number) * (12 if unit.startswith("year") else 1)

    rarer, oftener = sorted((one, other))
    assert months(rarer) >= months(oftener)


def test_chance_is_said_with_a_notice_and_before_one():
    assert words.by_chance(0.25) == (
        "This happens by chance about once in 4 years of recording, and often has an ordinary reason."
    )
    assert words.chance_of_all(0.5, signs=2) == (
        "With your 2 signs, set like this, chance alone brings a notice about once in 2 years of recording."
    )
    assert words.chance_of_all(0.5, signs=1).startswith("With your one sign, set like this,")


def test_what_is_usual_is_said_with_where_a_notice_begins():
    assert words.usual(ABOVE, level=4.1, limit=1.3) == (
        "Usual for you is about 4.1. You are told when the average of recent days is above 5.4."
    )
    assert words.usual(BELOW, level=4.1, limit=1.3).endswith("the average of recent days is below 2.8.")


def test_what_is_missing_is_said():
    assert words.not_enough(NotEnough(12, 23), is_stretch=True) == (
        "This stretch holds 12 days with a check-in, and it takes 23. Choose a longer one or another."
    )
    assert words.not_enough(NotEnough(9, 14), is_stretch=False) == (
        "Looking begins when there is a check-in two weeks after the stretch. 5 days to go."
    )


def test_a_stretch_is_offered_in_dates():
    assert words.offer(TODAY - 55, TODAY - 14, today=TODAY) == (
        "An ordinary stretch is 28 to 60 days that were neither very hard nor very easy for you. 30 September to 10 "
        "November could be one. You know best."
    )
    assert words.stretch(TODAY - 55, TODAY - 14, today=TODAY) == "Your ordinary stretch: 30 September to 10 November."


def test_after_a_shift_a_reset_is_offered_and_not_made():
    shift = Shift(TODAY - 30, TODAY - 33, TODAY - 28, before=3.0, after=6.0, until=TODAY, is_sure=True)
    assert words.shifted(shift, today=TODAY) == (
        "Something lasting seems to have shifted around late October. If that is ordinary for you now, you can reset "
        "your usual range."
    )
