from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from leeward.journal.derived import DayStat
from leeward.web.patterns.steps import DAY, FOUR_WEEKS, WEEK, row_width_for, steps, usable, width_for

MONDAY = date(2026, 3, 2).toordinal()
DAYS = st.dictionaries(st.integers(700_000, 705_000), st.integers(0, 10), max_size=60)


def _days(numbers: dict[int, int]) -> list[DayStat]:
    return [DayStat(day, 1, number, number, number) for day, number in sorted(numbers.items())]


def test_a_quarter_is_drawn_by_day_two_years_by_week_and_a_decade_by_four_weeks():
    assert [width_for(1, last) for last in (28, 365, 400, 401, 730, 3650)] == [DAY, DAY, DAY, WEEK, WEEK, FOUR_WEEKS]


def test_no_stretch_however_long_makes_more_points_than_a_page_can_carry():
    for span in (400, 1200, 3650, 40_000, 700_000):
        assert span / width_for(1, span) <= 410
        assert span / row_width_for(1, span) <= 400 or span > 11_200


def test_a_day_keeps_its_lowest_and_highest_check_in():
    (step,) = steps([DayStat(MONDAY, 3, 12.0, 2.0, 7.0)], DAY)
    assert (step.middle, step.low, step.high, step.check_ins) == (4.0, 2.0, 7.0, 3)


def test_weeks_begin_on_mondays_and_count_each_day_once_however_many_check_ins_it_had():
    sunday, busy_monday = DayStat(MONDAY - 1, 1, 9.0, 9.0, 9.0), DayStat(MONDAY, 4, 8.0, 1.0, 3.0)
    before, after = steps([sunday, busy_monday, DayStat(MONDAY + 6, 1, 4.0, 4.0, 4.0)], WEEK)
    assert (before.first_day, before.middle) == (MONDAY - 7, 9.0)
    assert (after.first_day, after.middle, after.low, after.high, after.days) == (MONDAY, 3.0, 2.0, 4.0, 2)


def test_a_day_is_left_out_only_for_what_is_no_number():
    tenths = DayStat(MONDAY, 3, 0.1 + 0.1 + 0.1, 0.1, 0.1)
    odd = [
        DayStat(MONDAY, 2, float(total), 0.0, high) for total, high in (("nan", 0.0), ("inf", 1.0), ("1e300", 1e300))
    ]
    assert usable([tenths, *odd]) == [tenths]


@given(DAYS, st.sampled_from([DAY, WEEK, FOUR_WEEKS]))
def test_no_day_is_lost_or_counted_twice(numbers, width):
    joined = steps(_days(numbers), width)
    assert sum(step.days for step in joined) == len(numbers)
    assert [step.first_day for step in joined] == sorted({step.first_day for step in joined})
