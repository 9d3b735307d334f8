"""The uses of all words of each segment, kept beside it only while the person has it switched on.

It is not among the derivations of its kind, so nothing makes it by itself; each language has its own, for what is left
out differs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from leeward.journal.records import Written
from leeward.journal.themes.counting import Uses, uses_of
from leeward.journal.themes.stop_words import STOP_WORDS, stop_words
from leeward.vault.kinds import Derivation, Item

OTHER = ""  # every language without a list of its own


def _build(language: str) -> Callable[[Sequence[Item[Written]]], Uses]:
    leave = stop_words(language)
    return lambda items: uses_of((f"{item.record.title}\n{item.record.text}" for item in items), leave)


# Raise the version when what is counted changes, stop words too.
USES: dict[str, Derivation[Written, Uses]] = {
    language: Derivation(f"uses-{language}", 1, Uses, _build(language)) for language in (*STOP_WORDS, OTHER)
}


def uses_in(language: str) -> Derivation[Written, Uses]:
    """Return the derivation for a language ("en", "en-gb")."""
    return USES.get(language.split("-", maxsplit=1)[0].lower(), USES[OTHER])
