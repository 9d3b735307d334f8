"""The only way from a key in an address to a tool. Not there, and never there, give the same answer."""

from __future__ import annotations

from django.http import Http404

from leeward.coping.toolbox import queries
from leeward.coping.toolbox.activities import Activity
from leeward.coping.toolbox.records import Own
from leeward.kernel.ids import NotAnId, id_bytes, id_text
from leeward.vault.opened import OpenVault


def activity_or_404(vault: OpenVault, key: str) -> Activity:
    """Return a tool of this person; one that asks first only after it was asked. Errors: Http404."""
    for one in queries.activities(vault):
        if one.key == key:
            return one
    raise Http404


def own_or_404(vault: OpenVault, key: str) -> Own:
    """Return an own activity. Errors: Http404."""
    for one in queries.shelf(vault).own:
        if id_text(one.id) == key:
            return one
    raise Http404


def id_or_404(text: str) -> bytes:
    """Return the id of these 26 letters. Errors: Http404."""
    try:
        return id_bytes(text)
    except NotAnId:
        raise Http404 from None
