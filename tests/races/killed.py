"""Killed at random, and without room: nothing acknowledged is lost or there twice."""

from __future__ import annotations

import os
import random
import signal
import struct
import time
from pathlib import Path

from tests.races.ground import finish, forks

NOTE = struct.Struct(">c16sI")


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


def full_disk(again, rounds: int) -> dict:
    """The database may grow no further, for a while: what was acknowledged stays, and afterwards it goes on."""
    import resource

    from leeward.vault.errors import Full
    from tests.vault.things import THINGS, Thing

    things = again().stream(THINGS)
    things.extend([(os.urandom(16), Thing("y" * 500, n)) for n in range(300)])
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
