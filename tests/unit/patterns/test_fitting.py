"""On which days findings are worked out: month by month, never late for the first, never three times the same days."""

from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from leeward.insights.factors import NEEDED
from leeward.web.patterns.fitting import untils

TODAY = date(2026, 11, 24).toordinal()
DAYS = st.sets(st.integers(TODAY - 400, TODAY + 3), max_size=200).map(lambda days: np.array(sorted(days), dtype=int))


def _day(*day: int) -> int:
    return date(*day).toordinal()


def _every(first: int, last: int) -> np.ndarray:
    return np.arange(first, last + 1)


def test_it_is_the_first_of_this_month_and_of_the_two_before():
    assert untils(_every(TODAY - 200, TODAY), today=TODAY) == [_day(2026, month, 1) for month in (11, 10, 9)]
    january = _day(2027, 1, 1)
    assert untils(_every(TODAY - 200, january), today=january) == [january, _day(2026, 12, 1), _day(2026, 11, 1)]


def test_the_first_time_it_is_the_day_after_the_sixtieth():
    days = _every(TODAY - 69, TODAY)
    assert untils(days, today=TODAY)[0] == days[59] + 1
    assert untils(days[:61], today=int(days[60]))[0] == days[59] + 1


def test_with_too_little_everything_up_to_today_is_counted():
    assert untils(_every(TODAY - 20, TODAY), today=TODAY)[0] == TODAY + 1
    assert untils(np.array([], dtype=int), today=TODAY)[0] == TODAY + 1


@given(DAYS)
def test_there_are_three_each_earlier_than_the_one_before_and_no_future_counts(days):
    found = untils(days, today=TODAY)
    assert len(found) == 3
    assert found == sorted(set(found), reverse=True)
    assert found[0] <= TODAY + 1
    past = days[days <= TODAY]
    if len(past) >= NEEDED:
        assert (past < found[0]).sum() >= NEEDED


@given(DAYS, st.integers(0, 2))
def test_another_day_of_this_month_moves_nothing_once_there_is_a_finding(days, later):
    past = days[days < TODAY - 3]
    if len(past) >= NEEDED and past[-1] >= date.fromordinal(TODAY).replace(day=1).toordinal():
        more = np.append(past, TODAY - later)
        assert untils(more, today=TODAY) == untils(past, today=TODAY - 3)


@given(DAYS)
def test_where_nothing_new_was_written_no_month_is_waited_for(days):
    past = days[days <= TODAY]
    if len(past) >= NEEDED:
        assert untils(past, today=TODAY + 300) == untils(past, today=TODAY + 900)
