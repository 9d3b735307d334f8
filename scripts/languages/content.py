"""How far the content of each language is. Every room that has content says it itself; here it is only asked."""

from __future__ import annotations

from typing import Any, NamedTuple

from leeward.coping.toolbox import standing
from leeward.kernel.languages import TRANSLATED


class Standing(NamedTuple):
    """One piece of content in one language: "there", "stale" (the original has changed since) or "missing"."""

    what: str
    state: str

    @property
    def is_whole(self) -> bool:
        return self.state == "there"


def everything() -> dict[str, dict[str, list[Standing]]]:
    """Return every piece of content: by room, then by language."""
    return {"strategies": {one.tag: [Standing(*piece) for piece in standing.standing(one.tag)] for one in TRANSLATED}}


def skeleton(tag: str, *, under: str) -> dict[str, Any]:
    """Return what of the strategies is missing or stale, by file, with the words to be said anew."""
    return {file: pieces for file, pieces in standing.waiting(tag).items() if under in file}
