"""What pages and other rooms may ask about moving. Each takes the open notebook first and writes nothing."""

from __future__ import annotations

from leeward.movement.kinds import MOVED
from leeward.movement.records import OWN, Moved
from leeward.vault.kinds import Item
from leeward.vault.opened import OpenVault


def moved(vault: OpenVault) -> list[Item[Moved]]:
    """Return every time of moving that was kept, the imported ones too, in order."""
    return vault.stream(MOVED).all()


def times_moved(vault: OpenVault) -> int:
    """Return how often the person said that they moved; what a phone had noted is counted apart."""
    return sum(item.record.source == OWN for item in moved(vault))


def times_imported(vault: OpenVault) -> int:
    """Return how many times of moving came from a phone's file."""
    return sum(item.record.source != OWN for item in moved(vault))
