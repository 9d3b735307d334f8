"""Mends the one connection that a live server shares with its test, when a request outlived the test before.

A page that goes may still be sending something (a draft, a note) when its test ends; then pytest-django takes the
database away in the middle of that request's transaction, or two requests cross on the one connection, and it is left
without autocommit: every test after it in the same process would fail at its first `on_commit`. As people run the
server, each thread has a connection of its own, and none of this exists.
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
