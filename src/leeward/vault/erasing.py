"""Deleting a notebook with everything in it: keys first, then rows."""

from __future__ import annotations

from django.db import transaction

from leeward.vault.models import Blob, Device, Draft, Head, Keyring, KeySlot, Letter, Segment, TailItem
from leeward.vault.writing import clear_log, storage_errors

# Keys first: should anything stop half-way outside a transaction (a restore, say), what is left opens nothing.
_TABLES = (KeySlot, Keyring, Device, Draft, Letter, Blob, TailItem, Segment, Head)


def erase(account_id: bytes) -> None:
    """Delete every row of an account. Done again it does nothing.

    Errors: Full, Busy.
    """
    with storage_errors(), transaction.atomic():
        list(Head.objects.select_for_update().filter(account=account_id))
        for table in _TABLES:
            table.objects.filter(account=account_id).delete()
        clear_log()
