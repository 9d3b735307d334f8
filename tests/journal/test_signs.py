from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.insights.days import in_order
from leeward.insights.early_signs import Baseline
from leeward.insights.results import Shift
from leeward.journal.signs import rules
from leeward.journal.signs.records import ABOVE, BELOW, Sign, Signs
from leeward.journal.signs.rules import NotAStretch, TooManySigns, TooRecent, answered, check_stretch, let_go, watched
from leeward.web.patterns.signs_page import offered

TODAY = 740_000
SIGN = Sign(series=16, side=ABOVE, first_day=TODAY - 60, last_day=TODAY - 20)


@pytest.mark.parametrize(("first", "last"), [(-60, -14), (-41, -14), (-73, -14), (-300, -250)])
def test_a_stretch_of_28_to_60_days_can_be_ordinary(first, last):
    check_stretch(TODAY + first, TODAY + last, today=TODAY)


@pytest.mark.parametrize(
    ("first", "last", "refusal"),
    [
        (-40, -14, NotAStretch),
        (-74, -14, NotAStretch),
        (-20, -60, NotAStretch),
        (-50, -13, TooRecent),
        (-10, 30, TooRecent),
    ],
)
def test_a_stretch_that_cannot_is_refused_by_name(first, last, refusal):
    with pytest.raises(refusal):
        check_stretch(TODAY + first, TODAY + last, today=TODAY)


def test_the_same_scale_and_side_is_watched_once_with_the_newer_stretch():
    newer = Sign(series=16, side=ABOVE, first_day=TODAY - 50, last_day=TODAY - 15)
    other = Sign(series=16, side=BELOW, first_day=TODAY - 50, last_day=TODAY - 15)
    assert watched(watched(watched(Signs(), SIGN), other), newer).signs == [newer, other]


def test_more_than_a_handful_of_hands_is_refused(monkeypatch):
    monkeypatch.setattr(rules, "MOST", 1)
    with pytest.raises(TooManySigns):
        watched(watched(Signs(), SIGN), Sign(series=17, side=ABOVE, first_day=1, last_day=40))


def test_an_answer_is_kept_and_never_goes_back():
    signs = answered(watched(Signs(), SIGN), 16, ABOVE, notice=TODAY - 2)
    assert answered(signs, 16, ABOVE, notice=TODAY - 9).signs[0].fine == TODAY - 2
    assert answered(signs, 99, ABOVE, notice=TODAY) == signs


def test_without_the_last_one_everything_is_off():
    signs = rules.told(watched(Signs(), SIGN), is_sooner=True, on_today=True)
    assert let_go(signs, 16, ABOVE) == Signs()
    assert let_go(signs, 16, BELOW) == signs


@given(st.sets(st.integers(TODAY - 420, TODAY), max_size=400), st.integers(0, 3))
def test_an_offer_can_always_be_taken(days, spread):
    row = in_order((day, float(day % (spread + 1))) for day in days)
    stretch = offered(row, (), today=TODAY)
    if stretch:
        check_stretch(stretch.first_day, stretch.last_day, today=TODAY)
        assert len(row.between(stretch.first_day, stretch.last_day)) >= stretch.needed


def test_the_newest_stretch_without_a_lasting_shift_is_offered():
    row = in_order((TODAY - ago, float(ago % 3)) for ago in range(200))
    assert offered(row, (), today=TODAY) == Baseline(TODAY - 55, TODAY - 14)
    shift = Shift(TODAY - 44, TODAY - 46, TODAY - 42, before=1.0, after=4.0, until=TODAY, is_sure=True)
    assert offered(row, (shift,), today=TODAY) == Baseline(TODAY - 41, TODAY - 14)


def test_days_that_are_mostly_none_get_a_longer_stretch():
    row = in_order((TODAY - ago, 0.0 if ago % 3 else 4.0) for ago in range(0, 200, 1) if ago % 5)
    stretch = offered(row, (), today=TODAY)
    assert stretch is not None
    assert stretch.last_day - stretch.first_day + 1 == 60
