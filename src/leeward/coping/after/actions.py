"""Everything a person can do afterwards: one function each, and nothing typed is ever lost."""

from __future__ import annotations

from leeward.coping.after.kinds import HARD_TIMES
from leeward.coping.after.records import HardTime
from leeward.coping.plan.actions import note_hard_time
from leeward.kernel.ids import new_id
from leeward.vault.errors import Missing, Stale
from leeward.vault.opened import OpenVault


def name_time(vault: OpenVault, record: HardTime, *, id: bytes | None = None) -> bytes:
    """Keep when it was, and let the plan be offered for a look (R16). The same id again is one."""
    with vault.transaction():
        note_hard_time(vault, at=record.moment.at)
        return vault.stream(HARD_TIMES).append(record, id=id)


def look_back(vault: OpenVault, id: bytes, record: HardTime, *, base_revision: int) -> bytes:
    """Keep what was written about one; return its id, or that of a new one beside it when another window was first."""
    with vault.transaction():
        try:
            vault.stream(HARD_TIMES).replace(id, record, base_revision=base_revision)
        except (Stale, Missing):
            return vault.stream(HARD_TIMES).append(record, id=new_id())
    return id


def erase(vault: OpenVault, id: bytes) -> int:
    """Erase one at once; return 1, or 0 when it was gone already."""
    return vault.stream(HARD_TIMES).delete([id])
