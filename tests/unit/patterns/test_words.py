from __future__ import annotations

import re
from datetime import date

import pytest

from leeward.insights.results import NotEnough, Shift, Trend
from leeward.web.patterns import words

POINTS = words.Unit.POINTS
TODAY = date(2026, 6, 15).toordinal()
NEVER = re.compile(
    r"risk|predict|likely to self-harm|better|worse|good|bad|relapse|alert|should|must|cause", re.IGNORECASE
)


def _trend(change: float, low: float, high: float, *, is_clear: bool = False) -> Trend:
    return Trend(
        days=62, first_day=TODAY - 89, last_day=TODAY, change=change, low=low, high=high, phi=0.3, is_clear=is_clear
    )


def _shift(day: date, earliest: date, latest: date, *, is_sure: bool = True, before: float = 6.1) -> Shift:
    return Shift(
        day=day.toordinal(),
        earliest=earliest.toordinal(),
        latest=latest.toordinal(),
        before=before,
        after=3.9,
        until=TODAY,
        is_sure=is_sure,
    )


MAY = _shift(date(2026, 5, 14), date(2026, 5, 6), date(2026, 5, 24))


@pytest.mark.parametrize(
    ("trend", "sentence"),
    [
        (
            _trend(-1.0, -1.7, -0.3, is_clear=True),
            "Your numbers have most likely gone down, by about 1 point (somewhere between 0.3 and 1.7).",
        ),
        (
            _trend(2.44, 1.0, 3.88, is_clear=True),
            "Your numbers have most likely gone up, by about 2.4 points (somewhere between 1 and 3.9).",
        ),
        (_trend(0.2, -0.5, 0.9), "No clear change. Your numbers fit anything from 0.5 points down to 0.9 points up."),
        (_trend(0.3, 0.1, 0.5), "No clear change. Your numbers fit anything from 0.1 to 0.5 points up."),
        (_trend(-0.3, -0.5, -0.1), "No clear change. Your numbers fit anything from 0.1 to 0.5 points down."),
        (_trend(0.4, -0.04, 0.8), "No clear change. Your numbers fit anything from 0 to 0.8 points up."),
        (_trend(0.0, 0.0, 0.0), "No change: your numbers stayed where they were."),
    ],
)
def test_a_trend_is_said_with_its_interval(trend, sentence):
    assert words.trend_sentence(trend, POINTS) == sentence


def test_hours_of_sleep_are_hours():
    assert words.trend_sentence(_trend(0.2, -1.0, 0.9), words.Unit.HOURS) == (
        "No clear change. Your numbers fit anything from 1 hour down to 0.9 hours up."
    )


def test_a_window_that_is_full_is_named_by_its_length_and_another_by_its_days():
    assert words.lead(_trend(0, -1, 1), window=90, today=TODAY) == "Over the last 90 days"
    assert words.lead(_trend(0, -1, 1), window=365, today=TODAY) == "From 18 March to 15 June"


def test_a_shift_is_said_with_both_ends_of_its_dates_and_both_levels():
    assert words.shift_sentence(MAY, today=TODAY, is_last=True) == (
        "Something shifted around mid-May, between 6 May and 24 May. Before, it was mostly about 6. "
        "Since then, about 4."
    )


def test_a_less_sure_shift_says_so_at_once():
    maybe = _shift(date(2026, 5, 1), date(2026, 4, 20), date(2026, 5, 9), is_sure=False)
    assert words.shift_sentence(maybe, today=TODAY, is_last=True).startswith(
        "Perhaps something shifted around early May"
    )
    assert "less sure" in words.shift_sentence(maybe, today=TODAY, is_last=False)


def test_an_earlier_shift_says_how_long_it_held_and_names_its_year():
    old = _shift(date(2024, 12, 28), date(2024, 12, 20), date(2025, 1, 3))
    assert words.shift_sentence(old, today=TODAY, is_last=False) == (
        "Something shifted around late December 2024, between 20 December 2024 and 3 January 2025. Before, it was "
        "mostly about 6. After, about 4, until mid-June."
    )


def test_a_year_both_ends_share_is_said_once():
    old = _shift(date(2024, 5, 14), date(2024, 5, 6), date(2024, 5, 24))
    assert "mid-May 2024, between 6 May and 24 May 2024." in words.shift_sentence(old, today=TODAY, is_last=True)


def test_levels_close_together_are_told_apart_and_not_rounded_into_a_larger_difference():
    close = _shift(date(2026, 5, 14), date(2026, 5, 6), date(2026, 5, 24), before=4.3)
    assert "about 4.3. Since then, about 3.9." in words.shift_sentence(close, today=TODAY, is_last=True)


def test_what_is_missing_is_said_as_a_number_of_days_without_hurry():
    assert words.not_enough_for_trend(NotEnough(9, 14), window=28) == (
        "Not enough yet for a sentence about these 28 days: 5 more days with a check-in, and one can stand here. "
        "There is no hurry."
    )
    assert "1 more day with" in words.not_enough_for_trend(NotEnough(13, 14), window=28)
    assert "There is 1 so far." in words.not_enough_for_shifts(NotEnough(1, 60))


def test_finding_nothing_is_a_normal_result():
    assert words.looked_at([False, False, False]) == (
        "We looked at 3 scales, each for a steady change and for shifts. Nothing stood out, which is the most usual "
        "thing to find."
    )
    assert words.looked_at([True]).endswith("Something stood out in it.")
    assert words.looked_at([]).startswith("There is not enough yet")


def test_no_sentence_judges_forecasts_or_names_a_cause():
    said = [
        words.trend_sentence(_trend(-1, -2, -0.5, is_clear=True), POINTS),
        words.trend_sentence(_trend(0, -1, 1), POINTS),
        words.shift_sentence(MAY, today=TODAY, is_last=True),
        words.shift_sentence(MAY, today=TODAY, is_last=False),
        words.not_enough_for_trend(NotEnough(1, 14), window=28),
        words.not_enough_for_shifts(NotEnough(1, 60)),
        words.no_shift(),
        words.is_small(),
        words.may_be_gradual(),
        words.looked_at([True, False]),
    ]
    assert [sentence for sentence in said if NEVER.search(sentence)] == []
