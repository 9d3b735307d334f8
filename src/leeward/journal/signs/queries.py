"""What pages may ask about early signs; nothing here writes."""

from __future__ import annotations

from leeward.journal.kinds import ONLY
from leeward.journal.signs.kinds import SIGNS
from leeward.journal.signs.records import Signs
from leeward.vault.errors import Missing
from leeward.vault.opened import OpenVault


def signs_of(vault: OpenVault) -> Signs:
    """Return what the person chose to be told about; nothing, at first."""
    try:
        return vault.stream(SIGNS).get(ONLY).record
    except Missing:
        return Signs()
