"""Which imports a notebook holds."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

import msgspec

from leeward.interchange.formats.found import Format
from leeward.interchange.phones import moved_by_batch
from leeward.interchange.records import BROUGHT, Brought
from leeward.journal.queries import batches
from leeward.kernel.ids import id_text
from leeward.vault.opened import OpenVault


class Import(msgspec.Struct, frozen=True):
    """One import as a page shows it; `count` is how many of its items are in the notebook now."""

    id: str
    format: Format
    at: datetime
    count: int
    refused: int
    first: date | None
    last: date | None


def imports(vault: OpenVault) -> list[Import]:
    """Return the imports whose items are still there, newest first."""
    counts = _counts(vault)
    items = sorted(vault.stream(BROUGHT).all(), key=lambda item: item.number, reverse=True)
    return [_import(item.id, item.record, counts[item.id]) for item in items if item.id in counts]


def import_of(vault: OpenVault, batch: bytes) -> Import:
    """Return one import.

    Errors: Missing.
    """
    record = vault.stream(BROUGHT).get(batch).record
    return _import(batch, record, _counts(vault).get(batch, 0))


def _counts(vault: OpenVault) -> dict[bytes, int]:
    has_moved = any(item.record.moved for item in vault.stream(BROUGHT).all())
    return dict(Counter(batches(vault)) + Counter(moved_by_batch(vault) if has_moved else {}))


def _import(batch: bytes, record: Brought, count: int) -> Import:
    return Import(
        id=id_text(batch),
        format=Format(record.format),
        at=datetime.fromtimestamp(record.at, UTC),
        count=count,
        refused=record.refused,
        first=date.fromordinal(record.first) if record.first else None,
        last=date.fromordinal(record.last) if record.last else None,
    )
