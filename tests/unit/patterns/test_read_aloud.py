"""Sentences with extreme numbers, as they are heard: no "0.0", no "-0", no range of one end, no "1 points"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leeward.coping.toolbox import said as tool_words
from leeward.insights.findings import Band, Link, Rhythm, Strength, Untested
from leeward.insights.helps import Comparison
from leeward.insights.results import Shift, Trend
from leeward.journal.records import MOOD, PULL, Series
from leeward.journal.remarks.records import BEFORE, BESIDE
from leeward.journal.signs.records import ABOVE, BELOW
from leeward.web.patterns import before_words, curve_words, signs_words, words
from leeward.web.patterns.before_words import Sort, Thing
from leeward.web.patterns.helps import words as helps_words
from leeward.web.patterns.moving import words as moving_words

TODAY = date(2026, 11, 24).toordinal()
ODD = re.compile(
    r"(?<![\d.])-?\d+\.0(?!\d)|-0(?![.\d])|(?<![\d.])1 (?:points|hours|days|weeks|times|check-ins)\b"
    r"|nan|inf\b|None|e[+-]\d|between (\S+) and \1(?![\d.])|from (\S+) to \2 (?:points|hours)|  |\bto -|\.\.|,\.",
)
NUMBERS = st.sampled_from(
    [-1e9, -100.0, -1.04, -1.0, -0.5, -0.04, -0.0004, 0.0, 0.0004, 0.04, 0.5, 0.96, 1.0, 3.26, 1e9]
)
SIZES = st.tuples(NUMBERS, NUMBERS, NUMBERS).map(sorted)
OUTCOMES = [
    before_words.outcome_of(Series(id=number, name=name))
    for number, name in ((MOOD, "Mood"), (PULL, "The pull to hurt myself"), (17, "Worry"))
]
ANY = settings(max_examples=150, deadline=None)


def _hear(said: str) -> None:
    assert not (found := ODD.search(said)), f"{found.group() if found else ''!r} in {said!r}"
    assert said[:1] == said[:1].upper()
    assert said.endswith(".")


@given(SIZES, st.sampled_from(list(Sort)), st.sampled_from(OUTCOMES), st.sampled_from([BEFORE, BESIDE]), NUMBERS)
@ANY
def test_findings(sizes, sort, outcome, way, hard_from):
    low, estimate, high = sizes
    link = Link(
        "tag:1", 8, 5, 1, estimate=estimate, low=low, high=high, t=3.0, chance=0.004, strength=Strength.POSSIBLE
    )
    thing = Thing("a long walk", sort)
    for bar in (None, float(round(hard_from))):
        _hear(before_words.finding(link, thing, outcome, way=way, hard_from=bar))
    _hear(before_words.other_way_round(link, thing, outcome))


@given(SIZES, st.sampled_from(list(words.Unit)), st.booleans())
@ANY
def test_trends(sizes, unit, clear):
    low, change, high = sizes
    held = low <= 0 <= high
    trend = Trend(30, TODAY - 30, TODAY, change=change, low=low, high=high, is_clear=clear and not held, phi=0.3)
    _hear(words.trend_sentence(trend, unit))


@given(NUMBERS, NUMBERS, st.booleans(), st.booleans())
@ANY
def test_shifts(before, after, sure, last):
    shift = Shift(
        day=TODAY - 60,
        earliest=TODAY - 62,
        latest=TODAY - 58,
        until=TODAY,
        before=before,
        after=after,
        is_sure=sure,
        may_be_gradual=False,
    )
    said = words.shift_sentence(shift, today=TODAY, is_last=last)
    assert not re.search(r"-0\.0(?!\d)|-0(?![.\d])|nan|None", said)


@given(NUMBERS, NUMBERS, st.sampled_from(OUTCOMES), st.sampled_from(list(curve_words.Round)))
@ANY
def test_curves(one, other, outcome, which):
    bands = (Band(0, 20, one, one - 1, one + 1), Band(3, 20, other, other - 1, other + 1))
    _hear(curve_words.sentence(Rhythm(bands, 0.01, Strength.CONSISTENT), outcome, which))


@given(NUMBERS, st.sampled_from([0.04, 1.0, 20.0]), st.sampled_from([ABOVE, BELOW]))
@ANY
def test_what_is_usual(level, limit, side):
    _hear(signs_words.usual(side, level=level, limit=limit))


def test_a_scale_below_nothing_keeps_its_minus():
    assert signs_words.usual(ABOVE, level=-2.0, limit=0.5).startswith("Usual for you is about -2. You are told")
    assert "above -1.5." in signs_words.usual(ABOVE, level=-2.0, limit=0.5)
    bands = (Band(0, 20, -2.0, -2.5, -1.5), Band(3, 20, 1.0, 0.5, 1.5))
    said = curve_words.sentence(Rhythm(bands, 0.01, Strength.CONSISTENT), OUTCOMES[2], curve_words.Round.WEEK)
    assert "on a Monday (about -2) and highest on a Thursday (about 1)" in said


@given(SIZES)
@ANY
def test_tools(sizes):
    low, lower, high = sizes
    for waits in (10, 300):
        _hear(helps_words.against_waiting(Comparison(waits, lower, low, high, 0.5)))
    assert not ODD.search(tool_words.span(low, high))


@pytest.mark.parametrize(
    ("share", "said"), [(0.004, "0.4"), (0.01, "1"), (0.0, "0"), (1.0, "100"), (1.7, "100"), (-0.25, "25")]
)
def test_of_a_hundred_there_are_never_more_than_a_hundred(share, said):
    link = Link(
        "tag:1", 8, 5, 1, estimate=share or 0.1, low=0.0, high=2.0, t=3, chance=0.004, strength=Strength.POSSIBLE
    )
    if share:
        told = before_words.finding(link, Thing("tea", Sort.TAG), OUTCOMES[1], way=BESIDE, hard_from=4.0)
        assert f"about {said} more in 100 than at other times (likely between " in told


def test_a_small_difference_on_a_small_scale_is_still_seen():
    shift = Shift(TODAY - 60, TODAY - 62, TODAY - 58, 0.22, 0.24, TODAY, is_sure=True)
    said = words.shift_sentence(shift, today=TODAY, is_last=True)
    assert "about 0.22. Since then, about 0.24." in said
    assert "about 0.2 (" not in words.shift_sentence(replace(shift, after=0.9), today=TODAY, is_last=True)


@given(SIZES, st.sampled_from(OUTCOMES), st.sampled_from([1, 23]), st.booleans())
@ANY
def test_nothing_stood_out_about_moving(sizes, outcome, times, is_counted):
    low, estimate, high = sizes
    link = Link("moving", times, 5, 3, estimate, low, high, t=1.0, chance=0.4)
    _hear(moving_words.nothing_stood_out(link, outcome, is_counted=is_counted))


@given(st.sampled_from([0, 1, 7]), st.sampled_from([0, 1, 48]), st.sampled_from([0, 1, 9]))
def test_what_moving_takes_and_what_was_looked_at(have, own, others):
    _hear(moving_words.too_few(Untested("moving", have, 1, 8, 5)))
    if own or others:
        _hear(moving_words.counted(own, others, others))
    _hear(moving_words.pairs_too_early(own))
