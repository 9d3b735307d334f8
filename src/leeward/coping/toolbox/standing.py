"""How far the activities are in another language: there, stale (the original has changed since) or missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from leeward.coping.toolbox import activities, translations
from leeward.coping.toolbox.activities import Activity
from leeward.kernel.evidence import THERE, standing_of, version


def standing(language: str) -> list[tuple[str, str]]:
    """Return every piece by its file and key, and how it stands."""
    return [(f"{group}.json {key}", state) for group, key, state, _original in _pieces(language)]


def waiting(language: str) -> dict[str, dict[str, Any]]:
    """Return what is missing or stale, by file and key, with `of` filled in and the original's words to be replaced."""
    found: dict[str, dict[str, Any]] = {}
    for group, key, state, original in _pieces(language):
        if state != THERE:
            found.setdefault(f"{group}.json", {})[key] = original
    return found


def _pieces(language: str) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    for group in activities.GROUPS:
        known = translations.activities(language, group)
        for one in activities.shipped(activities.LANGUAGE):
            if one.group == group:
                original = _original(one)
                yield group, one.key, standing_of(known.get(one.key), original["of"]), original
    said = translations.evidence(language)
    for key, words in activities.evidence_words().items():
        original = {"of": version(words), "words": words}
        yield translations.EVIDENCE, key, standing_of(said.get(key), original["of"]), original


def _original(one: Activity) -> dict[str, Any]:
    words: dict[str, Any] = {
        "slug": one.key,
        "of": activities.version(one),
        "title": one.title,
        "steps": list(one.steps),
    }
    if one.cautions:
        words |= {"cautions": list(one.cautions)}
    if one.neutral:
        words |= {"neutral": {"title": one.neutral.title, "steps": list(one.neutral.steps)}}
    return words
