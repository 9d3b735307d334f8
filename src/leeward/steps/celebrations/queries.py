"""What pages may ask; nothing here writes."""

from __future__ import annotations

from leeward.steps.celebrations.kinds import CELEBRATED, MILESTONE_KIND, ONLY
from leeward.steps.celebrations.records import Celebrated, Milestone
from leeward.vault.errors import Missing
from leeward.vault.kinds import Item
from leeward.vault.opened import OpenVault


def celebrated(vault: OpenVault) -> Celebrated:
    """Return the choice; nothing, before the first."""
    try:
        return vault.stream(CELEBRATED).get(ONLY).record
    except Missing:
        return Celebrated()


def milestones(vault: OpenVault) -> list[Item[Milestone]]:
    """Return every milestone, the newest day first."""
    return sorted(vault.stream(MILESTONE_KIND).all(), key=lambda item: (item.record.day, item.number), reverse=True)


def milestone(vault: OpenVault, id: bytes) -> Item[Milestone] | None:
    """Return one milestone, or None when it is gone; b"" is none."""
    try:
        return vault.stream(MILESTONE_KIND).get(id) if id else None
    except Missing:
        return None
