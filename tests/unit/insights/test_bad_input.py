"""Whatever comes in: an answer, "not enough yet" or a named error; never a warning, never a NaN in what is said.

A warning ends a test here (pyproject: filterwarnings). What helps, suggestions and themes have theirs beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from math import isfinite
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leeward.insights.checkins import CheckIns, NotInStep, by_day, merged
from leeward.insights.days import in_order
from leeward.insights.early_signs import SOONER, STEADY, Baseline, Side, early_signs
from leeward.insights.factors import factors
from leeward.insights.findings import Factors
from leeward.insights.refits import lasting_factors
from leeward.insights.results import NotEnough
from leeward.insights.rhythm import day_to_day, rhythms, same_day
from leeward.insights.shifts import shifts
from leeward.insights.together import within
from leeward.insights.trend import trend

A_DAY = 3
ROWS = 300  # a hundred days
NAN, INF = np.nan, np.inf
ODD = [0.0, 0.0, 1.0, 5.0, 10.0, -3.0, NAN, INF, -INF, 1e300, 1e-300, 1e9, -1e9]


def _rows(count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    days = np.arange(count) // A_DAY
    clock = (np.arange(count) % A_DAY) * 300.0
    return days * 1440.0 + clock, days, clock


def _ordinary(count: int = ROWS) -> np.ndarray:
    return np.random.default_rng(1).normal(5, 1.5, count)


def _with(place: slice, value: float) -> np.ndarray:
    numbers = _ordinary()
    numbers[place] = value
    return numbers


SERIES = {
    "no point": np.empty(0),
    "one point": np.array([4.0]),
    "two points": np.array([4.0, 4.0]),
    "all missing": np.full(ROWS, NAN),
    "all infinite": np.full(ROWS, INF),
    "constant": np.full(ROWS, 4.0),
    "constant and huge": np.full(ROWS, 1e9),
    "constant but for one": np.where(np.arange(ROWS) == 150, 9.0, 4.0),
    "zeros and one spike": np.where(np.arange(ROWS) == 150, 1e9, 0.0),
    "nearly nothing": _ordinary() * 1e-300,
    "hardly different": 1e9 + _ordinary() * 1e-6,
    "some infinite": _with(slice(0, ROWS, 3), INF),
    "some missing": _with(slice(0, ROWS, 2), NAN),
    "beyond any scale": _with(slice(0, ROWS, 5), 1e300),
    "two levels": np.where(np.arange(ROWS) < 150, 0.0, 10.0),
    "in turn": (np.arange(ROWS) % 2) * 10.0,
    "a straight line": np.arange(ROWS) * 1.0,
}
TAGS = {
    "always": 1.0,
    "never": 0.0,
    "not recorded": NAN,
    "infinite": INF,
}


def _numbers(said: Any) -> Iterator[float]:
    """Yield every number in a result, however deep."""
    if isinstance(said, Enum | str | None):
        return
    if isinstance(said, np.ndarray | list | tuple):
        for part in said:
            yield from _numbers(part)
    elif is_dataclass(said):
        for each in fields(said):
            yield from _numbers(getattr(said, each.name))
    else:
        yield float(said)


def _is_whole(*said: Any) -> bool:
    return all(isfinite(number) for number in _numbers(said))


def _said_of_days(readings: list[tuple[int, float]]) -> list[Any]:
    days = in_order(readings)
    last = days.days[-1] if len(days) else 0
    said: list[Any] = [trend(days, window=window, last_day=last, scale_range=10.0) for window in (28, 90, 365)]
    for setting in (STEADY, SOONER):
        said += [early_signs(days, Baseline(0, 41), side=side, setting=setting) for side in Side]
    return [*said, shifts(days)]


def _said_of_check_ins(rows: tuple[np.ndarray, np.ndarray, np.ndarray], columns: np.ndarray) -> list[Any]:
    check_ins, columns = merged(rows, columns)
    outcome, given = columns[:, 0], {str(place): columns[:, place] for place in range(columns.shape[1])}
    return [
        factors(check_ins, outcome, given),
        lasting_factors(check_ins, outcome, given) if np.isfinite(outcome).any() else None,
        rhythms(check_ins, outcome),
        same_day(check_ins, outcome),
        day_to_day(check_ins, outcome),
        within(np.arange(len(outcome)) % 12, outcome, columns[:, -1]),
    ]


@pytest.mark.parametrize("numbers", SERIES.values(), ids=SERIES)
def test_no_series_of_days_brings_out_anything_that_is_no_number(numbers):
    said = _said_of_days(list(enumerate(numbers.tolist())))
    assert _is_whole(*said)
    if len(in_order(enumerate(numbers.tolist()))) < 14:
        assert all(isinstance(one, NotEnough) for one in said[:-1])
        assert said[-1].not_enough


@pytest.mark.parametrize("numbers", SERIES.values(), ids=SERIES)
def test_no_series_of_check_ins_does(numbers):
    tag = (np.arange(len(numbers)) % 7 == 0).astype(float)
    said = _said_of_check_ins(_rows(len(numbers)), np.column_stack((numbers, tag)))
    assert _is_whole(*said)
    if np.isfinite(numbers).sum() < 60:
        assert isinstance(said[0], NotEnough)
        assert isinstance(said[2], NotEnough)


@pytest.mark.parametrize("value", TAGS.values(), ids=TAGS)
def test_a_tag_used_always_or_never_says_what_is_missing(value):
    said = _said_of_check_ins(_rows(ROWS), np.column_stack((_ordinary(), np.full(ROWS, value))))
    assert _is_whole(*said)
    assert isinstance(said[0], Factors)
    (untested,) = [one for one in said[0].untested if one.name == "1"]
    assert untested.occurrences < untested.occurrences_needed


def test_rows_in_any_order_and_doubled_instants_say_the_same():
    rows, columns = _rows(ROWS), np.column_stack((_ordinary(), np.arange(ROWS) % 5 == 0))
    there = _said_of_check_ins(rows, columns)
    places = np.random.default_rng(2).permutation(np.repeat(np.arange(ROWS), 2))
    again = _said_of_check_ins(tuple(part[places] for part in rows), columns[places])
    assert list(_numbers(again)) == pytest.approx(list(_numbers(there)))


def test_everything_at_one_instant_is_one_check_in():
    rows = tuple(np.repeat(part[:1], ROWS) for part in _rows(ROWS))
    said = _said_of_check_ins(rows, np.column_stack((_ordinary(), _ordinary())))
    assert said[0] == NotEnough(1, 60)


def test_instants_that_are_no_numbers_are_left_out():
    instants, days, clock = _rows(ROWS)
    instants[::4], clock[::8] = NAN, INF
    assert _is_whole(*_said_of_check_ins((instants, days, clock), np.column_stack((_ordinary(), _ordinary()))))


@pytest.mark.parametrize("instants", [[1.0, NAN], [1.0, INF], [2.0, 1.0], [1.0, 1.0]])
def test_instants_out_of_order_or_unknown_are_refused_by_name(instants):
    with pytest.raises(NotInStep):
        CheckIns(np.array(instants), np.zeros(2, dtype=np.int64), np.zeros(2))


def _many() -> tuple[tuple[np.ndarray, np.ndarray, np.ndarray], np.ndarray]:
    rng = np.random.default_rng(3)
    columns = np.column_stack((rng.integers(0, 11, 100_000), rng.random((100_000, 2)) < 0.2))
    return _rows(100_000), columns.astype(float)


def test_a_hundred_thousand_rows_are_looked_at():
    rows, columns = _many()
    check_ins, columns = merged(rows, columns)
    assert _is_whole(factors(check_ins, columns[:, 0], {"tea": columns[:, 1]}), same_day(check_ins, columns[:, 0]))


@pytest.mark.slow
def test_a_hundred_thousand_rows_are_looked_at_in_every_way():
    rows, columns = _many()
    assert _is_whole(*_said_of_check_ins(rows, columns))
    days, means = by_day(rows[1], columns[:, 0])
    assert _is_whole(*_said_of_days(list(zip(days.tolist(), means.tolist(), strict=True))))


@given(st.lists(st.tuples(st.integers(0, 130), st.sampled_from(ODD) | st.floats()), max_size=260))
@settings(max_examples=30, deadline=None)
def test_any_days(readings):
    assert _is_whole(*_said_of_days(readings))


@given(
    st.lists(st.sampled_from(ODD), min_size=1, max_size=40),
    st.lists(st.sampled_from(ODD), min_size=1, max_size=40),
    st.integers(0, 2**20),
)
@settings(max_examples=15, deadline=None)
def test_any_check_ins(outcome, tag, seed):
    """Any few numbers in any order over a hundred days, at any times."""
    rng = np.random.default_rng(seed)
    columns = np.column_stack((rng.choice(outcome, ROWS), rng.choice(tag, ROWS)))
    instants, days, clock = _rows(ROWS)
    assert _is_whole(*_said_of_check_ins((instants + rng.integers(0, 2, ROWS) * 299, days, clock), columns))
