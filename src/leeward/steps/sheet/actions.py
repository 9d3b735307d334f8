"""Everything a person can do with a sheet."""

from __future__ import annotations

from msgspec.structs import replace

from leeward.kernel.moments import Moment
from leeward.steps.sheet import queries
from leeward.steps.sheet.kinds import SHEETS
from leeward.steps.sheet.records import Sheet
from leeward.vault.opened import OpenVault


def write_part(vault: OpenVault, id: bytes, part: str, words: str, *, moment: Moment) -> None:
    """Keep the words of one step; a sheet begins with the first words that are kept.

    Shape: `part` is one of PARTS.
    """
    with vault.transaction():
        there = queries.sheet(vault, id)
        if there is None:
            if words:
                begun = Sheet(moment=moment, recorded_at=moment.at)
                vault.stream(SHEETS).append(replace(begun, **{part: words}), id=id)
        elif getattr(there.record, part) != words:
            vault.stream(SHEETS).replace(id, replace(there.record, **{part: words}), base_revision=there.revision)


def erase(vault: OpenVault, id: bytes) -> int:
    """Erase a sheet at once; return 1, or 0 when it was gone already."""
    return vault.stream(SHEETS).delete([id])
