"""Tables as people publish them: spreadsheets of other countries, codes for no answer, days written as midnights."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from leeward.cli.main import main

START = datetime(2026, 3, 2, 10)  # noqa: DTZ001 - as a clock on the wall shows it


def _said(capsys, path: Path, *options: str) -> dict[str, Any]:
    assert main(["insights", str(path), *options, "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return json.loads(out, parse_constant=lambda word: pytest.fail(f"{word} in the JSON"))


def _mood(capsys, folder: Path, text: str, *options: str) -> dict[str, Any]:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8-sig")
    return _said(capsys, path, "--time", "at", "--value", "mood", *options)["people"][0]["values"]["mood"]


@pytest.mark.parametrize("between", [";", "\t"])
def test_a_comma_is_a_point_where_it_does_not_part_the_cells(capsys, tmp_path, between):
    said = _mood(capsys, tmp_path, f"at{between}mood\n2026-03-02{between}3,5\n2026-03-03{between}-1,25\n")
    assert (said["highest"], said["lowest"]) == (3.5, -1.25)


def test_a_comma_in_a_table_of_commas_is_named(capsys, tmp_path):
    path = tmp_path / "table.csv"
    path.write_text('at,mood\n2026-03-02,"3,5"\n', encoding="utf-8")
    assert main(["insights", str(path), "--time", "at", "--value", "mood", "--json"]) == 2
    assert "row 2, column mood: '3,5'" in capsys.readouterr().err


def test_a_name_with_a_comma_stays_as_it_is(capsys, tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("who;at;mood\n1,2;2026-03-02;4\n", encoding="utf-8")
    said = _said(capsys, path, "--time", "at", "--value", "mood", "--person", "who")
    assert said["people"][0]["person"] == "1,2"


def test_codes_for_no_answer_are_no_numbers(capsys, tmp_path):
    text = "at,mood\n2026-03-02,-99\n2026-03-03,NaN\n2026-03-04,5\nNaN,5\n"
    said = _mood(capsys, tmp_path, text, "--missing", "NaN", "--missing=-99")
    assert (said["check_ins"], said["mean"], said["sd"]) == (1, 5.0, None)


@pytest.mark.parametrize(
    "days",
    [
        ["2026-03-02 00:00:00", "2026-03-03 00:00:00"],
        ["2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z"],
        ["1772409600", "1772496000.0"],
        ["2026/3/2", "2026/03/03"],
        ["2.3.2026", "03.03.2026"],
    ],
    ids=["midnights", "midnights of a zone", "seconds", "strokes", "points"],
)
def test_days_written_in_many_ways_are_those_days(capsys, tmp_path, days):
    path = tmp_path / "table.csv"
    path.write_text("at,mood\n" + "".join(f"{day},5\n" for day in days), encoding="utf-8")
    said = _said(capsys, path, "--time", "at", "--value", "mood")
    mood = said["people"][0]["values"]["mood"]
    assert said["row_is_day"]
    assert (mood["first_day"], mood["last_day"]) == ("2026-03-02", "2026-03-03")


def test_a_midnight_among_other_times_belongs_to_the_day_that_goes_on(capsys, tmp_path):
    said = _mood(capsys, tmp_path, "at,mood\n2026-03-02 00:00:00,5\n2026-03-02 23:00:00,5\n")
    assert (said["first_day"], said["last_day"]) == ("2026-03-01", "2026-03-02")


def test_seconds_with_a_fraction_and_days_with_a_nought(capsys, tmp_path):
    assert _mood(capsys, tmp_path, "at,mood\n1772445600.25,5\n")["first_day"] == "2026-03-02"
    assert _mood(capsys, tmp_path, "at,mood\n12.0,5\n13.0,5\n")["last_day"] == 13


def test_a_day_whose_order_nobody_can_know_is_named(capsys, tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("at,mood\n9/3/2026,5\n", encoding="utf-8")
    assert main(["insights", str(path), "--time", "at", "--value", "mood", "--json"]) == 2
    assert "row 2, column at: '9/3/2026'" in capsys.readouterr().err


def _study(rng: np.random.Generator, people: int, days: int, a_day: int) -> list[str]:
    """Return beeps from 10:00 every two hours, 0 to 100: evenings 6 higher, and a beep keeps .4 of the last."""
    rows = []
    for person in range(people):
        level, apart = 45 + rng.normal(0, 12), 0.0
        for beep in range(days * a_day):
            at = START + timedelta(days=beep // a_day, hours=2 * (beep % a_day))
            alone = rng.random() < 0.4
            apart = 0.4 * apart + rng.normal(0, 8)
            mood = np.clip(level + apart + 6 * (beep % a_day >= 5) + 5 * alone, 0, 100)
            code = "-99" if rng.random() < 0.2 else f"{mood:.1f}".replace(".", ",")
            rows.append(f"S{person:03};{at:%Y-%m-%dT%H:%M:%S}+01:00;{code};{['no', 'yes'][alone]}")
    return rows


def test_a_study_of_many_people_says_what_papers_say(capsys, tmp_path):
    path = tmp_path / "study.csv"
    rows = _study(np.random.default_rng(13), 60, 14, 6)
    path.write_text("\n".join(["id;at;mood;alone", *rows]), encoding="utf-8-sig")
    options = ("--time", "at", "--person", "id", "--value", "mood", "--factor", "alone", "--missing=-99")
    said = _said(capsys, path, *options)["together"]["mood"]
    assert said["levels"]["people"] == 60
    assert said["levels"]["mean"] == pytest.approx(48, abs=4)
    assert said["levels"]["within_sd"] == pytest.approx(9.4, abs=0.7)
    assert said["levels"]["intraclass"] == pytest.approx(0.62, abs=0.12)
    # Clock times that differ and company pull the resemblance of neighbours below the .4 of what carries over.
    assert said["lag_1_same_day"]["estimate"] == pytest.approx(0.3, abs=0.08)
    (alone,) = said["beside"]
    assert alone["low"] < 5 < alone["high"]
    evening = next(one for one in said["time_of_day"] if one["part"] == "hours 16-20")
    assert evening["low"] < 5 < evening["high"]
    assert len(said["weekday"]) == 7
    assert all(one["low"] < 1.5 and one["high"] > -1.5 for one in said["weekday"])
