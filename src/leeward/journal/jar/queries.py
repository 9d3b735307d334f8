"""What pages may ask of the jar; nothing here writes."""

from __future__ import annotations

from leeward.journal.derived import JAR_NOTES, Preview, open_previews
from leeward.journal.kinds import ENTRIES
from leeward.vault.opened import OpenVault


def notes(vault: OpenVault) -> list[Preview]:
    """Return the beginnings of everything in the jar, newest first."""
    found = [note for shelf in vault.stream(ENTRIES).derived(JAR_NOTES) for note in open_previews(shelf)]
    return sorted(found, key=lambda note: note.moment.at, reverse=True)


def how_many(vault: OpenVault) -> int:
    """Return how many notes lie in the jar, without opening one."""
    return sum(len(shelf.instants) for shelf in vault.stream(ENTRIES).derived(JAR_NOTES))
