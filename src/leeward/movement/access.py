"""The only ways from an address to something kept here. Not there, and never there, give the same answer."""

from __future__ import annotations

from django.http import Http404

from leeward.kernel.ids import NotAnId, id_bytes
from leeward.movement.kinds import MOVED
from leeward.movement.movements import Movement, shipped
from leeward.movement.parts import BY_KEY, Part
from leeward.movement.records import OWN, Moved
from leeward.vault.errors import Missing
from leeward.vault.kinds import Item
from leeward.vault.opened import OpenVault


def own_moved_or_404(vault: OpenVault, text: str) -> Item[Moved]:
    """Return a time of moving the person kept themself. Errors: Http404."""
    try:
        item = vault.stream(MOVED).get(id_bytes(text))
    except (NotAnId, Missing):
        raise Http404 from None
    if item.record.source != OWN:
        raise Http404
    return item


def movement_or_404(key: str) -> Movement:
    """Return a shipped movement. Errors: Http404."""
    for one in shipped():
        if one.key == key:
            return one
    raise Http404


def part_or_404(key: str) -> Part:
    """Return a part of the plan. Errors: Http404."""
    if key not in BY_KEY:
        raise Http404
    return BY_KEY[key]
