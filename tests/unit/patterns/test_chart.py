from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from leeward.insights.results import Shift
from leeward.web.patterns.chart import HEIGHT, WIDTH, Frame, axis, chart
from leeward.web.patterns.steps import Step

NINETY = Frame(first_day=1, last_day=90, low=0, high=10)
STEPS = st.lists(
    st.tuples(st.integers(1, 90), st.floats(0, 10), st.floats(0, 10)), max_size=90, unique_by=lambda s: s[0]
)


def _step(day: int, low: float = 3, high: float = 5) -> Step:
    return Step(first_day=day, width=1, days=1, check_ins=2, middle=(low + high) / 2, low=low, high=high)


def _shift(day: int, earliest: int, latest: int) -> Shift:
    return Shift(day=day, earliest=earliest, latest=latest, before=6, after=4, until=90, is_sure=True)


def test_the_line_breaks_where_days_are_missing():
    days = [*range(1, 20), *range(30, 50), *range(52, 60)]
    assert chart([_step(day) for day in days], NINETY, []).line.count("M") == 2


def test_a_day_alone_is_a_dot_with_an_upright_spread():
    drawn = chart([_step(10), _step(40)], NINETY, [])
    assert drawn.line == drawn.band == ""
    assert drawn.dots.count("h0") == 2
    assert drawn.spread.count("V") == 2


def test_few_days_have_dots_and_many_have_only_the_line():
    assert chart([_step(day) for day in range(1, 11)], NINETY, []).dots.count("h0") == 10
    assert chart([_step(day) for day in range(1, 80)], NINETY, []).dots == ""


def test_the_highest_number_stands_at_the_top():
    assert NINETY.y(10) == 0
    assert NINETY.y(0) == HEIGHT
    assert NINETY.y(99) == 0


def test_a_shift_covers_exactly_the_days_it_may_have_begun_on():
    (column,) = chart([_step(day) for day in range(1, 91)], NINETY, [_shift(40, 31, 45)]).columns
    assert column.x == round(30 / 90 * WIDTH, 1)
    assert abs(column.width - 15 / 90 * WIDTH) < 0.2


def test_a_shift_at_the_edge_stays_in_the_picture():
    (column,) = chart([], NINETY, [_shift(3, -20, 8)]).columns
    assert column.x == 0
    assert column.width < WIDTH / 8


def test_the_middle_date_is_the_shift_unless_it_would_touch_the_ends():
    assert axis(NINETY, [_shift(50, 45, 55)], has_years=False)[1].day == 50
    assert axis(NINETY, [_shift(85, 80, 88)], has_years=False)[1].day == 45
    assert [label.day for label in axis(NINETY, [], has_years=False)] == [1, 45, 90]


def test_without_days_nothing_is_drawn():
    drawn = chart([], NINETY, [])
    assert (drawn.line, drawn.dots, drawn.band, drawn.spread) == ("", "", "", "")


@given(STEPS)
def test_every_number_lies_inside_the_picture(days):
    steps = [_step(day, min(one, other), max(one, other)) for day, one, other in sorted(days)]
    drawn = chart(steps, NINETY, [])
    for path in (drawn.line, drawn.dots, drawn.band, drawn.spread):
        assert "nan" not in path
        assert "inf" not in path
        for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path):
            assert 0 <= float(x) <= WIDTH
            assert 0 <= float(y) <= HEIGHT
