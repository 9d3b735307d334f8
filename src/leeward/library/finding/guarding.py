"""What a search may really say: thoughts of dying, something that has happened, or a search for ways. Pure.

The words stand in guarded.toml. Somebody who looks for one of them gets people first; who looks for ways gets no list
of matches at all (CLINICAL R20). Nothing is kept of it and nobody is told (R1, R4: this sorts an answer, never a
person).
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec

from leeward.library.finding.words import all_words, is_meant

# A shorter word is too near to harmless ones.
SHORTEST_SLIP = 6
FILE = Path(__file__).with_name("guarded.toml")


class First(StrEnum):
    """What comes before everything else on a page of answers."""

    NOTHING = ""
    LIFE = "life"
    HURT = "hurt"
    HELP = "help"


class Guarded(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one language."""

    life: tuple[str, ...]
    hurt: tuple[str, ...]
    method: tuple[str, ...]
    asking: tuple[str, ...]


@cache
def everything() -> dict[str, Guarded]:
    """Return the guarded words of every language; a search is held against all of them."""
    return msgspec.toml.decode(FILE.read_bytes(), type=dict[str, Guarded])


def first(typed: str, *, vocabulary: AbstractSet[str] = frozenset()) -> First:
    """Return what comes first. A word of `vocabulary` stands for itself and is never taken for another.

    What has happened to a body comes before everything else, also where it is said what was taken.
    """
    words = all_words(typed)
    if not words:
        return First.NOTHING
    has_happened = _has(words, "hurt", vocabulary)
    if _has(words, "method", vocabulary) and (not has_happened or _is_asking(words)):
        return First.HELP
    if has_happened:
        return First.HURT
    return First.LIFE if _has(words, "life", vocabulary) else First.NOTHING


def names_a_way(typed: str, *, vocabulary: AbstractSet[str] = frozenset()) -> bool:
    """Return whether a way of getting hurt is named: then there are no matches, whatever comes first."""
    return _has(all_words(typed), "method", vocabulary)


def _is_asking(words: Sequence[str]) -> bool:
    return any(words[0] in one.asking for one in everything().values())


def _has(words: Sequence[str], kind: str, vocabulary: AbstractSet[str]) -> bool:
    phrases = (phrase for one in everything().values() for phrase in getattr(one, kind))
    return any(_stands_in(words, phrase.split(), vocabulary) for phrase in phrases)


def _stands_in(words: Sequence[str], phrase: Sequence[str], vocabulary: AbstractSet[str]) -> bool:
    """Return whether the words of a phrase stand next to each other, slips forgiven."""
    size = len(phrase)
    return any(
        all(_is(typed, word, vocabulary) for typed, word in zip(words[at : at + size], phrase, strict=True))
        for at in range(len(words) - size + 1)
    )


def _is(typed: str, word: str, vocabulary: AbstractSet[str]) -> bool:
    # One letter makes another word too easily in Arabic: waiting is a letter from the word for suicide.
    may_slip = word.isascii() and typed not in vocabulary
    return typed == word or (may_slip and is_meant(typed, word, shortest=SHORTEST_SLIP))
