"""The only way from an id in an address to an item. Not there, and never there, give the same answer."""

from __future__ import annotations

from django.http import Http404

from leeward.journal.kinds import CHECK_INS, ENTRIES
from leeward.journal.records import CheckIn, Written
from leeward.vault.errors import Missing
from leeward.vault.kinds import Item
from leeward.vault.opened import OpenVault


def check_in_or_404(vault: OpenVault, id: bytes) -> Item[CheckIn]:
    """Return the check-in. Errors: Http404, Tampered."""
    try:
        return vault.stream(CHECK_INS).get(id)
    except Missing:
        raise Http404 from None


def entry_or_404(vault: OpenVault, id: bytes) -> Item[Written]:
    """Return the entry. Errors: Http404, Tampered."""
    try:
        return vault.stream(ENTRIES).get(id)
    except Missing:
        raise Http404 from None
