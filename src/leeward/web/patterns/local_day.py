"""Which day it is for the person: the zone they chose, or that of their last check-in."""

from __future__ import annotations

from leeward.journal.queries import last_zone
from leeward.kernel import clock
from leeward.kernel.moments import moment_in
from leeward.vault.opened import OpenVault


def today_of(vault: OpenVault) -> int:
    """Return the person's local day. Unit: as date.toordinal()."""
    return moment_in(vault.settings.zone or last_zone(vault), clock.now()).day().toordinal()
