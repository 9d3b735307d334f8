"""Slots as rows of the table, and back."""

from __future__ import annotations

from leeward.vault.core.envelope import NOBODY
from leeward.vault.core.slots import Slot, SlotKind
from leeward.vault.models import KeySlot


def _slot(row: KeySlot) -> Slot:
    return Slot(
        id=bytes(row.id),
        account=bytes(row.account),
        kind=SlotKind(row.kind),
        memory_kib=row.memory_kib,
        passes=row.passes,
        salt=bytes(row.salt),
        locator=bytes(row.locator) if row.locator is not None else NOBODY,
        site_key=row.site_key,
        blob=bytes(row.blob),
        mac=bytes(row.mac),
    )


def insert(slot: Slot) -> None:
    """Add a slot's row."""
    KeySlot(
        account=slot.account,
        id=slot.id,
        kind=slot.kind,
        memory_kib=slot.memory_kib,
        passes=slot.passes,
        salt=slot.salt,
        # Unique where it is set, so none at all where it means nothing.
        locator=None if slot.locator == NOBODY else slot.locator,
        site_key=slot.site_key,
        blob=slot.blob,
        mac=slot.mac,
    ).save(force_insert=True)


def of_kind(account_id: bytes, kind: SlotKind) -> Slot | None:
    """Return the account's slot of this kind, or None."""
    row = KeySlot.objects.filter(account=account_id, kind=kind).order_by("id").first()
    return _slot(row) if row else None


def located(locator: bytes) -> Slot | None:
    """Return the recovery slot a code points to, whoever's it is, or None."""
    row = KeySlot.objects.filter(locator=locator).first()
    return _slot(row) if row else None


def remove_kind(account_id: bytes, kind: SlotKind) -> list[bytes]:
    """Remove the account's slots of this kind and return their ids."""
    rows = KeySlot.objects.filter(account=account_id, kind=kind)
    ids = [bytes(gone) for gone in rows.values_list("id", flat=True)]
    rows.delete()
    return ids


def swap(old: Slot, new: Slot) -> bool:
    """Put a slot in the place of another if that still has the very bytes that were opened. Return whether it had."""
    changed = KeySlot.objects.filter(account=old.account, id=old.id, blob=old.blob).delete()[0]
    if changed:
        insert(new)
    return bool(changed)
