"""The shared axis of the year page, its marks, and its rows of ticks: pure geometry and counting."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.journal.bitsets import packed
from leeward.journal.events.records import Event
from leeward.journal.records import CheckIn, Tag
from leeward.kernel.moments import Moment
from leeward.web.patterns import marks
from leeward.web.patterns.chart import HEIGHT, WIDTH, Frame
from leeward.web.patterns.year import ticks, timeline
from leeward.web.patterns.year.span import span

LAST = st.integers(date(1990, 1, 1).toordinal(), date(2100, 12, 31).toordinal())
MONDAY = date(2026, 3, 2).toordinal()


def frame_to(last):
    return Frame(last - 364, last, 0, 1)


@given(LAST)
def test_the_months_cover_every_day_once_and_share_the_width(last):
    frame = frame_to(last)
    months = timeline.months(frame)
    days = [day for month in months for day in range(month.first_day, month.last_day + 1)]
    assert days == list(range(frame.first_day, frame.last_day + 1))
    assert all(len({date.fromordinal(day).month for day in (one.first_day, one.last_day)}) == 1 for one in months)
    assert sum(month.width for month in months) == pytest.approx(WIDTH, abs=1)
    assert [month.is_shaded for month in months[:3]] == [False, True, False]
    assert 11 <= sum(bool(month.short) for month in months) <= 13


@given(LAST, st.lists(st.tuples(st.integers(-400, 380), st.integers(0, 500)), max_size=40))
def test_marks_stay_in_the_picture_and_no_two_numbers_cover_each_other(last, spans):
    frame = frame_to(last)
    events = [
        Event(first_day=frame.first_day + start, last_day=frame.first_day + start + more, words="w")
        for start, more in spans
        if start + more >= 0 and start <= 364
    ]
    found = marks.marks(events, frame)
    assert [mark.number for mark in found] == list(range(1, len(events) + 1))
    assert all(mark.x >= 0 and mark.x + mark.width <= WIDTH and mark.width >= 0 for mark in found)
    for lane in {mark.lane for mark in found}:
        places = [mark.at for mark in found if mark.lane == lane]
        assert all(later - earlier >= 8 for earlier, later in pairwise(places))


def test_a_mark_never_prints_its_words():
    mark = marks.marks([Event(first_day=MONDAY, last_day=MONDAY, words="secret")], frame_to(MONDAY))[0]
    assert "secret" not in repr(mark)


def check_in(day, *tags):
    noon = (date.fromordinal(day) - date(1970, 1, 1)) / timedelta(seconds=1) + 43_200
    return CheckIn(moment=Moment(int(noon)), tags=packed(tags))


MOVED, WALKED = Tag(index=3, name="moved", group="did"), Tag(index=5, name="walked", group="did", into=3)
MEANING = {3: MOVED, 5: MOVED, 4: Tag(index=4, name="music", group="did")}


def test_a_day_counts_once_however_often_it_was_ticked_and_merged_tags_count_as_one():
    records = [check_in(MONDAY, 3), check_in(MONDAY, 3, 5), check_in(MONDAY + 1, 5), check_in(MONDAY + 2, 4)]
    found = ticks.ticked(records, MEANING, 3)
    assert found.days == [MONDAY, MONDAY + 1, MONDAY + 2]
    assert found.ticked == [MONDAY, MONDAY + 1]


def test_a_week_without_a_check_in_is_a_gap_and_one_without_a_tick_a_nought():
    records = [check_in(MONDAY, 3), check_in(MONDAY + 14, 4)]
    steps = ticks.weeks(ticks.ticked(records, MEANING, 3), Frame(MONDAY, MONDAY + 20, 0, 7))
    assert [(step.first_day, step.middle) for step in steps] == [(MONDAY, 1.0), (MONDAY + 14, 0.0)]


@given(st.integers(0, 6), st.integers(0, 40))
def test_a_week_that_the_picture_cuts_is_left_out(offset, length):
    first = MONDAY + offset
    everyday = ticks.Ticked(range(MONDAY - 30, MONDAY + 90), range(MONDAY - 30, MONDAY + 90))
    steps = ticks.weeks(everyday, Frame(first, first + length, 0, 7))
    assert all(step.middle == 7 and step.first_day >= first for step in steps)
    assert all(step.first_day + 6 <= first + length for step in steps)
    assert len(steps) >= (length - 12) // 7


def test_the_lines_of_marks_are_as_high_as_the_plot():
    found = marks.marks([Event(first_day=MONDAY, last_day=MONDAY, words="w")], frame_to(MONDAY))
    assert marks.lines(found) == f"M998.6 -6V{HEIGHT + 6}"


@given(LAST, st.lists(st.integers(-4000, 30), max_size=20), st.sampled_from(["", "0", "1", "3", "99", "-1", "x", "٣"]))
def test_the_year_that_is_shown_has_something_in_it_and_its_neighbours_lead_back(today, offsets, asked):
    days = [today + offset for offset in offsets]
    here = span(asked, days, today=today)
    assert here.frame.last_day - here.frame.first_day == 364
    assert here.frame.last_day <= today
    past = [day for day in days if day <= today]
    if past and not asked:
        assert any(here.frame.first_day <= day <= here.frame.last_day for day in past)
    if here.older is not None:
        assert span(str(here.older), days, today=today).newer == here.back
    assert (here.newer is None) == here.is_last


def test_the_oldest_day_is_on_the_last_page_and_no_page_lies_beyond():
    here = span("999", [MONDAY - 1000, MONDAY], today=MONDAY)
    assert here.older is None
    assert here.frame.first_day <= MONDAY - 1000 <= here.frame.last_day
