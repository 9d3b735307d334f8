from __future__ import annotations

import re

import pytest

from leeward.insights.findings import Band, Rhythm, Rhythms, Strength
from leeward.journal.records import PULL, Series
from leeward.journal.remarks.records import CLOCK, About, Remark, Remarks
from leeward.web.patterns import curve_words as words
from leeward.web.patterns.before_words import Outcome
from leeward.web.patterns.curve_words import Round
from leeward.web.patterns.curves import curves

SERIES = Series(id=PULL, name="The pull to hurt myself")
BANDS = (Band(0, 40, 4.0, 3.6, 4.4), Band(1, 60, 4.9, 4.5, 5.3), Band(4, 50, 6.1, 5.7, 6.5))


def _rhythms(day: float | None, week: float | None = 0.5, bands: tuple[Band, ...] = BANDS) -> Rhythms:
    return Rhythms(Rhythm(bands, day, Strength.POSSIBLE), Rhythm(bands, week, Strength.POSSIBLE))


def _day(rhythms: Rhythms):
    return curves(rhythms, SERIES, Remarks())[0]


def test_a_curve_that_stands_out_is_said_with_both_ends():
    assert _day(_rhythms(0.001)).sentence == (
        "On average the pull was weakest from 4:00 to 8:00 (about 4) and strongest from 20:00 to 0:00 (about 6.1). "
        "There is more in it than chance usually gives."
    )


def test_two_curves_are_one_family():
    assert "stood out" in _day(_rhythms(0.04)).sentence
    assert "stood out" not in _day(_rhythms(0.02)).sentence
    assert "stood out" not in _day(_rhythms(0.04, week=0.01)).sentence


@pytest.mark.parametrize(("chance", "said"), [(0.4, "stood out"), (None, "Not enough yet to compare times of day.")])
def test_nothing_and_not_enough_are_ordinary(chance, said):
    curve = _day(_rhythms(chance))
    assert said in curve.sentence
    assert not curve.stands_out


def test_the_picture_has_a_dot_a_line_and_a_row_for_each_part():
    curve = _day(_rhythms(0.4))
    assert curve.dots.count("M") == curve.spread.count("V") == len(curve.rows) == 3
    heights = [float(y) for y in re.findall(r"M[\d.]+ ([\d.]+)h0", curve.dots)]
    assert heights == sorted(heights, reverse=True), "higher numbers stand higher"
    assert all(0 <= height <= 200 for height in heights)
    assert curve.rows[0] == ["4:00 to 8:00", "4.0", "3.6", "4.4", "40"]
    assert len(curve.parts) == 6


def test_one_part_alone_is_a_dot():
    curve = _day(_rhythms(None, bands=BANDS[:1]))
    assert (curve.line, curve.dots.count("M")) == ("", 1)


def test_a_hidden_curve_is_not_there():
    remark = Remark(about=About(PULL, "day", CLOCK), is_hidden=True)
    assert [one.id for one in curves(_rhythms(0.4), SERIES, Remarks([remark]))] == ["curve-week"]
    assert curves(Rhythms(None, None), SERIES, Remarks()) == []


def test_weekdays_are_named():
    rhythm = Rhythm((Band(0, 9, 3.0, 2.0, 4.0), Band(6, 9, 5.0, 4.0, 6.0)), 0.01, Strength.CONSISTENT)
    assert words.sentence(rhythm, Outcome("your mood", -1), Round.WEEK).startswith(
        "On average your mood was lowest on a Monday (about 3) and highest on a Sunday (about 5)."
    )
