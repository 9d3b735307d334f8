"""Where what may shine comes from: one function a thing, each of its own room. None of them knows of a hard time."""

from __future__ import annotations

from collections.abc import Callable

from leeward.coping.toolbox import queries as toolbox
from leeward.journal import queries as journal
from leeward.journal.jar import queries as jar
from leeward.movement import queries as movement
from leeward.steps.celebrations import queries as celebrations
from leeward.steps.celebrations.records import ACTIONS, MILESTONES, MOVES, NOTES, PAGES, RIDES, TOOLS
from leeward.steps.small import queries as small
from leeward.vault.opened import OpenVault


def _milestones(vault: OpenVault) -> int:
    return len(celebrations.milestones(vault))


SOURCES: dict[str, Callable[[OpenVault], int]] = {
    RIDES: toolbox.rides_kept,
    TOOLS: toolbox.tools_tried,
    MOVES: movement.times_moved,
    NOTES: jar.how_many,
    PAGES: journal.pages_written,
    ACTIONS: small.small_things_done,
    MILESTONES: _milestones,
}


def held(vault: OpenVault, names: list[str]) -> dict[str, int]:
    """Return how much of each of these things the notebook holds now."""
    return {name: SOURCES[name](vault) for name in names if name in SOURCES}
