"""Large files: memory stays bounded while half a million rows pass, and ten thousand entries come in quickly."""

import io
import tracemalloc
from datetime import UTC, datetime, timedelta
from time import process_time

import pytest

from leeward.interchange import actions
from leeward.interchange.formats import table
from leeward.interchange.formats.found import Format
from leeward.interchange.formats.mapping import read_mapping
from leeward.interchange.formats.survey import survey
from leeward.interchange.plan import Choices, Stamp, Words, planned
from leeward.vault.errors import Full

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
FIRST = datetime(1990, 1, 1, 8, tzinfo=UTC)
MIB = 2**20


def rows(count, words):
    lines = (f"{FIRST + timedelta(minutes=37 * n):%Y-%m-%d %H:%M},{n % 7},{words} {n}\n" for n in range(count))
    return io.BytesIO(("when,s,n\n" + "".join(lines)).encode())


def test_reading_takes_the_memory_of_a_handful_of_rows(monkeypatch):
    monkeypatch.setattr("leeward.interchange.plan.CHUNK", 200)
    source = rows(2_500, "a quiet morning with tea and the window open")
    columns = read_mapping(["when=datetime", "s=series", "n=note"])
    stamp = Stamp(b"a" * 16, b"b" * 16, 1)
    choices = Choices(format=Format.TABLE, columns=columns)
    list(table.read(rows(10, "warm"), columns))
    tracemalloc.start()
    bundle = survey(table.read(source, columns))
    looked = tracemalloc.get_traced_memory()[1]
    handfuls = planned(table.read(source, columns), choices=choices, words=Words({}, {"s": 16}), stamp=stamp)
    kept = sum(len(handful.check_ins) for handful in handfuls)
    read = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert bundle.check_ins == kept == 2_500
    assert looked < 2 * MIB
    assert read < 3 * MIB


def test_ten_thousand_entries_come_in_within_the_goal(ana_vault):
    source = rows(10_000, "a quiet morning with tea and the window open and nobody in a hurry. " * 12)
    choices = Choices(format=Format.TABLE, zone="Europe/Berlin", columns=read_mapping(["when=datetime", "n=note"]))
    began = process_time()
    kept = actions.bring(ana_vault, source, choices, now=NOW)
    assert kept.entries == 10_000
    assert process_time() - began < 5


def test_a_full_disk_leaves_what_came_and_the_rest_follows(ana_vault, monkeypatch):
    from leeward.journal import actions as journal

    monkeypatch.setattr("leeward.interchange.plan.CHUNK", 100)
    source = rows(250, "words")
    choices = Choices(format=Format.TABLE, zone="Europe/Berlin", columns=read_mapping(["when=datetime", "n=note"]))
    add, calls = journal.add_entries, []

    def full_at_second(vault, records):
        calls.append(len(records))
        if len(calls) == 2:
            raise Full
        return add(vault, records)

    with monkeypatch.context() as disk:
        disk.setattr(journal, "add_entries", full_at_second)
        with pytest.raises(Full):
            actions.bring(ana_vault, source, choices, now=NOW)
    kept = actions.bring(ana_vault, source, choices, now=NOW)
    assert (kept.entries, kept.known) == (150, 100)
