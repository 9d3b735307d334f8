"""What is known about three published data sets is found by the command and the engine: K3, K5, O1 and K2 by its days.

Source: INSIGHTS.md 2; Kossakowski et al. 2017, doi:10.5334/jopd.29; Ballou et al. 2025 (Open Play; nobody may try to
find out who took part).
"""

from __future__ import annotations

import csv
import gzip
import json
from functools import cache
from typing import Any

import numpy as np
import pytest

from leeward.cli.main import main
from leeward.insights.together import Within, within
from tests.open_data import open_data

DIARY, PLAY = "kossakowski2017.csv", "openplay2025_daily.csv.gz"
FEELINGS = ("mood_down", "mood_cheerf", "mood_irritat", "pat_restl", "pat_agitate", "pat_worry")
SLEEP = {"Very poor": 1.0, "Poor": 2.0, "Fair": 3.0, "Good": 4.0, "Very good": 5.0}


def _said(capsys, name: str, *options: str) -> dict[str, Any]:
    assert main(["insights", str(open_data(name)), *options, "--json"]) == 0
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


def _diary(capsys) -> dict[str, Any]:
    clock = ("--time", "date", "--time", "beeptime")
    said = _said(capsys, DIARY, *clock, "--value", *FEELINGS, "--factor", "soc_who1", "act_what1", "mor_qualsleep")
    values: dict[str, Any] = said["people"][0]["values"]
    return values


def _diary_day(shown: str) -> int:
    """Return the day of the study, its first being 1."""
    return int((np.datetime64(shown) - np.datetime64("2012-08-13")).astype(int)) + 1


def test_k2_the_command_names_the_day_of_the_relapse(capsys):
    values = _diary(capsys)
    (down,) = values["mood_down"]["changes"]["found"]
    assert _diary_day(down["earliest"]) <= 127 <= _diary_day(down["latest"])
    assert abs(_diary_day(down["day"]) - 127) <= 10


def test_k3_unrest_is_noticed_before_the_relapse_and_feeling_down_after_it(capsys):
    values = _diary(capsys)
    first = {
        name: _diary_day(values[name]["early_signs"]["above"]["notices"][0]["day"])
        for name in ("mood_irritat", "pat_restl", "pat_agitate", "mood_down")
    }
    assert first["pat_restl"] == pytest.approx(78, abs=3)
    assert first["pat_agitate"] == pytest.approx(78, abs=3)
    assert first["mood_irritat"] == pytest.approx(80, abs=3)
    assert first["mood_down"] == pytest.approx(141, abs=3)


@pytest.mark.parametrize(
    ("feeling", "published"), [("mood_down", 0.44), ("pat_restl", 0.40), ("pat_worry", 0.46), ("mood_cheerf", 0.36)]
)
def test_k5_neighbouring_check_ins_resemble_each_other_as_published(capsys, feeling, published):
    lag = _diary(capsys)[feeling]["lag_1"]
    assert lag["same_day"]["slope"] == pytest.approx(published, abs=0.05)
    assert 0.14 <= lag["day_to_day"]["correlation"] <= 0.48


def test_o1_stress_goes_with_the_same_day_and_hardly_with_the_next(capsys):
    options = ("--time", "date", "--person", "pid", "--row-is-day", "--value", "affective_valence")
    said = _said(capsys, PLAY, *options, "--factor", "had_stress")["together"]["affective_valence"]
    assert said["beside"][0]["estimate"] == pytest.approx(-11.7, abs=1)
    assert said["before"][0]["estimate"] == pytest.approx(-1.7, abs=1)
    assert said["lag_1"]["estimate"] == pytest.approx(0.17, abs=0.05)


@cache
def _nights() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return person, day, mood and sleep of everybody with 20 days or more."""
    with gzip.open(open_data(PLAY), "rt", newline="") as lines:
        rows = list(csv.DictReader(lines))
    people, counts = np.unique([int(row["pid"]) for row in rows], return_counts=True)
    many = set(people[counts >= 20].tolist())
    kept = [
        (int(row["pid"]), int(np.datetime64(row["date"][:10]).astype(int)), row["affective_valence"], row)
        for row in rows
        if int(row["pid"]) in many
    ]
    mood = np.array([float(given) if given else np.nan for _, _, given, _ in kept])
    sleep = np.array([SLEEP.get(row["sleep_diary_quality"], np.nan) for *_, row in kept])
    return np.array([one[0] for one in kept]), np.array([one[1] for one in kept]), mood, sleep


def test_o1_good_sleep_goes_with_the_same_day_and_not_with_the_next():
    people, days, mood, sleep = _nights()
    same = within(people, mood, sleep)
    place = {key: row for row, key in enumerate(zip(people.tolist(), days.tolist(), strict=True))}
    pairs = [(row, place[person, day - 1]) for (person, day), row in place.items() if (person, day - 1) in place]
    now, before = np.array(pairs).T
    following = within(people[now], mood[now], sleep[before], held=mood[before])
    assert isinstance(same, Within)
    assert isinstance(following, Within)
    assert same.estimate == pytest.approx(5.1, abs=1)
    assert following.estimate == pytest.approx(-0.1, abs=1)
