"""Two or three at once: the same form, the same revision, the same keyring, the same letters."""

from __future__ import annotations

import os

from django.db import DatabaseError, connections

from tests.races.ground import FORK, finish, forks


def same_id(again, rounds: int) -> dict:
    """Two send the same form at the same moment, many times."""
    from tests.vault.things import THINGS, Thing

    ids = [os.urandom(16) for _ in range(rounds)]
    start = FORK.Barrier(2)

    def send() -> None:
        for key in ids:
            start.wait(60)
            again().stream(THINGS).append(Thing("once", 1), id=key)

    again().stream(THINGS).append(Thing("first"))
    failed = finish(forks([send, send]))
    return {"failed": failed, "kept": len(again().stream(THINGS).all()) - 1}


def same_revision(again, rounds: int) -> dict:
    """Two change the same entry from the same revision: one of them is told that it is stale."""
    from leeward.vault.errors import Stale
    from tests.vault.things import THINGS, Thing

    key = again().stream(THINGS).append(Thing("first"))
    start, won, stale = FORK.Barrier(2), FORK.Value("i", 0), FORK.Value("i", 0)

    def change() -> None:
        for revision in range(1, rounds + 1):
            start.wait(60)
            try:
                again().stream(THINGS).replace(key, Thing("changed", os.getpid()), base_revision=revision)
            except Stale:
                with stale.get_lock():
                    stale.value += 1
            else:
                with won.get_lock():
                    won.value += 1

    failed = finish(forks([change, change]))
    return {
        "failed": failed,
        "won": won.value,
        "stale": stale.value,
        "revision": again().stream(THINGS).get(key).revision,
    }


def settings_twice(again, rounds: int) -> dict:
    """Two change the keyring from what they read: every change counts."""
    from msgspec.structs import replace

    from leeward.vault.errors import VaultError

    start, refused = FORK.Barrier(2), FORK.Value("i", 0)
    before = again().settings.idle_minutes

    def count() -> None:
        start.wait(60)
        for _ in range(rounds):
            try:
                again().change_settings(lambda old: replace(old, idle_minutes=old.idle_minutes + 1))
            except (VaultError, DatabaseError):
                with refused.get_lock():
                    refused.value += 1

    failed = finish(forks([count, count]))
    return {"failed": failed, "refused": refused.value, "counted": again().settings.idle_minutes - before}


def settings_twice_unlocked(again, rounds: int) -> dict:
    """The same without the lock, to show that the race is there."""
    from leeward.vault import writing
    from leeward.vault.models import Head

    connections.close_all()
    connections.settings["default"]["OPTIONS"].pop("transaction_mode", None)
    writing.lock_head = lambda account: Head.objects.get(account=account)
    return settings_twice(again, rounds)


def open_while_changing(again, rounds: int) -> dict:
    """One changes the keyring, two open it all the time: none of them takes a revision just added for damage."""
    from msgspec.structs import replace

    over, opened = FORK.Value("i", 0), FORK.Value("i", 0)

    def change() -> None:
        for n in range(rounds):
            again().change_settings(lambda old, n=n: replace(old, idle_minutes=n + 1))
        over.value = 1

    def look() -> None:
        while not over.value:
            assert again().settings.idle_minutes > 0
            with opened.get_lock():
                opened.value += 1

    return {"failed": finish(forks([change, look, look])), "opened": opened.value}


def ingest_twice(again, rounds: int) -> dict:
    """Two requests take in the same letters at the same moment."""
    from leeward.kernel import clock
    from leeward.vault import deposits
    from tests.vault.things import THINGS, Thing

    ticket = deposits.issue_ticket(again(), "write", os.urandom(16), clock.now())
    for n in range(rounds):
        deposits.deposit(ticket, {"text": [str(n)]}, clock.now())
    start = FORK.Barrier(2)

    def keep(vault, deposit, record_id) -> None:
        # Without the record's id, so that only the letter itself can keep it from being there twice.
        vault.stream(THINGS).append(Thing(deposit.fields["text"][0]))

    def take() -> None:
        start.wait(60)
        assert again().ingest({"write": keep}).failed == 0

    failed = finish(forks([take, take]))
    texts = [item.record.text for item in again().stream(THINGS).all()]
    return {"failed": failed, "kept": len(texts), "different": len(set(texts))}


def read_while_compacting(again, rounds: int) -> dict:
    """One appends and compacts, two read: none of them ever sees less than was acknowledged before it looked."""
    from leeward.vault import compaction, stream
    from tests.vault.things import THINGS, TOTAL, Thing

    compaction.MOST_ITEMS = stream.MOST_ITEMS = 16
    acknowledged, over, short, looks = (FORK.Value("i", 0) for _ in range(4))
    again().stream(THINGS).append(Thing("first"))
    acknowledged.value = 1

    def write() -> None:
        for _ in range(rounds * 16):
            again().stream(THINGS).append(Thing("more"))
            acknowledged.value += 1
        over.value = 1

    def read() -> None:
        things = again().stream(THINGS)
        while not over.value:
            due = acknowledged.value
            found = {item.id for item in things.all()}
            counted = sum(value.count for value in things.derived(TOTAL))
            with short.get_lock():
                short.value += len(found) < due or counted < due or things.missing() != 0
                looks.value += 1

    failed = finish(forks([write, read, read]))
    return {"failed": failed, "short": short.value, "looks": looks.value, "kept": len(again().stream(THINGS).all())}


def re_key_while_writing(again, rounds: int) -> dict:
    """One puts newer keys in, two append: nothing is ever sealed under a key that is not the newest."""
    from leeward.vault.core import keyring as rings
    from leeward.vault.core.primitives import StreamKey
    from tests.vault.things import THINGS, Thing

    again().stream(THINGS).append(Thing("first"))
    start = FORK.Barrier(3)

    def rotate() -> None:
        start.wait(60)
        for _ in range(rounds):
            vault = again()
            with vault.transaction():
                own = vault.keys.keyring.stream_of(THINGS.name)
                epoch = vault.keys.keyring.stream(own).current.epoch + 1
                key = StreamKey.new(epoch=epoch)
                vault.keys.change(lambda ring, own=own, key=key: rings.with_epoch(ring, own, key))

    def append() -> None:
        things = again().stream(THINGS)
        assert len(things.all()) == 1
        start.wait(60)
        for _ in range(rounds):
            things.append(Thing("more"))

    failed = finish(forks([rotate, append, append]))
    from leeward.vault.models import TailItem

    own = TailItem.objects.filter(account=again().account_id).order_by("number")
    epochs = [row.sealed[5] for row in own]
    things = again().stream(THINGS)
    return {
        "failed": failed,
        "kept": len(things.all()),
        "damaged": things.damaged(),
        "rising": epochs == sorted(epochs),
    }
