"""Whatever table comes: JSON without a NaN, or status 2 with a reason; never a traceback, never a warning."""

from __future__ import annotations

import contextlib
import io
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leeward.cli.main import main

CELLS = st.sampled_from(["", "NA", "0", "1", "5", "-3", "1e9", "4.5", "yes", "no", "home", "out"]) | st.text(max_size=3)
TIMES = st.sampled_from(
    ["2026-01-05T09:00", "2026-01-05T23:59+02:00", "2026-03-29 02:30", "0001-01-01T00:10", "9999-12-31T23:50", "", "NA"]
) | st.sampled_from(["1767603600", "-99999999999", "100000000000000000", "12", "-999999", "2026-02-30", "soon"])
ANY = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _ended(path: Path, *options: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(["insights", str(path), *options, "--json"])
    return status, out.getvalue(), err.getvalue()


def _is_answered(path: Path, *options: str) -> dict[str, Any]:
    status, out, err = _ended(path, *options)
    if status == 2:
        assert err.startswith(f"{path.name}: ")
        assert out == ""
        return {}
    assert (status, err) == (0, "")
    said: dict[str, Any] = json.loads(out, parse_constant=lambda word: pytest.fail(f"{word} in the JSON"))
    return said


@given(st.lists(st.tuples(TIMES, CELLS, CELLS, CELLS), max_size=12))
@ANY
def test_any_cells(tmp_path, rows):
    path = tmp_path / "table.csv"
    path.write_text("at,mood,tea,who\n" + "".join(",".join(row) + "\n" for row in rows), encoding="utf-8", newline="")
    _is_answered(path, "--time", "at", "--value", "mood", "--factor", "tea", "--person", "who")


@given(st.binary(max_size=60))
@ANY
def test_any_bytes(tmp_path, content):
    path = tmp_path / "table.csv"
    path.write_bytes(b"at,mood\n" + content)
    _is_answered(path, "--time", "at", "--value", "mood")
    path.write_bytes(content)
    _is_answered(path, "--time", "at", "--value", "mood")


@given(st.lists(st.sampled_from(["", "0", "0", "5", "10", "-1000000000"]), min_size=1, max_size=4), st.integers(0, 3))
@ANY
def test_a_hundred_days_of_few_numbers(tmp_path, numbers, shift):
    days = [date(2026, 1, 1) + timedelta(place) for place in range(100)]
    rows = [f"{day},{numbers[place % len(numbers)]},{(place + shift) % 2}" for place, day in enumerate(days)]
    path = tmp_path / "table.csv"
    path.write_text("\n".join(["day,mood,tea", *reversed(rows)]), encoding="utf-8")
    said = _is_answered(path, "--time", "day", "--value", "mood", "--factor", "tea")
    assert said["rows"] == 100


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_of_any_machine(tmp_path, end):
    path = tmp_path / "table.csv"
    path.write_bytes(end.join(["day\tmood", "2026-01-01\t5", "2026-01-02\t6", ""]).encode())
    assert _is_answered(path, "--time", "day", "--value", "mood")["rows"] == 2


def test_words_in_another_alphabet_say_that_it_is_not_utf_8(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes("day,mood\n2026-01-01,5\n".encode("utf-16"))
    assert "UTF-8" in _ended(path, "--time", "day", "--value", "mood")[2]


def test_nothing_it_says_speaks_of_what_it_must_not(tmp_path):
    """INSIGHTS.md 7, honesty: names and words of the result."""
    rows = [f"{date(2026, 1, 1) + timedelta(place)},{place % 7},{place % 3 == 0}" for place in range(200)]
    path = tmp_path / "table.csv"
    path.write_text("\n".join(["day,mood,tea", *rows]), encoding="utf-8")
    said = _ended(path, "--time", "day", "--value", "mood", "--factor", "tea")[1].lower()
    for word in ("risk", "predict", "likely", "harm", "severe", "danger"):
        assert word not in said
