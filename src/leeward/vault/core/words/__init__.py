"""Two word lists: what may be offered as a passphrase, and what everybody would guess. Read once, never written."""

from __future__ import annotations

import secrets
from functools import lru_cache
from importlib import resources

OFFERED = 6  # words: 66 bits, more than anybody can guess at one Argon2id a guess


@lru_cache(maxsize=2)
def _words(name: str) -> tuple[str, ...]:
    text = resources.files(__name__).joinpath(name).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def common() -> tuple[str, ...]:
    """Return what everybody would guess, without blanks, the longest first."""
    return tuple(sorted(_words("common.txt"), key=lambda word: (-len(word), word)))


def offer_words() -> str:
    """Return six friendly words with blanks between them, drawn at random."""
    listed = _words("offered.txt")
    return " ".join(secrets.choice(listed) for _ in range(OFFERED))
