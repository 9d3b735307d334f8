"""The words of shipped movements in other languages: files that hold words and nothing else.

Minutes and what they fit stay with the original, so they cannot drift apart. Each piece names the version of the
original it was made from (`of`), so that a check can say which has fallen behind. The form is that of the toolbox's.
Shape: content/<language>/<set>.json is a list of Words, evidence.json one {key: Sentence}.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from leeward.kernel.evidence import Sentence

CONTENT = Path(__file__).resolve().parent / "content"
EVIDENCE = "evidence"


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One movement in another language."""

    slug: str
    of: str
    title: str
    steps: tuple[str, ...]
    cautions: tuple[str, ...] = ()


@cache
def movements(language: str, name: str) -> dict[str, Words]:
    """Return the words of a set by slug; none where nobody has written them yet.

    Errors: msgspec.ValidationError, when a file does not hold what it should.
    """
    path = CONTENT / language / f"{name}.json"
    found = msgspec.json.decode(path.read_bytes(), type=list[Words]) if path.exists() else []
    return {one.slug: one for one in found}


@cache
def evidence(language: str) -> dict[str, Sentence]:
    """Return what is known, by key; none where nobody has written it yet.

    Errors: msgspec.ValidationError, when the file does not hold what it should.
    """
    path = CONTENT / language / f"{EVIDENCE}.json"
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Sentence]) if path.exists() else {}
