"""How far the content of each language is. Every room that has content says it itself; here it is only asked."""

from __future__ import annotations

from typing import Any, NamedTuple

from leeward.coping.toolbox import standing as strategies
from leeward.kernel.languages import TRANSLATED
from leeward.movement import standing as movements

ROOMS = {"strategies": strategies, "movements": movements}


class Standing(NamedTuple):
    """One piece of content in one language: "there", "stale" (the original has changed since) or "missing"."""

    what: str
    state: str

    @property
    def is_whole(self) -> bool:
        return self.state == "there"


def everything() -> dict[str, dict[str, list[Standing]]]:
    """Return every piece of content: by room, then by language."""
    return {
        name: {one.tag: [Standing(*piece) for piece in room.standing(one.tag)] for one in TRANSLATED}
        for name, room in ROOMS.items()
    }


def skeleton(tag: str, *, under: str) -> dict[str, Any]:
    """Return what is missing or stale, by room and file, with the words to be said anew."""
    waiting = {f"{name}/{file}": pieces for name, room in ROOMS.items() for file, pieces in room.waiting(tag).items()}
    return {file: pieces for file, pieces in waiting.items() if under in file}
