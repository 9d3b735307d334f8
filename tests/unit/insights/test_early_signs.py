from __future__ import annotations

import itertools
from math import isfinite, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leeward.insights.days import in_order
from leeward.insights.early_signs import (
    LONGEST_GAP,
    NOT_THE_LAST,
    QUIET,
    SOONER,
    STEADY,
    Baseline,
    Side,
    early_signs,
    reach,
)
from leeward.insights.findings import EarlySigns
from leeward.insights.results import NotEnough

BASELINE = Baseline(0, 41)
SERIES = st.lists(st.one_of(st.sampled_from([0.0, 0.0, 3.0]), st.floats()), min_size=60, max_size=130)


def _ordinary(days: int = 42) -> list[float]:
    return (5 + np.random.default_rng(1).normal(size=days)).tolist()


def _said(levels: list[float], **how) -> EarlySigns:
    said = early_signs(in_order(enumerate(levels)), BASELINE, **how)
    assert isinstance(said, EarlySigns)
    return said


def test_the_limit_is_the_published_one():
    by_hand = 3 * 2 * sqrt(0.1 / 1.9 * (1 + 0.5 * 0.9) / (1 - 0.5 * 0.9) + 1.5 / 0.5 / 40)
    assert reach(2.0, 0.5, baseline_days=40, setting=STEADY) == pytest.approx(by_hand)


def test_a_lasting_rise_is_noticed_once_and_then_there_is_quiet():
    said = _said(_ordinary() + [8.0] * 60)
    (notice,) = said.notices
    assert 42 <= notice.day <= 60
    assert notice.level > said.usual + said.limit


def test_a_second_rise_is_noticed_after_things_had_calmed_down():
    said = _said(_ordinary() + [8.0] * 20 + [5.0] * 40 + [8.0] * 20)
    first, second = said.notices
    assert first.day < 62 < 102 <= second.day


def test_a_notice_says_since_when_and_until_when():
    said = _said(_ordinary() + [5.0] * 20 + [8.0] * 20 + [5.0] * 40 + [8.0] * 20)
    first, second = said.notices
    assert 56 <= first.since <= 63 <= first.day
    assert first.until is not None
    assert first.day < 82 < first.until < second.since
    assert second.until is None


def test_a_gap_ends_what_a_notice_was_about():
    levels = [*enumerate(_ordinary() + [8.0] * 20), *((day, 5.0) for day in range(75, 80))]
    said = early_signs(in_order(levels), BASELINE)
    assert isinstance(said, EarlySigns)
    assert [notice.until for notice in said.notices] == [61]


def test_within_two_weeks_of_a_notice_there_is_no_other():
    levels = _ordinary() + ([30.0] * 2 + [-10.0] * 3) * 12
    notices = [notice.day for notice in _said(levels).notices]
    assert all(later - earlier > QUIET for earlier, later in itertools.pairwise(notices))


def test_only_the_side_asked_for_counts():
    levels = _ordinary() + [2.0] * 40
    assert _said(levels).notices == ()
    (notice,) = _said(levels, side=Side.BELOW).notices
    assert notice.level < 5


def test_the_sooner_setting_is_sooner():
    levels = _ordinary() + [6.5] * 40
    assert _said(levels, setting=SOONER).notices[0].day < _said(levels).notices[0].day


def test_missing_days_leave_the_chart_where_it_was_and_a_long_gap_starts_it_anew():
    rising = list(enumerate(_ordinary() + [7.5] * 30))
    (straight,) = _said(_ordinary() + [7.5] * 30).notices
    at = straight.day - 1

    def noticed(gap: int) -> int:
        late = [(day if day < at else day + gap, level) for day, level in rising]
        said = early_signs(in_order(late), BASELINE)
        assert isinstance(said, EarlySigns)
        return said.notices[0].day - gap

    assert noticed(LONGEST_GAP) == straight.day
    assert noticed(LONGEST_GAP + 1) > straight.day


def test_too_short_a_baseline_and_too_short_a_time_since_say_what_is_missing():
    few = in_order([(day, 5.0 + day % 3) for day in range(0, 100, 4)])
    assert early_signs(few, BASELINE) == NotEnough(have=11, need=BASELINE.needed)
    soon = in_order(enumerate(_ordinary(50)))
    assert early_signs(soon, BASELINE) == NotEnough(have=8, need=NOT_THE_LAST)
    assert early_signs(in_order([]), BASELINE) == NotEnough(have=0, need=BASELINE.needed)


def test_a_baseline_without_any_change_has_no_usual_range():
    said = _said([3.0] * 42 + [9.0] * 30)
    assert said.flat
    assert said.notices == ()


def test_urges_that_are_mostly_none_get_a_wider_range_and_a_longer_baseline():
    zeros = ([0.0] * 5 + [6.0]) * 20
    said = _said(zeros)
    plain = reach(float(np.std(zeros[:42], ddof=1)), said.phi, baseline_days=42, setting=STEADY)
    assert said.limit > 1.2 * plain
    short = early_signs(in_order(enumerate(zeros)), Baseline(0, 27))
    assert short == NotEnough(have=28, need=40)


@given(SERIES)
@settings(max_examples=60)
def test_it_never_says_anything_that_is_not_a_number(levels):
    for side in Side:
        said = early_signs(in_order(enumerate(levels)), BASELINE, side=side)
        if isinstance(said, EarlySigns):
            assert isfinite(said.usual)
            assert isfinite(said.limit)
            assert all(isfinite(notice.level) for notice in said.notices)
