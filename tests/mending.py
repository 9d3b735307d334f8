"""Mends the one connection that a live server shares with its test, when a request outlived the test before.

A page that goes may still be sending something (a draft, a note) when its test ends; then pytest-django takes the
database away in the middle of that request's transaction, and the connection is left without autocommit: every test
after it in the same process would fail at its first `on_commit`. With a server of its own, as people run it, each thread
has its own connection, and none of this exists.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper


def is_cut_off(connection: BaseDatabaseWrapper) -> bool:
    """Return whether a transaction was left half-way: in no block, and yet without autocommit."""
    return connection.connection is not None and not connection.in_atomic_block and not connection.autocommit


def mend(connection: BaseDatabaseWrapper) -> None:
    """Undo what was left half-way. Needs the database to be unblocked."""
    if is_cut_off(connection):
        connection.connection.rollback()
        connection.set_autocommit(True)
