"""Letters that wait: what came in while its owner was locked or away, taken in exactly once.

One transaction a letter: the handler keeps the record, the row is emptied, its id stays for a year. A letter that fails
stays, is counted, and comes last at the next try.

Source: PRIVACY.md 0.1.6 and 0.1.7.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeVar

import msgspec
from django.db.models import F

from leeward.vault.arrivals import Deposit, Unconfirmed, opened
from leeward.vault.core.errors import Full, Locked, UnknownFormat, VaultError
from leeward.vault.keys import OpenKeys
from leeward.vault.models import Letter
from leeward.vault.rows import Lost
from leeward.vault.writing import Busy, WritePath, clear_log

log = logging.getLogger(__name__)

V = TypeVar("V")


class IngestReport(msgspec.Struct, frozen=True):
    """How many letters were taken in; failed (among them the unconfirmed, that carry no proof of ours); still wait."""

    taken: int
    failed: int
    unconfirmed: int
    waiting: int


def take_in(  # noqa: PLR0913 (whose, by which keys and door, to whom, how many, when)
    vault: V,
    keys: OpenKeys,
    writes: WritePath,
    handlers: Mapping[str, Callable[[V, Deposit, bytes], None]],
    *,
    limit: int,
    now: datetime,
) -> IngestReport:
    """Take in up to `limit` waiting letters. Errors: Locked, Full, Busy: these are not the letter's fault."""
    waiting = Letter.objects.filter(account=keys.account_id, is_waiting=True)
    ids = list(waiting.order_by("failures", "number").values_list("id", flat=True)[:limit])
    counts = {"taken": 0, "failed": 0, "unconfirmed": 0}
    for letter_id in map(bytes, ids):
        try:
            with writes.transaction():
                counts["taken"] += _take_one(vault, keys, handlers, letter_id, now=now)
        except (Locked, Full, Busy):
            raise
        except Exception as fault:  # noqa: BLE001 (a handler may fail in any way; the letter stays)
            log.warning("letter.failed %s", type(fault).__name__)
            counts["failed"] += 1
            counts["unconfirmed"] += isinstance(fault, Unconfirmed)
            with writes.transaction():
                waiting.filter(id=letter_id).update(failures=F("failures") + 1)
    if counts["taken"]:
        clear_log()
    return IngestReport(**counts, waiting=waiting.count())


def _take_one(
    vault: V,
    keys: OpenKeys,
    handlers: Mapping[str, Callable[[V, Deposit, bytes], None]],
    id: bytes,
    *,
    now: datetime,
) -> bool:
    """Take in one letter under the lock. Return False when somebody else just did."""
    row = Letter.objects.filter(account=keys.account_id, id=id, is_waiting=True).first()
    if row is None:
        return False
    deposit = opened(row, keys, now=now)
    handler = handlers.get(deposit.form)
    if handler is None:
        raise UnknownFormat
    handler(vault, deposit, keys.keyed(b"letter", id))
    if not _emptied(keys, id):
        raise Lost
    return True


def _emptied(keys: OpenKeys, id: bytes) -> bool:
    """Leave only the id of a letter; return whether it was waiting."""
    waiting = Letter.objects.filter(account=keys.account_id, id=id, is_waiting=True)
    return waiting.update(is_waiting=False, sealed=b"") == 1


def put_away(keys: OpenKeys, writes: WritePath, *, now: datetime) -> int:
    """Empty the letters that nothing proves to be ours, unread; return how many. Errors: Locked, Full, Busy.

    Their ids stay like those of all letters, so that the same ones do not come back.
    """
    count = 0
    with writes.transaction():
        for row in Letter.objects.filter(account=keys.account_id, is_waiting=True).iterator(chunk_size=50):
            try:
                opened(row, keys, now=now)
            except Unconfirmed:
                count += _emptied(keys, bytes(row.id))
            except VaultError:
                continue  # damage, or from a newer Leeward: that may be mended, and stays
        clear_log()
    return count
