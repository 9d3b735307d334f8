"""What pages may ask: what waits, and whether a time has come. Nothing here writes."""

from __future__ import annotations

from datetime import datetime

from leeward.coping.looking_in import rules
from leeward.coping.looking_in.kinds import LOOK_INS, ONLY
from leeward.coping.looking_in.records import Asked, LookIns
from leeward.kernel.moments import Moment
from leeward.vault.errors import Missing
from leeward.vault.opened import OpenVault


def waiting(vault: OpenVault) -> LookIns:
    """Return everything asked for and not yet answered."""
    try:
        return vault.stream(LOOK_INS).get(ONLY).record
    except Missing:
        return LookIns()


def due(vault: OpenVault, *, now: datetime) -> Moment | None:
    """Return the time that has come, or None."""
    return rules.due(waiting(vault).asked, now)


def asked(vault: OpenVault, id: bytes) -> Asked | None:
    """Return one asking, or None when it has been answered."""
    return next((one for one in waiting(vault).asked if one.id == id), None)
