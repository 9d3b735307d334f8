"""Several processes on one real database, as a program of its own: `python -m tests.races.arena SCENE [ROUNDS]`.

It prints one line of JSON. The processes are forks, so that a round costs no start of Django.
"""

from __future__ import annotations

import json
import os
import random
import signal
import struct
import sys
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import django
from django.core.management import call_command
from django.db import DatabaseError, connections

FORK = get_context("fork")
NOTE = struct.Struct(">c16sI")


def begin():
    """Return Ana's new notebook in the database the environment names."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leeward.web.settings")
    os.environ.setdefault("LEEWARD_SITE_KEY", "00112233 " + "5a" * 32)
    Path(os.environ["LEEWARD_DATA"]).mkdir(parents=True, exist_ok=True)
    django.setup()
    call_command("migrate", "vault", verbosity=0)
    from leeward.kernel import clock
    from leeward.vault import unlocking
    from leeward.vault.unlocking import Passphrase

    account = random.randbytes(16)
    vault, _ = unlocking.create(account, Passphrase.typed("lantern harbour seven quiet boats"), clock.now())
    raw = vault.keys.account_key.reveal()

    def again():
        from leeward.vault.core.primitives import AccountKey
        from leeward.vault.keys import OpenKeys
        from leeward.vault.opened import OpenVault

        return OpenVault(OpenKeys(account, AccountKey(raw)))

    return again


def forks(works: list[Callable[[], None]]):
    """Start each work in a process of its own, with a database connection of its own."""
    connections.close_all()
    started = [FORK.Process(target=work) for work in works]
    for process in started:
        process.start()
    return started


def finish(processes) -> int:
    for process in processes:
        process.join(120)
    return sum(process.exitcode != 0 for process in processes)


# Killed at random


def worker(again, seed: int, out: int) -> None:
    """Append, change, delete and compact for ever; note each thing once it is acknowledged (deletions also before)."""
    from tests.vault.things import THINGS, Thing

    rnd = random.Random(seed)
    own: list[bytes] = []
    things = again().stream(THINGS)

    def note(what: bytes, key: bytes, size: int) -> None:
        os.write(out, NOTE.pack(what, key, size))

    for n in range(1, 1_000_000):
        what = rnd.random()
        if what < 0.78 or len(own) < 3:
            own.append(things.append(Thing("x" * rnd.randrange(300), n)))
            note(b"K", own[-1], n)
        elif what < 0.88:
            key = rnd.choice(own)
            things.update(key, lambda _, n=n: Thing("changed", n))
            note(b"K", key, n)
        elif what < 0.93:
            key = own.pop(rnd.randrange(len(own)))
            note(b"?", key, n)
            things.delete([key])
            note(b"D", key, n)
        else:
            things.compact()
            things = again().stream(THINGS)


def crash(again, rounds: int) -> dict:
    from leeward.vault import compaction, stream
    from tests.vault.things import THINGS

    compaction.MOST_ITEMS = stream.MOST_ITEMS = 24  # many segments in a short run
    rnd = random.Random(2026)
    known: dict[bytes, tuple[bytes, int]] = {}
    done = {"rounds": rounds, "acknowledged": 0, "lost": 0, "doubled": 0, "unannounced": 0}
    for _ in range(rounds):
        pipes = [os.pipe() for _ in range(3)]
        children = forks([lambda out=out: worker(again, rnd.getrandbits(30), out) for _, out in pipes])
        for _, out in pipes:
            os.close(out)
        time.sleep(rnd.uniform(0.1, 0.8))
        for child in children:
            os.kill(child.pid, signal.SIGKILL)
        finish(children)
        for inlet, _ in pipes:
            with os.fdopen(inlet, "rb") as notes:
                for what, key, size in NOTE.iter_unpack(notes.read()):
                    known[key] = (what, size)
                    done["acknowledged"] += what != b"?"
        judge(again().stream(THINGS), known, done)
    return done | whole(again())


def judge(things, known, done) -> None:
    """Compare what is there with what was acknowledged. A change under way at the kill may or may not be there."""
    items = things.all()
    there = {item.id: item.record.size for item in items}
    done["doubled"] += len(items) - len(there)
    for key, (what, size) in known.items():
        kept = there.get(key)
        if what == b"K" and (kept is None or kept < size):
            done["lost"] += 1
        done["doubled"] += what == b"D" and kept is not None
    for key in set(there) - set(known):
        done["unannounced"] += 1
        known[key] = (b"K", there[key])


def whole(vault) -> dict:
    from django.db import connection

    from leeward.vault.models import Segment, TailItem
    from tests.vault.things import THINGS, TOTAL

    ok, things = True, vault.stream(THINGS)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            ok = cursor.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return {
        "kept": len(things.all()),
        "counted": sum(value.count for value in things.derived(TOTAL)),
        "missing": things.missing(),
        "damaged": things.damaged(),
        "segments": Segment.objects.filter(account=vault.account_id).count(),
        "tail": TailItem.objects.filter(account=vault.account_id).count(),
        "sound": ok,
    }


# Two at once


def same_id(again, rounds: int) -> dict:
    """Two send the same form at the same moment, many times."""
    from tests.vault.things import THINGS, Thing

    ids = [random.randbytes(16) for _ in range(rounds)]
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

    ticket = deposits.issue_ticket(again(), "write", random.randbytes(16), clock.now())
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


def full_disk(again, rounds: int) -> dict:
    """The database may grow no further, for a while: what was acknowledged stays, and afterwards it goes on."""
    import resource

    from leeward.vault.errors import Full
    from tests.vault.things import THINGS, Thing

    things = again().stream(THINGS)
    things.extend([(random.randbytes(16), Thing("y" * 500, n)) for n in range(300)])
    kept, refused = 300, 0
    database = Path(os.environ["LEEWARD_DATA"], "leeward.db")
    for _ in range(rounds):
        largest = max(path.stat().st_size for path in database.parent.iterdir())
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest + 60_000, resource.RLIM_INFINITY))
        try:
            while True:
                things.append(Thing("z" * 3000))
                kept += 1
        except Full:
            refused += 1
        readable = len(again().stream(THINGS).all())
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        things.append(Thing("again"))
        kept += 1
        if readable != kept - 1:
            break
    return {"refused": refused, "acknowledged": kept} | whole(again())


SCENES = {
    scene.__name__: scene
    for scene in (
        crash,
        same_id,
        same_revision,
        settings_twice,
        settings_twice_unlocked,
        ingest_twice,
        open_while_changing,
        read_while_compacting,
        re_key_while_writing,
        full_disk,
    )
}

if __name__ == "__main__":
    rounds_asked = int(sys.argv[2]) if len(sys.argv) > 2 else 8
    sys.stdout.write(json.dumps(SCENES[sys.argv[1]](begin(), rounds_asked)) + "\n")
