from __future__ import annotations

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from leeward.insights.days import in_order
from leeward.insights.shifts import shifts
from leeward.journal.derived import DayStat
from leeward.journal.records import SLEEP_HOURS, Series
from leeward.web.patterns.asked import ALL, WINDOWS
from leeward.web.patterns.cards import Card, Finding, card
from leeward.web.patterns.steps import usable

TODAY = date(2026, 6, 15).toordinal()
MOOD = Series(id=0, name="Mood", low_word="very low", high_word="very good")
RATINGS = st.one_of(st.integers(0, 10).map(float), st.floats(allow_nan=True, allow_infinity=True))
AGES = st.one_of(st.integers(-3, 120), st.integers(-4000, 20_000))
NOTEBOOKS = st.dictionaries(AGES, st.tuples(RATINGS, RATINGS), min_size=1, max_size=120)


def _days(numbers: dict[int, tuple[float, float]]) -> list[DayStat]:
    """Return {days ago: (one check-in, another)} as the journal keeps them."""
    return [
        DayStat(TODAY - ago, 2, sum(pair), min(pair), max(pair)) for ago, pair in sorted(numbers.items(), reverse=True)
    ]


def _card(days: list[DayStat], window: int, series: Series = MOOD) -> Card:
    found = shifts(in_order((day.day_ordinal, day.total / day.count) for day in days))
    return card(Finding(series, days, found, window, TODAY))


@given(NOTEBOOKS, st.sampled_from(list(WINDOWS)), st.sampled_from([(0, 10), (1, 7), (5, 5), (10, 0)]))
@settings(max_examples=150, deadline=None)
def test_whatever_was_kept_or_imported_makes_a_card_of_plain_numbers(numbers, window, ends):
    if days := usable(_days(numbers)):
        shown = _card(days, window, Series(id=16, name="Own", low=ends[0], high=ends[1]))
        drawn = repr((shown.chart, shown.axis, shown.levels))
        assert not re.search(r"\b(nan|inf)\b", drawn + shown.sentence + shown.description)
        assert len(shown.axis) == len(shown.levels) == 3
        assert all(len(row) == len(shown.head) for row in shown.rows)


def test_the_trend_of_a_window_begins_at_its_newest_sure_shift():
    days = _days({ago: (7.0 - ago % 2, 7.0) if ago > 40 else (2.0 + ago % 2, 2.0) for ago in range(85)})
    shown = _card(days, 90)
    assert shown.is_shift_first
    assert shown.lead == "Since early May"
    assert "No change" in shown.sentence or "No clear change" in shown.sentence


def test_everything_has_no_trend_and_says_when_no_shift_stood_out():
    shown = _card(_days({ago: (4.0 + ago % 2, 5.0) for ago in range(85)}), ALL)
    assert (shown.lead, shown.shifts) == ("", [])
    assert shown.sentence.startswith("No lasting shift stood out.")


def test_numbers_that_are_mostly_none_are_counted():
    rare = _days({ago: (0.0, 0.0 if ago % 5 else 6.0) for ago in range(85)})
    assert _card(rare, 90).foot == "From 85 days with a check-in, above 0 on 17 of them."
    assert _card(_days(dict.fromkeys(range(85), (4.0, 5.0))), 90).foot == "From 85 days with a check-in."


def test_hours_of_sleep_are_said_in_hours():
    hours = Series(id=SLEEP_HOURS, name="Hours of sleep", low=0, high=16)
    assert re.search(r"\bhours?\b", _card(_days({ago: (7.0 + ago % 3, 7.5) for ago in range(60)}), 90, hours).sentence)


def test_hours_of_sleep_are_drawn_on_twelve_and_on_more_only_where_somebody_slept_more():
    hours = Series(id=SLEEP_HOURS, name="Hours of sleep", low=0, high=24)
    assert _card(_days(dict.fromkeys(range(20), (7.0, 8.0))), 28, hours).levels == ["12", "6", "0"]
    assert _card(_days({**dict.fromkeys(range(20), (7.0, 8.0)), 5: (14.0, 14.0)}), 28, hours).levels == ["14", "7", "0"]


def test_a_scale_that_runs_backwards_or_nowhere_still_has_a_picture():
    shown = _card(_days(dict.fromkeys(range(5), (5.0, 5.0))), 28, Series(id=16, name="Own", low=5, high=5))
    assert shown.levels == ["6", "5", "4"]
