"""How far the movements are in another language: there, stale (the original has changed since) or missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from leeward.kernel.evidence import THERE, standing_of, version
from leeward.movement import movements, translations
from leeward.movement.movements import Movement


def standing(language: str) -> list[tuple[str, str]]:
    """Return every piece by its file and key, and how it stands."""
    return [(f"{name}.json {key}", state) for name, key, state, _original in _pieces(language)]


def waiting(language: str) -> dict[str, dict[str, Any]]:
    """Return what is missing or stale, by file and key, with `of` filled in and the original's words to be replaced."""
    found: dict[str, dict[str, Any]] = {}
    for name, key, state, original in _pieces(language):
        if state != THERE:
            found.setdefault(f"{name}.json", {})[key] = original
    return found


def _pieces(language: str) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    for one in movements.shipped(movements.LANGUAGE):
        original = _original(one)
        known = translations.movements(language, one.set).get(one.key)
        yield one.set, one.key, standing_of(known, original["of"]), original
    said = translations.evidence(language)
    for key, words in movements.evidence_words().items():
        original = {"of": version(words), "words": words}
        yield translations.EVIDENCE, key, standing_of(said.get(key), original["of"]), original


def _original(one: Movement) -> dict[str, Any]:
    words = {"slug": one.key, "of": movements.version(one), "title": one.title, "steps": list(one.steps)}
    return {**words, "cautions": list(one.cautions)} if one.cautions else words
