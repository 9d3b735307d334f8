"""Everything a person can do in their toolbox: one function each, all or nothing."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from leeward.coping.toolbox import rules
from leeward.coping.toolbox.files import cut
from leeward.coping.toolbox.kinds import HOPE, HOPE_CHUNKS, HOPE_FILES, ONLY, SHELF, USES
from leeward.coping.toolbox.records import Held, HeldFile, Own, Shelf, Used
from leeward.kernel.ids import new_id
from leeward.vault.opened import OpenVault


def change_shelf(vault: OpenVault, change: Callable[[Shelf], Shelf]) -> Shelf:
    """Rearrange the toolbox by a pure function, which may run more than once.

    Errors: those of `change`.
    """
    return vault.stream(SHELF).update(ONLY, lambda shelf: change(shelf or Shelf()))


def keep_use(vault: OpenVault, use: Used, *, id: bytes) -> bytes:
    """Keep one use; the same id again with other contents corrects it."""
    with vault.transaction():
        kept = vault.stream(USES).append(use, id=id)
        there = vault.stream(USES).get(kept)
        if there.record != use:
            vault.stream(USES).replace(kept, use, base_revision=there.revision)
    return kept


def delete_use(vault: OpenVault, id: bytes) -> int:
    """Erase one use at once; return 1, or 0 when it was gone already."""
    return vault.stream(USES).delete([id])


def erase_ride(vault: OpenVault, ride: bytes) -> int:
    """Erase every use of one ride at once; return how many that were."""
    if not ride:
        return 0
    uses = vault.stream(USES)
    with vault.transaction():
        return uses.delete([item.id for item in uses.all() if item.record.ride == ride])


def keep_own(vault: OpenVault, own: Own) -> None:
    """Add an own activity, or change the one with this id. Errors: ShelfIsFull."""
    change_shelf(vault, lambda shelf: rules.with_own(shelf, own))


def delete_own(vault: OpenVault, id: bytes) -> None:
    """Erase an own activity; what was said about its uses stays."""
    change_shelf(vault, lambda shelf: rules.without_own(shelf, id))


def hold_on_to(vault: OpenVault, held: Held, *, id: bytes) -> bytes:
    """Put something into the box; the same id again changes nothing."""
    return vault.stream(HOPE).append(held, id=id)


def keep_file(vault: OpenVault, file: HeldFile, data: bytes, *, id: bytes) -> bytes:
    """Put a file into the box, all of it or nothing; the same id again changes nothing."""
    files = vault.stream(HOPE_FILES)
    with vault.transaction():
        if any(item.id == id for item in files.all()):
            return id
        pieces = [(new_id(), chunk) for chunk in cut(id, data)]
        vault.stream(HOPE_CHUNKS).extend(pieces)
        return files.append(replace(file, size=len(data), chunks=[piece for piece, _ in pieces]), id=id)


def let_go_file(vault: OpenVault, id: bytes) -> int:
    """Take a file out of the box for good; return 1, or 0 when it was gone already."""
    files = vault.stream(HOPE_FILES)
    with vault.transaction():
        chunks = [piece for item in files.all() if item.id == id for piece in item.record.chunks]
        vault.stream(HOPE_CHUNKS).delete(chunks)
        return files.delete([id])


def let_go(vault: OpenVault, id: bytes) -> int:
    """Take something out of the box for good; return 1, or 0 when it was gone already."""
    return vault.stream(HOPE).delete([id])
