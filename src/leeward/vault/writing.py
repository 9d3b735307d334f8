"""The one way to write: lock the account's head row, compare it with what was loaded, reload, and only then seal.

Without it a row could be sealed under a key that has just been dropped, and nobody could ever read it
(PRIVACY.md 0.1.2, shown there by running code).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import DatabaseError, OperationalError, connection, transaction

from leeward.vault.core.errors import Full, Locked, VaultError
from leeward.vault.keys import OpenKeys
from leeward.vault.models import Head

log = logging.getLogger(__name__)

# What SQLite and PostgreSQL say when a disk, a quota or a file limit has no room; a failed write is one of them.
_NO_ROOM = ("disk is full", "disk i/o error", "no space left", "could not extend", "could not write", "disk full")
_BUSY = ("database is locked", "lock timeout", "deadlock detected")


class Busy(VaultError, OperationalError):
    """Somebody else kept writing for too long. Nothing was changed; the same again will do.

    It is one of Django's too: outside a transaction of ours the same refusal comes up as that.
    """


@contextmanager
def storage_errors() -> Iterator[None]:
    """Give the database's refusals our names. Errors: Full, Busy."""
    try:
        yield
    except Busy:
        raise  # named already, by a transaction inside this one
    except DatabaseError as refusal:
        words = str(refusal).lower()
        if any(phrase in words for phrase in _NO_ROOM):
            raise Full from None
        if any(phrase in words for phrase in _BUSY):
            raise Busy from None
        raise


def lock_head(account_id: bytes) -> Head:
    """Lock the account's head row until the transaction ends, and return it.

    Errors: Locked when there is none: the account was erased.
    """
    head = Head.objects.select_for_update().filter(account=account_id).first()
    if head is None:
        raise Locked
    return head


class WritePath:
    """Runs the writing transactions of one opened vault. A transaction inside another joins it."""

    def __init__(self, keys: OpenKeys) -> None:
        self._keys = keys
        self._depth = 0
        self._afterwards: dict[bytes, Callable[[], object]] = {}

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the lock, with the keys as they are now. All that is written inside holds, or none of it.

        Errors: Locked when the account key was changed or the account erased; Full; Busy.
        """
        if self._depth:
            with self._joined():
                yield
            return
        with storage_errors(), self._counted(), transaction.atomic():
            self._keys.agree_with(lock_head(self._keys.account_id))
            yield
        self._run_afterwards()

    @contextmanager
    def _joined(self) -> Iterator[None]:
        with storage_errors(), self._counted(), transaction.atomic():
            yield

    @contextmanager
    def _counted(self) -> Iterator[None]:
        self._depth += 1
        try:
            yield
        except BaseException:
            # What was rolled back may have changed the keyring in memory: it is loaded anew before it is used again.
            self._keys.distrust()
            self._afterwards.clear()
            raise
        finally:
            self._depth -= 1

    def afterwards(self, name: bytes, task: Callable[[], object]) -> None:
        """Run a task once the transaction holds; one a name. It may fail without harm: what was written stays."""
        self._afterwards[name] = task

    def _run_afterwards(self) -> None:
        tasks, self._afterwards = self._afterwards, {}
        for task in tasks.values():
            try:
                task()
            except (VaultError, DatabaseError) as fault:
                log.warning("vault.afterwards.failed %s", type(fault).__name__)


def clear_log() -> None:
    """Once the transaction holds, fold SQLite's log into the file, so that what was deleted is gone from it too.

    Where somebody is reading just then it stays for now; housekeeping repeats it each minute (PRIVACY.md 0.2).
    """
    if connection.vendor == "sqlite":
        transaction.on_commit(_fold_log, robust=True)


def _fold_log() -> None:
    with connection.cursor() as cursor:
        (patience,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        # A reader holds it up for a moment at most: nobody is kept waiting ten seconds for a deletion.
        cursor.execute("PRAGMA busy_timeout = 100")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(patience)}")
