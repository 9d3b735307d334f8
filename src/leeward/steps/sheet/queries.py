"""What pages may ask about sheets; nothing here writes."""

from __future__ import annotations

from leeward.steps.sheet.kinds import SHEETS
from leeward.steps.sheet.records import Sheet
from leeward.vault.errors import Missing
from leeward.vault.kinds import Item
from leeward.vault.opened import OpenVault


def sheets(vault: OpenVault) -> list[Item[Sheet]]:
    """Return every sheet, newest first."""
    return vault.stream(SHEETS).all()[::-1]


def sheet(vault: OpenVault, id: bytes) -> Item[Sheet] | None:
    """Return one sheet, or None while nothing of it was kept, or when it is gone; b"" is none."""
    try:
        return vault.stream(SHEETS).get(id) if id else None
    except Missing:
        return None
