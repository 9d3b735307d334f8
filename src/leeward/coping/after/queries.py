"""What pages may ask about hard times. Nothing here writes."""

from __future__ import annotations

from leeward.coping.after.kinds import HARD_TIMES
from leeward.coping.after.records import HardTime
from leeward.vault.errors import Missing
from leeward.vault.kinds import Item
from leeward.vault.opened import OpenVault


def all_of_them(vault: OpenVault) -> list[Item[HardTime]]:
    """Return every hard time that was named, in the order in which they were kept."""
    return vault.stream(HARD_TIMES).all()


def one(vault: OpenVault, id: bytes) -> Item[HardTime] | None:
    """Return one, or None when it is gone."""
    try:
        return vault.stream(HARD_TIMES).get(id)
    except Missing:
        return None
