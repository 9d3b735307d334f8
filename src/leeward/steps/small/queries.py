"""What pages and other rooms may ask; nothing here writes."""

from __future__ import annotations

from leeward.steps.small import rules
from leeward.steps.small.kinds import GOALS, SMALLS
from leeward.steps.small.records import OPEN, REACHED, RESTING, Goal, Small
from leeward.vault.errors import Missing
from leeward.vault.kinds import Item
from leeward.vault.opened import OpenVault


def smalls(vault: OpenVault) -> list[Item[Small]]:
    """Return every small action, in the order in which they were kept."""
    return vault.stream(SMALLS).all()


def small(vault: OpenVault, id: bytes) -> Item[Small] | None:
    """Return one small action, or None when it is gone; b"" is none."""
    try:
        return vault.stream(SMALLS).get(id) if id else None
    except Missing:
        return None


def in_hand(vault: OpenVault) -> Item[Small] | None:
    """Return the one action somebody has in hand, or None."""
    return rules.in_hand(smalls(vault))


def goal(vault: OpenVault, id: bytes) -> Item[Goal] | None:
    """Return one goal, or None when it is gone; b"" is none."""
    try:
        return vault.stream(GOALS).get(id) if id else None
    except Missing:
        return None


def goals(vault: OpenVault) -> dict[str, list[Item[Goal]]]:
    """Return every goal by its way, in the order in which they were kept."""
    found: dict[str, list[Item[Goal]]] = {OPEN: [], RESTING: [], REACHED: []}
    for item in vault.stream(GOALS).all():
        found.setdefault(item.record.way, []).append(item)
    return found


def small_things_done(vault: OpenVault) -> int:
    """Return how many small actions were done, a bit of them too."""
    return len(rules.done(smalls(vault)))
