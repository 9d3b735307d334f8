"""The only way from a part, a person or a version in an address to the thing. Not there and never there look alike."""

from __future__ import annotations

from django.http import Http404

from leeward.coping.plan import queries, rules
from leeward.coping.plan.records import PARTS, Contact, Version
from leeward.kernel.ids import NotAnId, id_bytes
from leeward.vault.kinds import Item
from leeward.vault.opened import OpenVault


def part_or_404(number: int) -> int:
    """Return the number of a part there is. Errors: Http404."""
    if number not in PARTS:
        raise Http404
    return number


def contact_or_404(vault: OpenVault, number: int, id: str) -> Contact:
    """Return somebody of a part. Errors: Http404, Tampered."""
    if rules.holds_contacts(part_or_404(number)) and (
        found := rules.contact_of(queries.plan_of(vault), number, id_or_404(id))
    ):
        return found
    raise Http404


def version_or_404(vault: OpenVault, id: str) -> Item[Version]:
    """Return one version. Errors: Http404, Tampered."""
    if found := queries.version(vault, id_or_404(id)):
        return found
    raise Http404


def id_or_404(text: str) -> bytes:
    """Return the id an address names. Errors: Http404."""
    try:
        return id_bytes(text)
    except NotAnId:
        raise Http404 from None
