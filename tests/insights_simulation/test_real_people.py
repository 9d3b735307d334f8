"""What is known about two published series is found in them.

Source: INSIGHTS.md 2 (K1, K2, K3's first half, C1); Kossakowski et al. 2017, doi:10.5334/jopd.29; De Roover et al.
2014, doi:10.1037/a0034525.
"""

from __future__ import annotations

import csv

import numpy as np
import pytest

from leeward.insights.days import Days, in_order
from leeward.insights.partition import cuts
from leeward.insights.shifts import shifts
from tests.open_data import open_data

NEGATIVE = ("mood_down", "mood_irritat", "mood_lonely", "mood_anxious", "mood_guilty", "mood_doubt")
UNREST = ("mood_irritat", "pat_restl", "pat_agitate")


def _rows(name: str) -> list[dict[str, str]]:
    with open_data(name).open(newline="") as lines:
        return list(csv.DictReader(lines))


def _day_means(*columns: str) -> Days:
    readings = []
    for row in _rows("kossakowski2017.csv"):
        given = [float(row[column]) for column in columns if row[column]]
        if given:
            readings.append((int(row["dayno"]), sum(given) / len(given)))
    return in_order(readings)


def _found(days: Days) -> list[int]:
    return [shift.day for shift in shifts(days).shifts]


def test_k1_weekly_depression_rises_between_the_assessments_around_day_127():
    rows = [(int(row["dayno"]), float(row["scl90r_dep"])) for row in _rows("kossakowski2017.csv") if row["scl90r_dep"]]
    weeks = in_order(rows)
    levels = np.array(weeks.means)
    # The price is one that allows exactly the largest shift: the assessment is weekly, below the engine's minimum.
    (place,) = cuts(levels, price=float(np.var(levels) * len(levels) / 2), shortest=4)
    assert 120 <= weeks.days[place - 1] < weeks.days[place] <= 141
    assert np.mean(levels[:place]) == pytest.approx(1.25, abs=0.05)
    assert np.mean(levels[place:]) == pytest.approx(1.98, abs=0.05)


def test_k2_feeling_down_and_worry_shift_around_the_relapse():
    assert [abs(day - 127) <= 10 for day in _found(_day_means("mood_down"))] == [True]
    assert [abs(day - 127) <= 10 for day in _found(_day_means("pat_worry"))] == [True]


def test_k2_negative_feelings_together_may_have_shifted_then():
    (shift,) = shifts(_day_means(*NEGATIVE)).shifts
    assert abs(shift.day - 127) <= 10
    assert not shift.is_sure


def test_k2_the_date_range_holds_the_published_day():
    (shift,) = shifts(_day_means("mood_down")).shifts
    assert shift.earliest <= 127 <= shift.latest


def test_k3_unrest_shifts_long_before():
    (shift,) = [shift for shift in shifts(_day_means(*UNREST)).shifts if shift.is_sure]
    assert 60 <= shift.day < 100


@pytest.mark.parametrize("signal", ["PiaAB", "Vent"])
def test_c1_breathing_shifts_when_the_air_is_changed_and_changed_back(signal):
    rows = _rows("co2_inhalation.csv")
    found = _found(in_order((place, float(row[signal])) for place, row in enumerate(rows)))
    assert any(115 <= place <= 130 for place in found)
    assert any(150 <= place <= 165 for place in found)
