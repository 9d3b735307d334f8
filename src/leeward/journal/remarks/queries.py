"""What pages may ask about remarks; nothing here writes."""

from __future__ import annotations

from leeward.journal.kinds import ONLY
from leeward.journal.remarks.kinds import REMARKS
from leeward.journal.remarks.records import Remarks
from leeward.vault.errors import Missing
from leeward.vault.opened import OpenVault


def remarks_of(vault: OpenVault) -> Remarks:
    """Return everything the person said about findings."""
    try:
        return vault.stream(REMARKS).get(ONLY).record
    except Missing:
        return Remarks()
