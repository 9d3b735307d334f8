"""The only way from an id in an address to an item. Not there, and never there, give the same answer."""

from __future__ import annotations

from django.http import Http404

from leeward.journal.kinds import CHECK_INS, ENTRIES
from leeward.journal.records import CheckIn, Written
from leeward.vault.errors import Missing
from leeward.vault.kinds import Item, Kind, R
from leeward.vault.opened import OpenVault


def find(vault: OpenVault, kind: Kind[R], id: bytes) -> Item[R] | None:
    """Return the item, or None: a correction of something deleted meanwhile is kept as something new.

    Errors: Tampered.
    """
    try:
        return vault.stream(kind).get(id)
    except Missing:
        return None


def check_in_or_404(vault: OpenVault, id: bytes) -> Item[CheckIn]:
    """Return the check-in. Errors: Http404, Tampered."""
    if item := find(vault, CHECK_INS, id):
        return item
    raise Http404


def entry_or_404(vault: OpenVault, id: bytes) -> Item[Written]:
    """Return the entry. Errors: Http404, Tampered."""
    if item := find(vault, ENTRIES, id):
        return item
    raise Http404
