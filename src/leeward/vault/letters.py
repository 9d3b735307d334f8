"""Letters that wait: what was deposited while its owner was locked, taken in exactly once.

One transaction a letter: the handler keeps the record, the row is emptied, its id stays for a year. A letter that fails
stays, is counted, and comes last at the next try.

Source: PRIVACY.md 0.1.6 and 0.1.7.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import TypeVar

import msgspec
from django.db.models import F

from leeward.kernel.moments import Moment
from leeward.vault.core import letters
from leeward.vault.core.errors import Full, Locked, UnknownFormat, VaultError
from leeward.vault.keys import OpenKeys
from leeward.vault.models import Letter
from leeward.vault.rows import Lost
from leeward.vault.site_keys import all_keys
from leeward.vault.writing import Busy, WritePath, clear_log

log = logging.getLogger(__name__)

V = TypeVar("V")
DEPOSIT = "deposit"


class Deposit(msgspec.Struct, frozen=True, array_like=True):
    """One form as it was sent while its owner was locked.

    `form_id` is the id the form was rendered with: a handler can see by it that the same form was kept before.
    """

    form: str
    form_id: bytes
    fields: dict[str, list[str]]
    moment: Moment

    def __repr__(self) -> str:
        return "<Deposit>"


class IngestReport(msgspec.Struct, frozen=True):
    """How many letters were taken in; failed (among them the unconfirmed, that carry no proof of ours); still wait."""

    taken: int
    failed: int
    unconfirmed: int
    waiting: int


class _Unconfirmed(VaultError):
    """Nothing proves that this server made the letter: whoever knows the public key could have."""


def take_in(
    vault: V,
    keys: OpenKeys,
    writes: WritePath,
    handlers: Mapping[str, Callable[[V, Deposit, bytes], None]],
    *,
    limit: int,
) -> IngestReport:
    """Take in up to `limit` waiting letters. Errors: Locked, Full, Busy: these are not the letter's fault."""
    waiting = Letter.objects.filter(account=keys.account_id, is_waiting=True)
    ids = list(waiting.order_by("failures", "number").values_list("id", flat=True)[:limit])
    counts = {"taken": 0, "failed": 0, "unconfirmed": 0}
    for letter_id in map(bytes, ids):
        try:
            with writes.transaction():
                counts["taken"] += _take_one(vault, keys, handlers, letter_id)
        except (Locked, Full, Busy):
            raise
        except Exception as fault:  # noqa: BLE001 (a handler may fail in any way; the letter stays)
            log.warning("letter.failed %s", type(fault).__name__)
            counts["failed"] += 1
            counts["unconfirmed"] += isinstance(fault, _Unconfirmed)
            with writes.transaction():
                waiting.filter(id=letter_id).update(failures=F("failures") + 1)
    if counts["taken"]:
        clear_log()
    return IngestReport(**counts, waiting=waiting.count())


def _take_one(vault: V, keys: OpenKeys, handlers: Mapping[str, Callable[[V, Deposit, bytes], None]], id: bytes) -> bool:
    """Take in one letter under the lock. Return False when somebody else just did."""
    row = Letter.objects.filter(account=keys.account_id, id=id, is_waiting=True).first()
    if row is None:
        return False
    deposit = _opened(bytes(row.sealed), keys, id)
    handler = handlers.get(deposit.form)
    if handler is None:
        raise UnknownFormat
    handler(vault, deposit, keys.keyed(b"letter", id))
    emptied = Letter.objects.filter(account=keys.account_id, id=id, is_waiting=True).update(
        is_waiting=False, sealed=b""
    )
    if emptied != 1:
        raise Lost
    return True


def _opened(sealed: bytes, keys: OpenKeys, id: bytes) -> Deposit:
    letter, confirmed = letters.open_letter(
        sealed, keys.keyring.receivers(), account=keys.account_id, id=id, site_keys=all_keys()
    )
    if not confirmed:
        raise _Unconfirmed
    if letter.kind != DEPOSIT:
        raise UnknownFormat
    try:
        return msgspec.msgpack.decode(letter.payload, type=Deposit)
    except msgspec.DecodeError:
        raise UnknownFormat from None
