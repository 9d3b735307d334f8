"""Marking days: one function for each thing a person can do."""

from __future__ import annotations

from msgspec.structs import replace

from leeward.journal.actions import Changed, out_of_tray
from leeward.journal.events.records import EVENTS, Event
from leeward.kernel.ids import new_id
from leeward.vault.errors import Missing, Stale
from leeward.vault.opened import OpenVault


def mark(vault: OpenVault, event: Event, *, id: bytes | None = None) -> bytes:
    """Keep a marked day. The same id again changes nothing; with other contents it corrects."""
    stream = vault.stream(EVENTS)
    with vault.transaction():
        kept = stream.append(event, id=id)
        there = stream.get(kept)
        if replace(event, recorded_at=there.record.recorded_at) != there.record:
            stream.replace(kept, event, base_revision=there.revision)
    return kept


def change_event(vault: OpenVault, id: bytes, event: Event, *, base_revision: int) -> Changed:
    """Correct a marked day. What another window changed or deleted first stays so, and this one is kept beside it."""
    with vault.transaction():
        try:
            vault.stream(EVENTS).replace(id, event, base_revision=base_revision)
        except (Stale, Missing):
            beside = vault.stream(EVENTS).append(replace(event, beside=id), id=new_id())
            return Changed(beside, is_beside=True)
    return Changed(id, is_beside=False)


def delete_event(vault: OpenVault, id: bytes) -> int:
    """Erase a marked day at once; return 1, or 0 when it was gone already."""
    with vault.transaction():
        out_of_tray(vault, id)
        return vault.stream(EVENTS).delete([id])


def is_marked(vault: OpenVault, id: bytes, event: Event) -> bool:
    """Return whether this id holds the same already: the answer to the first sending may have been lost on its way."""
    try:
        there = vault.stream(EVENTS).get(id).record
    except Missing:
        return False
    return replace(event, recorded_at=there.recorded_at) == there
