from __future__ import annotations

import numpy as np
import pytest

from leeward.insights.checkins import NONE, CheckIns, NotInStep, merged, usable
from leeward.insights.design import last_days


def _rows(*moments: tuple[int, int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    days = np.array([day for day, _ in moments])
    clock = np.array([float(minute) for _, minute in moments])
    return days * 1440.0 + clock, days, clock


def test_rows_in_any_order_come_out_in_order_and_one_instant_is_one_row():
    check_ins, columns = merged(_rows((2, 60), (1, 600), (2, 60)), np.array([[4.0, 1.0], [7.0, 0.0], [6.0, np.nan]]))
    assert check_ins.days.tolist() == [1, 2]
    assert columns.tolist() == [[7.0, 0.0], [5.0, 1.0]]


def test_who_flies_back_over_the_date_line_lives_the_second_day_as_part_of_the_first():
    instants = np.array([0.0, 120.0, 240.0])
    check_ins, _ = merged((instants, np.array([10, 9, 10]), np.array([60.0, 900.0, 1020.0])), np.zeros((3, 1)))
    assert check_ins.days.tolist() == [10, 10, 10]
    with pytest.raises(NotInStep):
        CheckIns(instants, np.array([10, 9, 10]), np.zeros(3))


def test_what_is_no_number_is_missing():
    found = usable(np.array([1.0, np.inf, -np.inf, np.nan, 1e12]))
    assert found[0] == 1.0
    assert np.isnan(found[1:]).all()


def test_the_one_before_is_at_most_a_day_earlier():
    check_ins, _ = merged(_rows((1, 0), (1, 600), (2, 600), (3, 601)), np.zeros((4, 1)))
    assert check_ins.previous().tolist() == [NONE, 0, 1, NONE]


def test_where_rows_are_days_the_one_before_is_yesterday():
    days = np.array([1, 2, 4])
    check_ins = CheckIns(days * 1440.0, days, np.full(3, np.nan))
    assert not check_ins.has_clock
    assert check_ins.previous().tolist() == [NONE, 0, NONE]
    assert check_ins.parts().tolist() == [0, 0, 0]


def test_the_first_of_january_1970_was_a_thursday():
    check_ins, _ = merged(_rows((0, 0), (4, 1439)), np.zeros((2, 1)))
    assert check_ins.weekdays().tolist() == [3, 0]
    assert check_ins.parts().tolist() == [0, 5]


def test_rows_out_of_step_are_refused():
    with pytest.raises(NotInStep):
        CheckIns(np.array([2.0, 1.0]), np.array([0, 0]), np.array([2.0, 1.0]))
    with pytest.raises(NotInStep):
        CheckIns(np.array([1.0]), np.array([0, 0]), np.array([1.0]))


def test_the_last_three_days_do_not_hold_today():
    days = np.array([1, 1, 2, 3, 5, 20])
    numbers = np.array([2.0, 4.0, 9.0, 6.0, 1.0, 8.0])
    overall = numbers.mean()
    assert last_days(days, numbers) == pytest.approx([overall, overall, 3.0, 6.0, 7.5, overall])
