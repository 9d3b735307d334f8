"""Everything a person can do here, and what a look at the page remembers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from leeward.steps.celebrations import queries, rules
from leeward.steps.celebrations.kinds import CELEBRATED, MILESTONE_KIND, ONLY
from leeward.steps.celebrations.records import Celebrated, Milestone
from leeward.vault.opened import OpenVault


def look(vault: OpenVault, held: Mapping[str, int]) -> Celebrated:
    """Remember what the notebook holds of each chosen thing, and return what was gathered; mostly nothing is written.

    Shape: `held` by the names of THINGS.
    """
    there = queries.celebrated(vault)
    if rules.looked(there, held) == there:
        return there
    return vault.stream(CELEBRATED).update(ONLY, lambda now: rules.looked(now or Celebrated(), held))


def choose(vault: OpenVault, names: Iterable[str], *, numbers: bool) -> None:
    """Let these things shine and no others; none at all switches it off, and what was gathered stays."""
    wanted = list(names)
    vault.stream(CELEBRATED).update(ONLY, lambda now: rules.chosen(now or Celebrated(), wanted, numbers=numbers))


def keep_milestone(vault: OpenVault, milestone: Milestone, *, id: bytes) -> bytes:
    """Keep a milestone, or the one with this id in other words."""
    with vault.transaction():
        there = queries.milestone(vault, id)
        if there is None:
            return vault.stream(MILESTONE_KIND).append(milestone, id=id)
        changed = replace(there.record, words=milestone.words, day=milestone.day)
        if changed != there.record:
            vault.stream(MILESTONE_KIND).replace(id, changed, base_revision=there.revision)
        return id


def erase_milestone(vault: OpenVault, id: bytes) -> int:
    """Erase a milestone's words at once; return 1, or 0 when it was gone already."""
    return vault.stream(MILESTONE_KIND).delete([id])
