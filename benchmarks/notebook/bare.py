"""How near the opening of a decade comes to AES-256-GCM alone."""

from __future__ import annotations

import os
import time
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from benchmarks.notebook import household

RUNS = 40


def compared(folder: Path) -> dict[str, float]:
    """Return milliseconds for opening every sealed row of the check-ins by our envelope, and by AES alone.

    Unit: least of some runs, CPU. Bare: the same number of bytes in pieces of 1 MiB, without associated data. Calls:
    AES alone in the same pieces as ours.
    """
    from leeward.journal.kinds import CHECK_INS
    from leeward.vault.rows import Rows

    vault = household.resumed(folder)
    box = vault.keys.box(CHECK_INS.name)
    tail, parts = Rows(box.owner, box.stream).everything()

    def ours() -> None:
        for number, sealed in tail:
            box.open_row(number, sealed)
        for part in parts:
            box.open_body(part)

    size = sum(len(sealed) for _, sealed in tail) + sum(len(part.sealed) for part in parts)
    bare = AESGCM(os.urandom(32))
    nonce, piece = os.urandom(12), 2**20
    pieces = [bare.encrypt(nonce, os.urandom(min(piece, size - at)), b"") for at in range(0, size, piece)]

    def alone() -> None:
        for sealed in pieces:
            bare.decrypt(nonce, sealed, b"")

    prepared = [(p.sealed[6:18], memoryview(p.sealed)[18:]) for p in parts]
    prepared += [(sealed[6:18], memoryview(sealed)[18:]) for _, sealed in tail]
    same = [(nonce, bare.encrypt(nonce, bytes(len(body) - 16), b"x" * 97)) for nonce, body in prepared]

    def calls() -> None:
        for own_nonce, body in same:
            bare.decrypt(own_nonce, body, b"x" * 97)

    return {
        "ours": _least(ours),
        "calls": _least(calls),
        "bare": _least(alone),
        "bytes": size,
        "rows": len(tail),
        "segments": len(parts),
    }


def _least(action) -> float:
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        action()
        times.append(1000 * (time.process_time() - start))
    return min(times)
