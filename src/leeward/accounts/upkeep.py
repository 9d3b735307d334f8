"""Work on the notebook that can only be done while it is open: sealing rows anew that still lie under older keys.

Source: PRIVACY.md 0.1.9 (re-key: new keys in one transaction, the rows later in batches).
"""

from __future__ import annotations

import logging

from leeward.accounts.requests import AnyRequest
from leeward.vault import unlocking
from leeward.vault.errors import VaultError
from leeward.vault.opened import OpenVault

log = logging.getLogger(__name__)

# In the session: rows may be left under older keys. Looked at from each unlock on until there are none.
TO_DO = "upkeep"
# A few hundredths of a second, so that no page feels slow for it.
ROWS_A_PAGE = 128


def go_on(request: AnyRequest, vault: OpenVault) -> None:
    """Seal some rows anew; a row that does not open stays as it is and spoils no page."""
    if not request.session.get(TO_DO):
        return
    try:
        request.session[TO_DO] = unlocking.reseal(vault, most=ROWS_A_PAGE) > 0
    except VaultError as fault:
        log.warning("upkeep.left %s", type(fault).__name__)
        request.session[TO_DO] = False
