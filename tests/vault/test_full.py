"""A disk without room: `Full`, nothing half-written, and everything works again once there is room."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection

from leeward.kernel.ids import new_id
from leeward.vault import deposits, unlocking
from leeward.vault.errors import Full
from leeward.vault.models import Head, Keyring, KeySlot
from leeward.vault.writing import Busy, storage_errors
from tests.vault.test_letters import NOW
from tests.vault.things import PLAIN, THINGS, Thing

# SQLite takes the whole transaction back when the disk is full, also one that a test would have begun around it.
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="a full disk is made by SQLite's own means"),
]


def pragma(words):
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {words}").fetchone()[0]


@contextmanager
def no_room():
    before = pragma("max_page_count")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # no free pages inside either
    pragma(f"max_page_count = {pragma('page_count')}")
    try:
        yield
    finally:
        pragma(f"max_page_count = {before}")


BIG = "x" * 40_000


@pytest.fixture
def things(ana_vault):
    stream = ana_vault.stream(THINGS)
    stream.extend([(new_id(), Thing("kept", n)) for n in range(130)])
    stream.append(Thing("kept", 130))
    return stream


WRITES = {
    "append": lambda vault, things: things.append(Thing(BIG)),
    "extend": lambda vault, things: things.extend([(new_id(), Thing(BIG, n)) for n in range(9)]),
    "replace": lambda vault, things: things.replace(things.all()[3].id, Thing(BIG), base_revision=1),
    "draft": lambda vault, things: vault.drafts.save("write", {"text": BIG}),
    "new stream": lambda vault, things: vault.stream(PLAIN).append(Thing(BIG)),
    "deposit": lambda vault, things: deposits.deposit(
        deposits.issue_ticket(vault, "write", new_id(), NOW), {"text": [BIG]}, NOW
    ),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
def test_a_full_disk_says_so_and_changes_nothing(ana, ana_vault, things, write):
    before = things.all()
    with no_room(), pytest.raises(Full):
        write(ana_vault, things)
    assert things.all() == before
    assert things.missing() == things.damaged() == 0
    write(ana_vault, things)
    assert len(ana.open().stream(THINGS).all()) >= len(before)


def test_what_was_acknowledged_stays_when_folding_the_tail_finds_no_room(ana, ana_vault, monkeypatch):
    monkeypatch.setattr("leeward.vault.stream.MOST_BYTES", 10**9)
    monkeypatch.setattr("leeward.vault.stream.MOST_ITEMS", 10**9)
    things = ana_vault.stream(THINGS)
    ids = [things.append(Thing("x" * 1000, n)) for n in range(50)]
    monkeypatch.undo()
    with no_room(), pytest.raises(Full):
        things.compact()
    assert [item.id for item in ana.open().stream(THINGS).all()] == ids


def test_a_reader_gets_its_value_although_there_is_no_room_to_keep_it(ana_vault, things):
    with no_room():
        assert ana_vault.memo("m", version=1, depends=b"", result=str, build=lambda: BIG) == BIG


def test_a_notebook_that_finds_no_room_is_not_begun_by_half(ana):
    begun = []

    def begin_many():
        for _ in range(20):
            begun.append(new_id())
            unlocking.create(begun[-1], ana.passphrase, NOW)

    with no_room(), pytest.raises(Full):
        begin_many()
    for table in (Head, KeySlot, Keyring):
        assert not table.objects.filter(account=begun[-1]).exists()


def test_busy_keeps_its_name_through_transactions_inside_others():
    with pytest.raises(Busy), storage_errors(), storage_errors():
        raise OperationalError("database is locked")


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("database or disk is full", Full),
        ("disk I/O error", Full),
        ('could not extend file "base/5/16385": No space left on device', Full),
        ("database is locked", Busy),
        ("deadlock detected", Busy),
        ("no such table: vault_head", OperationalError),
    ],
)
def test_the_database_s_refusals_have_our_names(words, error):
    with pytest.raises(error), storage_errors():
        raise OperationalError(words)
