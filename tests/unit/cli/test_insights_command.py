from __future__ import annotations

import gzip
import json
from datetime import date, datetime, timedelta
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np
import pytest

from leeward.cli.main import main

START = datetime(2026, 1, 5, 9)  # noqa: DTZ001 - as a clock on the wall shows it


def _table(folder: Path, header: str, rows: list[str], name: str = "table.csv") -> Path:
    path = folder / name
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def _run(capsys, path: Path, *options: str) -> dict[str, Any]:
    assert main(["insights", str(path), *options, "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return json.loads(out, parse_constant=lambda word: pytest.fail(f"{word} in the JSON"))


def _refused(capsys, path: Path, *options: str) -> str:
    assert main(["insights", str(path), *options, "--json"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    return err


def _ordinary(days: int, a_day: int = 3) -> list[str]:
    rng = np.random.default_rng(1)
    rows = []
    for row in range(days * a_day):
        at = START + timedelta(days=row // a_day, hours=4 * (row % a_day))
        tea = int(rng.random() < 0.3)
        rows.append(f"{at:%Y-%m-%d},{at:%H:%M},{rng.normal(5, 1):.2f},{tea},{['home', 'out'][row % 2]},")
    return rows


HEADER = "date,clock,mood,tea,place,empty"
TIME = ("--time", "date", "--time", "clock")


def test_one_person_gets_every_part(capsys, tmp_path):
    path = _table(tmp_path, HEADER, _ordinary(120))
    said = _run(capsys, path, *TIME, "--value", "mood", "empty", "--factor", "tea", "place")
    assert (said["format"], said["version"], said["rows"]) == ("leeward-insights", 1, 360)
    (person,) = said["people"]
    mood = person["values"]["mood"]
    assert (mood["days"], mood["first_day"]) == (120, "2026-01-05")
    assert mood["trend"]["90"]["low"] <= mood["trend"]["90"]["change"] <= mood["trend"]["90"]["high"]
    assert mood["trend"]["365"]["days"] == 120
    assert mood["changes"] == {"found": []}
    assert len(mood["pattern"]["weekday"]["curve"]) == 7
    assert mood["lag_1"]["same_day"]["pairs"] == 240
    assert [link["name"] for link in mood["factors"]["before"]] == ["tea", "place=home", "place=out"]
    assert mood["early_signs"]["above"]["baseline_days"] == 42
    assert person["values"]["empty"]["trend"]["not_enough"]["missing"] == 1
    assert "together" not in said


def test_last_nights_sleep_is_asked_of_the_rest_of_the_day(capsys, tmp_path):
    rng = np.random.default_rng(2)
    rows = []
    for day in range(200):
        slept = round(rng.normal(7, 1), 2)
        for part in range(3):
            at = START + timedelta(days=day, hours=4 * part)
            mood = 5 + rng.normal() + (0.8 * (slept - 7) if part else 0)
            rows.append(f"{at:%Y-%m-%d},{at:%H:%M},{mood:.2f},{'' if part else slept}")
    path = _table(tmp_path, "date,clock,mood,sleep", rows)
    said = _run(capsys, path, *TIME, "--value", "mood", "sleep", "--daily-factor", "sleep")["people"][0]["values"]
    factors = said["mood"]["factors"]
    assert factors["stood_out"] == ["sleep"]
    assert factors["before"][0]["strength"] == "fairly consistent"
    assert factors["before"][0]["low"] <= 0.8 <= factors["before"][0]["high"]
    assert said["sleep"]["factors"]["before"] == []
    only_a_day = _run(capsys, path, "--time", "date", "--value", "mood", "--daily-factor", "sleep")
    assert only_a_day["people"][0]["values"]["mood"]["factors"]["not_enough_of"][0]["occurrences"] == 0


def test_a_column_cannot_be_both_kinds_of_factor(capsys, tmp_path):
    path = _table(tmp_path, HEADER, _ordinary(10))
    assert "tea" in _refused(capsys, path, *TIME, "--value", "mood", "--factor", "tea", "--daily-factor", "tea")


def test_a_compressed_table_with_a_mark_and_semicolons_is_read(capsys, tmp_path):
    path = tmp_path / "table.csv.gz"
    rows = "\ufeffday;mood\n" + "".join(f"{date.fromordinal(739_000 + n)};{n % 4}\n" for n in range(70))
    path.write_bytes(gzip.compress(rows.encode()))
    said = _run(capsys, path, "--time", "day", "--value", "mood")
    mood = said["people"][0]["values"]["mood"]
    assert said["row_is_day"]
    assert mood["days"] == 70
    assert mood["pattern"]["time_of_day"] is None


def test_rows_in_any_order_say_the_same(capsys, tmp_path):
    rows = _ordinary(100)
    there = _run(capsys, _table(tmp_path, HEADER, rows), *TIME, "--value", "mood", "--factor", "tea")
    rows = [rows[place] for place in np.random.default_rng(2).permutation(len(rows))]
    again = _run(capsys, _table(tmp_path, HEADER, rows), *TIME, "--value", "mood", "--factor", "tea")
    assert there == again


def test_several_people_are_told_apart_and_looked_at_together(capsys, tmp_path):
    rng = np.random.default_rng(3)
    rows = []
    for person in range(15):
        stress = (rng.random(25) < 0.4).astype(int)
        mood = rng.normal(50 + 5 * person, 5, 25) - 12 * stress
        rows += [
            f"p{person},{date(2026, 3, 1) + timedelta(day)},{mood[day]:.1f},{['no', 'Yes'][stress[day]]}"
            for day in range(25)
        ]
    path = _table(tmp_path, "who,day,mood,stress", rows)
    said = _run(
        capsys, path, "--time", "day", "--person", "who", "--value", "mood", "--factor", "stress", "--row-is-day"
    )
    assert [person["person"] for person in said["people"]] == [f"p{number}" for number in range(15)]
    assert said["people"][0]["values"]["mood"]["factors"]["not_enough"]["missing"] == 35
    (beside,) = said["together"]["mood"]["beside"]
    assert beside["low"] <= -12 <= beside["high"]
    assert beside["people"] == 15


def test_rows_without_a_time_are_left_out_and_counted(capsys, tmp_path):
    path = _table(tmp_path, "day,mood", ["2026-01-01,3", ",4", "NA,4", "2026-01-02,NA"])
    said = _run(capsys, path, "--time", "day", "--value", "mood")
    assert (said["rows"], said["rows_left_out"]) == (4, 2)
    assert said["people"][0]["values"]["mood"]["check_ins"] == 1


def test_a_change_of_zone_keeps_the_days_as_they_were_lived(capsys, tmp_path):
    rows = [f"2026-05-{day:02}T22:00,{'+02:00' if day < 10 else '-07:00'},{day % 3}" for day in range(1, 29)]
    path = _table(tmp_path, "at,offset,mood", rows)
    said = _run(capsys, path, "--time", "at", "--utc-offset", "offset", "--value", "mood")
    assert said["people"][0]["values"]["mood"]["days"] == 28


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("2026-01-01,much", "row 3, column mood: 'much'"),
        ("2026-01-01,inf", "row 3, column mood: 'inf'"),
        ("2026-01-01,nan", "row 3, column mood: 'nan'"),
        ("2026-01-01,1e300", "row 3, column mood"),
        ("someday,3", "row 3, column day: 'someday'"),
        ("2026-01-01", "row 3, column day"),
        ("2026-01-01,3,4", "row 3, column mood"),
        ('2026-01-01,"3', "row 3"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(capsys, tmp_path, row, says):
    path = _table(tmp_path, "day,mood", ["2026-01-01,5", row])
    assert says in _refused(capsys, path, "--time", "day", "--value", "mood")


def test_numbers_among_words_are_named_in_a_factor_too(capsys, tmp_path):
    path = _table(tmp_path, "day,mood,sleep", ["2026-01-01,5,7", "2026-01-02,5,long"])
    said = _refused(capsys, path, "--time", "day", "--value", "mood", "--factor", "sleep")
    assert "row 3, column sleep: 'long'" in said


@pytest.mark.parametrize(
    ("header", "says"),
    [("day,feeling", "no column has this name"), ("day,mood,mood", "more than one column"), ("", "row 1")],
)
def test_a_missing_or_doubled_column_is_named(capsys, tmp_path, header, says):
    path = _table(tmp_path, header, ["2026-01-01,5,6"[: 12 + 2 * header.count("mood")]])
    assert says in _refused(capsys, path, "--time", "day", "--value", "mood")


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"day,mood\n2026-01-01,5\x00\n"], ids=["empty", "binary", "nul"]
)
def test_a_file_that_is_no_table_is_refused(capsys, tmp_path, content):
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    assert _refused(capsys, path, "--time", "day", "--value", "mood").startswith("table.csv: ")


def test_a_damaged_or_absent_file_is_refused(capsys, tmp_path):
    whole = gzip.compress(b"day,mood\n" + b"2026-01-01,5\n" * 9000)
    cut = tmp_path / "cut.csv.gz"
    cut.write_bytes(whole[: len(whole) // 2])
    other = tmp_path / "other.csv.gz"
    other.write_bytes(b"day,mood\n")
    for path in (cut, other, tmp_path / "absent.csv", tmp_path):
        assert _refused(capsys, path, "--time", "day", "--value", "mood")


@pytest.mark.parametrize(
    "rows",
    [[], ["2026-01-01,5"], ["2026-01-01,5"] * 80, [f"{date(2026, 1, 1) + timedelta(day)},4" for day in range(200)]],
    ids=["no rows", "one point", "one instant", "constant"],
)
def test_thin_and_flat_tables_say_what_is_missing(capsys, tmp_path, rows):
    path = _table(tmp_path, "day,mood", rows)
    said = _run(capsys, path, "--time", "day", "--value", "mood", "--factor", "mood")
    assert len(said["people"]) == bool(rows)


@pytest.mark.parametrize("options", [("--day-starts", "25:00"), ("--baseline-days", "3"), ("--baseline-days", "x")])
def test_options_that_cannot_be_read_end_with_status_two(capsys, tmp_path, options):
    with pytest.raises(SystemExit) as ended:
        main(["insights", str(tmp_path / "t.csv"), "--time", "day", "--value", "mood", *options])
    assert ended.value.code == 2


@pytest.mark.slow
def test_a_hundred_thousand_rows_are_no_trouble(capsys, tmp_path):
    rng = np.random.default_rng(5)
    numbers = rng.integers(0, 11, 100_000)
    rows = [
        f"{START + timedelta(hours=2 * row):%Y-%m-%dT%H:%M},{number},{number % 2}" for row, number in enumerate(numbers)
    ]
    path = _table(tmp_path, "at,mood,tea", rows)
    began = process_time()
    said = _run(capsys, path, "--time", "at", "--value", "mood", "--factor", "tea")
    assert process_time() - began < 15
    assert said["people"][0]["check_ins"] == 100_000
