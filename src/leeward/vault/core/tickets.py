"""Tickets: the right to make one deposit from one form, for seven days; they permit no reading.

Source: PRIVACY.md 0.1.11.
"""

from __future__ import annotations

import base64
import binascii

import msgspec

from leeward.vault.core import envelope, padding, primitives
from leeward.vault.core.envelope import NOBODY, Context, Domain, epoch_of
from leeward.vault.core.errors import Missing, Stale, Tampered
from leeward.vault.core.labels import Label
from leeward.vault.core.primitives import SiteKey, TicketKey
from leeward.vault.core.site_keys import SiteKeys

DAYS = 7
_MAX_LETTERS = 4096


class Ticket(msgspec.Struct, frozen=True, array_like=True):
    """Whose deposit, from which form, and when it was issued.

    Shape: account and form_id 16 bytes; day counted since 1970-01-01 in UTC.
    """

    account: bytes
    form: str
    form_id: bytes
    day: int


_DECODER = msgspec.msgpack.Decoder(Ticket)
_PLACE = Context(domain=Domain.TICKET, owner=NOBODY, stream=NOBODY, obj=NOBODY, number=0, kind=b"")


def seal_ticket(site_key: SiteKey, ticket: Ticket) -> str:
    """Return the ticket as letters for a hidden field."""
    key = primitives.derive(TicketKey, site_key, Label.SITE_TICKET)
    sealed = envelope.seal(key, _PLACE, padding.pad_row(msgspec.msgpack.encode(ticket)))
    return base64.urlsafe_b64encode(sealed).decode().rstrip("=")


def open_ticket(site_keys: SiteKeys, text: str, *, today: int) -> Ticket:
    """Return the ticket.

    Errors: Tampered for anything that is not a ticket of ours; Stale after seven days, or issued later than tomorrow.
    """
    ticket = read_ticket(site_keys, text)
    # One day ahead is a clock that was set back a little since; more is a clock that cannot be trusted.
    if not -1 <= today - ticket.day <= DAYS:
        raise Stale
    return ticket


def read_ticket(site_keys: SiteKeys, text: str) -> Ticket:
    """Return the ticket, however old: to see whose it is, not to let anything be deposited.

    Errors: Tampered for anything that is not a ticket of ours.
    """
    sealed = _sealed(text)
    try:
        site_key = site_keys.get(epoch_of(sealed))
    except Missing:
        raise Tampered from None
    key = primitives.derive(TicketKey, site_key, Label.SITE_TICKET)
    try:
        return _DECODER.decode(padding.unpad(envelope.unseal(key, _PLACE, sealed)))
    except msgspec.MsgspecError:
        raise Tampered from None


def _sealed(text: str) -> bytes:
    if len(text) > _MAX_LETTERS or not text.isascii():
        raise Tampered
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise Tampered from None
