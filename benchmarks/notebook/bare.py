"""How near the opening of a decade comes to AES-256-GCM alone."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from benchmarks.notebook import household

RUNS = 40
PIECE = 2**20
Action = Callable[[], None]


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

    sizes = [len(sealed) for _, sealed in tail] + [len(part.sealed) for part in parts]
    whole = sum(sizes)
    return {
        "ours": _least(ours),
        "calls": _least(_opening(sizes, bound_to=b"x" * 97)),
        "bare": _least(_opening([min(PIECE, whole - at) for at in range(0, whole, PIECE)], bound_to=b"")),
        "bytes": whole,
        "rows": len(tail),
        "segments": len(parts),
    }


def _opening(sizes: list[int], *, bound_to: bytes) -> Action:
    """Return what opens pieces of these sizes by AES-256-GCM alone."""
    cipher, nonce = AESGCM(os.urandom(32)), os.urandom(12)
    pieces = [cipher.encrypt(nonce, os.urandom(size), bound_to) for size in sizes]

    def alone() -> None:
        for sealed in pieces:
            cipher.decrypt(nonce, sealed, bound_to)

    return alone


def _least(action: Action) -> float:
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        action()
        times.append(1000 * (time.process_time() - start))
    return min(times)
