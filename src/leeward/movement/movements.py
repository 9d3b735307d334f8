"""The small movements Leeward ships: read from files once, checked while reading, in the order they are shown.

None of them costs anything or needs anything to be bought. Source: CLINICAL.md 5.2 (evidence, cautions, no body words).
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

import msgspec
from django.utils.translation import get_language

from leeward.kernel import evidence, languages
from leeward.kernel.evidence import Known, Source
from leeward.movement import translations
from leeward.movement.translations import CONTENT, EVIDENCE

# The language the movements were written in.
LANGUAGE = languages.SOURCE
ANGER, NO_ENERGY = "anger", "no-energy"
SETS = (ANGER, NO_ENERGY)
# What somebody may have to go by today: the first five are their own, the last three the place's.
NEEDS = ("pain", "seated", "bed", "one-hand", "wheelchair", "indoors", "unseen", "quiet")


class Movement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One small movement.

    `fits` holds the needs it works with; `evidence` is a key of `evidence.json`; `language` that of its words.
    Unit: minutes it takes about.
    """

    key: str = msgspec.field(name="slug")
    title: str
    steps: tuple[str, ...]
    minutes: int
    fits: tuple[str, ...]
    evidence: str
    cautions: tuple[str, ...] = ()
    set: str = ""
    language: str = LANGUAGE

    def works_with(self, needs: Collection[str]) -> bool:
        """Return whether it can be done by somebody with all these needs."""
        return set(needs) <= set(self.fits)


def shipped(language: str = "") -> tuple[Movement, ...]:
    """Return every shipped movement in a language, the active one unless said; what nobody has translated is English.

    Errors: msgspec.ValidationError, when a file does not hold what it should.
    """
    return _shipped(language or get_language() or LANGUAGE)


@cache
def _shipped(language: str) -> tuple[Movement, ...]:
    return tuple(_said(movement, language) for name in SETS for movement in _read(name))


@cache
def _read(name: str) -> list[Movement]:
    found = msgspec.json.decode((CONTENT / LANGUAGE / f"{name}.json").read_bytes(), type=list[Movement])
    return [msgspec.structs.replace(movement, set=name) for movement in found]


def _said(movement: Movement, language: str) -> Movement:
    words = None if language == LANGUAGE else translations.movements(language, movement.set).get(movement.key)
    if words is None:
        return movement
    return msgspec.structs.replace(
        movement, title=words.title, steps=words.steps, cautions=words.cautions, language=language
    )


def version(movement: Movement) -> str:
    """Return the version of a movement's words, which a translation names."""
    return evidence.version(movement.title, *movement.steps, *movement.cautions)


def titles() -> dict[str, str]:
    """Return what each shipped movement is called, by its key."""
    return {movement.key: movement.title for movement in shipped()}


@cache
def _known() -> Known:
    return msgspec.json.decode((CONTENT / LANGUAGE / f"{EVIDENCE}.json").read_bytes(), type=Known)


def evidence_words() -> dict[str, str]:
    """Return what is known in the original's words, by its key."""
    return {key: one.words for key, one in _known().evidence.items()}


def evidence_for(key: str) -> tuple[str, tuple[Source, ...]]:
    """Return what is known under this key of `evidence.json`, and where that was read."""
    language = get_language() or LANGUAGE
    said = None if language == LANGUAGE else translations.evidence(language).get(key)
    return _known().about(key, said)
