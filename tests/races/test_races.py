"""What several processes do to one notebook at the same moment, on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

QUICK = {
    "settings_twice_unlocked": 20,
    "settings_twice": 20,
    "open_while_changing": 60,
    "same_id": 15,
    "same_revision": 15,
    "ingest_twice": 15,
    "read_while_compacting": 12,
    "re_key_while_writing": 20,
    "crash": 6,
}


def play(arena: dict[str, str], scenes: dict[str, int]) -> dict[str, dict[str, int]]:
    """Play the scenes in one program and return what each printed."""
    asked = [f"{scene}:{rounds}" for scene, rounds in scenes.items()]
    done = subprocess.run(
        [sys.executable, "-m", "tests.races.arena", *asked],
        env=arena,
        capture_output=True,
        text=True,
        timeout=300 + sum(scenes.values()) * 10,
        check=False,
    )
    sys.stdout.write(done.stdout)
    results = {result.pop("scene"): result for result in map(json.loads, done.stdout.splitlines())}
    assert results.keys() == scenes.keys(), done.stderr[-2000:]
    return results


@pytest.fixture(scope="module")
def played(arena):
    """What came of the quick scenes, by name."""
    return play(arena, QUICK)


def check_crash(result: dict[str, int]) -> None:
    assert result["acknowledged"] > 0
    assert {name: result[name] for name in ("lost", "doubled", "missing", "damaged")} == dict.fromkeys(
        ("lost", "doubled", "missing", "damaged"), 0
    )
    assert result["counted"] == result["kept"]
    assert result["sound"]


def test_the_race_is_there_without_the_lock(played):
    # The others mean something only because this one fails: writes are refused or overwritten.
    result = played["settings_twice_unlocked"]
    assert result["counted"] < 40


def test_two_changes_of_the_keyring_both_count(played):
    assert played["settings_twice"] == {"failed": 0, "refused": 0, "counted": 40}


def test_opening_while_the_keyring_changes_never_looks_like_damage(played):
    result = played["open_while_changing"]
    assert result["opened"] > 10
    assert result["failed"] == 0


def test_the_same_form_sent_twice_at_once_is_one_entry(played):
    assert played["same_id"] == {"failed": 0, "kept": 15}


def test_of_two_changes_at_once_one_is_told_that_it_is_stale(played):
    assert played["same_revision"] == {"failed": 0, "won": 15, "stale": 15, "revision": 16}


def test_a_letter_is_taken_in_once_by_two_requests(played):
    assert played["ingest_twice"] == {"failed": 0, "kept": 15, "different": 15}


def test_a_reader_never_falls_between_tail_and_segment(played):
    result = played["read_while_compacting"]
    assert result["looks"] > 10
    assert (result["failed"], result["short"], result["kept"]) == (0, 0, 12 * 16 + 1)


def test_nothing_is_sealed_under_a_key_that_was_replaced(played):
    assert played["re_key_while_writing"] == {"failed": 0, "kept": 41, "damaged": 0, "rising": True}


def test_nothing_acknowledged_is_lost_or_doubled_when_everything_is_killed(played):
    check_crash(played["crash"])


@pytest.mark.slow
def test_fifty_rounds_of_killing_lose_and_double_nothing(arena):
    check_crash(play(arena, {"crash": int(os.environ.get("LEEWARD_ROUNDS", "50"))})["crash"])


@pytest.mark.parametrize("arena", ["sqlite"], indirect=True)
def test_a_file_that_may_not_grow_loses_nothing_acknowledged(arena):
    result = play(arena, {"full_disk": 3})["full_disk"]
    assert result["refused"] == 3
    assert result["kept"] == result["counted"] == result["acknowledged"]
    assert (result["missing"], result["damaged"], result["sound"]) == (0, 0, True)
