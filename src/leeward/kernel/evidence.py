"""What is known about a thing to do, with its sources, and that in other languages. Pure: the files are the rooms'.

A piece in another language holds words and nothing else, and names the version of the original it was made from (`of`),
so that a check can say which has fallen behind.
"""

from __future__ import annotations

import hashlib
from typing import Protocol

import msgspec

THERE, STALE, MISSING = "there", "stale", "missing"


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where something was read, and what that is."""

    what: str
    address: str


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known, in one or two plain sentences; `sources` are keys of the same file."""

    words: str
    sources: tuple[str, ...]


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of evidence: sentences and sources by their keys."""

    evidence: dict[str, Evidence]
    sources: dict[str, Source]

    def about(self, key: str, said: Sentence | None) -> tuple[str, tuple[Source, ...]]:
        """Return what is known under a key, in the words of a translation where there is one, and where it was read."""
        found = self.evidence[key]
        return said.words if said is not None else found.words, tuple(self.sources[one] for one in found.sources)


class Sentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known, in another language."""

    of: str
    words: str


class _Translated(Protocol):
    @property
    def of(self) -> str: ...


def version(*texts: str) -> str:
    """Return a short name of an original that changes with its words."""
    return hashlib.sha256(msgspec.json.encode(texts)).hexdigest()[:12]


def standing_of(found: _Translated | None, of: str) -> str:
    """Return how a translation stands to today's version of its original."""
    if found is None:
        return MISSING
    return THERE if found.of == of else STALE
