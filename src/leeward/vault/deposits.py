"""Depositing: what is typed while the notebook is locked is sealed to its owner and waits. A lock never eats an entry.

A ticket, hidden in the form, names whose notebook it is and permits no reading. Sending the same again is one letter;
something else under the same ticket (an older page, corrected) is another one, for neither may be lost. The quota, and
not the ticket, keeps somebody who copied a ticket from filling the disk.

Source: PRIVACY.md 0.1.6, 0.1.7, 0.1.11.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime

import msgspec
from django.db import transaction

from leeward.kernel.moments import moment_in
from leeward.vault import admission, inbox
from leeward.vault.arrivals import DEPOSIT, Deposit
from leeward.vault.core import letters, primitives, tickets
from leeward.vault.core.errors import Tampered
from leeward.vault.core.labels import Label
from leeward.vault.core.site_keys import SiteKeys
from leeward.vault.core.tickets import Ticket
from leeward.vault.opened import OpenVault
from leeward.vault.site_keys import all_keys
from leeward.vault.writing import lock_head, storage_errors

__all__ = ["Deposit", "Handler", "deposit", "is_ticket_of", "issue_ticket"]

Handler = Callable[[OpenVault, Deposit, bytes], None]


def _day(now: datetime) -> int:
    return int(now.timestamp()) // 86_400


def issue_ticket(vault: OpenVault, form: str, form_id: bytes, now: datetime) -> str:
    """Return a ticket for one form, for a hidden field; good for seven days."""
    ticket = Ticket(account=vault.account_id, form=form, form_id=form_id, day=_day(now))
    return tickets.seal_ticket(all_keys().newest, ticket)


def is_ticket_of(ticket: str, account_id: bytes) -> bool:
    """Return False only for a ticket of ours that names another account.

    An old or unreadable one must not keep somebody who is signed in from keeping what they wrote.
    """
    try:
        return tickets.read_ticket(all_keys(), ticket).account == account_id
    except Tampered:
        return True


def deposit(ticket: str, fields: dict[str, list[str]], now: datetime) -> None:
    """Seal what was sent to the account the ticket names. Sent again it is there once.

    Errors: Tampered for a ticket that is none, or a public key that is not ours; Stale for an old ticket; Locked when
    the account is gone; Full over 200 letters or 16 MB a day, or without room; Busy.
    """
    site_keys = all_keys()
    good = tickets.open_ticket(site_keys, ticket, today=_day(now))
    payload = msgspec.msgpack.encode(Deposit(good.form, good.form_id, fields, moment_in("", now)))
    words = msgspec.msgpack.encode(sorted(fields.items()))
    with storage_errors(), transaction.atomic():
        _put(good, _letter_id(site_keys, good, words), payload, _day(now), site_keys)


def _letter_id(site_keys: SiteKeys, ticket: Ticket, words: bytes) -> bytes:
    # The form's id is random and never stored in the clear: without it nobody can try guesses of what was written.
    parts = (ticket.account, ticket.form_id, hashlib.sha256(words).digest())
    return primitives.mac(site_keys.newest, Label.SITE_DEPOSIT, b"id", *parts)[:16]


def _put(ticket: Ticket, id: bytes, payload: bytes, today: int, site_keys: SiteKeys) -> None:
    head = lock_head(ticket.account)
    if not admission.is_ours(head, site_keys):
        raise Tampered
    if inbox.is_known(ticket.account, id):
        return
    sealed = letters.seal_letter(
        letters.Letter(kind=DEPOSIT, day=today, payload=payload),
        bytes(head.public_key),
        account=ticket.account,
        id=id,
        site_key=site_keys.newest,
    )
    inbox.put(ticket.account, id, sealed, today=today)
