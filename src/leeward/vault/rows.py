"""The sealed rows of one stream, in plain SQL: making Django objects of a decade costs more than opening it.

What belongs together is read in one statement, so that it is one snapshot on SQLite and on PostgreSQL: a reader can
never fall between the tail and the segment its rows have just moved to (PRIVACY.md 0.1.3).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, NamedTuple

from django.db import connection

from leeward.vault.core.errors import VaultError

# SQLite allows 32,766 parameters in a statement, older builds 999.
_AT_ONCE = 500


class Lost(VaultError):
    """A row that was read under the lock was not there when it was written: the transaction must not go through."""


class Part(NamedTuple):
    """A segment's clear columns, and one sealed column of it (or of the blob beside it, None where there is none)."""

    first: int
    last: int
    id: bytes
    sealed: bytes | None


class Ends(NamedTuple):
    """Where the stream ends: the number of its next row, and the rows and bytes of its tail."""

    next_number: int
    rows: int
    size_bytes: int


Tail = list[tuple[int, bytes]]
_TAIL = "SELECT number, NULL, NULL, sealed FROM vault_tailitem WHERE account = %s AND stream = %s"


class Rows:
    """The rows of one stream of one account. Nothing here opens or seals."""

    def __init__(self, account: bytes, stream: bytes) -> None:
        self.account = account
        self.stream = stream

    def _run(self, sql: str, *values: Any) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            rows: list[Any] = cursor.fetchall()
        return rows

    def _change(self, sql: str, *values: Any) -> int:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return int(cursor.rowcount)

    def ends(self) -> Ends:
        """Return where the stream ends. Only true under the lock."""
        own = (self.account, self.stream)
        ((number, rows, size, last),) = self._run(
            "SELECT MAX(number), COUNT(*), SUM(LENGTH(sealed)),"
            " (SELECT MAX(last) FROM vault_segment WHERE account = %s AND stream = %s)"
            " FROM vault_tailitem WHERE account = %s AND stream = %s",
            *own,
            *own,
        )
        return Ends(max(number or 0, last or 0) + 1, rows, size or 0)

    def newest_epoch(self) -> int:
        """Return the highest key epoch a row names (bytes 3 to 6 of every envelope), 0 where there are no rows."""
        own = (self.account, self.stream)
        epochs = self._run(
            "SELECT DISTINCT SUBSTR(sealed, 3, 4) FROM vault_tailitem WHERE account = %s AND stream = %s"
            " UNION SELECT DISTINCT SUBSTR(listing, 3, 4) FROM vault_segment WHERE account = %s AND stream = %s",
            *own,
            *own,
        )
        return max((int.from_bytes(epoch) for (epoch,) in epochs), default=0)

    def tail_before(self, epoch: int) -> Tail:
        """Return the rows of the tail that are sealed under an older key."""
        rows = self._run(
            "SELECT number, sealed FROM vault_tailitem WHERE account = %s AND stream = %s AND SUBSTR(sealed, 3, 4) < %s"
            " ORDER BY number",
            self.account,
            self.stream,
            epoch.to_bytes(4),
        )
        return [(number, bytes(sealed)) for number, sealed in rows]

    def segments_before(self, epoch: int) -> list[Part]:
        """Return the segments that are sealed under an older key, with their listings."""
        rows = self._run(
            "SELECT first, last, id, listing FROM vault_segment WHERE account = %s AND stream = %s"
            " AND SUBSTR(listing, 3, 4) < %s ORDER BY first",
            self.account,
            self.stream,
            epoch.to_bytes(4),
        )
        return [Part(*row) for row in rows]

    def _snapshot(self, segments: str, *values: Any) -> tuple[Tail, list[Part]]:
        rows = self._run(
            f"{_TAIL} UNION ALL SELECT * FROM ({segments}) AS parts",  # noqa: S608 (fixed texts of this module)
            self.account,
            self.stream,
            *values,
        )
        tail = sorted((number, bytes(sealed)) for number, last, _, sealed in rows if last is None)
        return tail, sorted(Part(*row) for row in rows if row[1] is not None)

    def everything(self) -> tuple[Tail, list[Part]]:
        """Return the tail and the bodies of all segments."""
        return self._snapshot(
            "SELECT first, last, id, body FROM vault_segment WHERE account = %s AND stream = %s",
            self.account,
            self.stream,
        )

    def listings(self) -> tuple[Tail, list[Part]]:
        """Return the tail and the listings of all segments."""
        return self._snapshot(
            "SELECT first, last, id, listing FROM vault_segment WHERE account = %s AND stream = %s",
            self.account,
            self.stream,
        )

    def newest(self, *, segments: int) -> tuple[Tail, list[Part]]:
        """Return the tail and the bodies of so many segments from the end."""
        return self._snapshot(
            "SELECT first, last, id, body FROM vault_segment WHERE account = %s AND stream = %s"
            " ORDER BY first DESC LIMIT %s",
            self.account,
            self.stream,
            segments,
        )

    def blobs(self, name: bytes) -> tuple[Tail, list[Part]]:
        """Return the tail and for each segment its blob of this name, None where it has none."""
        return self._snapshot(
            "SELECT s.first, s.last, s.id, b.sealed FROM vault_segment s LEFT JOIN vault_blob b"
            " ON b.account = s.account AND b.source = s.id AND b.name = %s WHERE s.account = %s AND s.stream = %s",
            name,
            self.account,
            self.stream,
        )

    def body(self, part: Part) -> bytes | None:
        """Return the body of a segment, or None when it has been rewritten since `part` was read."""
        rows = self._run(
            "SELECT body FROM vault_segment WHERE account = %s AND stream = %s AND first = %s AND id = %s",
            self.account,
            self.stream,
            part.first,
            part.id,
        )
        return bytes(rows[0][0]) if rows else None

    def ending_at(self, last: int) -> Part | None:
        """Return the segment that ends with this number, without its sealed columns."""
        rows = self._run(
            "SELECT first, last, id FROM vault_segment WHERE account = %s AND stream = %s AND last = %s",
            self.account,
            self.stream,
            last,
        )
        return Part(rows[0][0], rows[0][1], bytes(rows[0][2]), None) if rows else None

    def add_tail(self, number: int, sealed: bytes) -> None:
        """Add a row to the tail."""
        self._change(
            "INSERT INTO vault_tailitem (account, stream, number, sealed) VALUES (%s, %s, %s, %s)",
            self.account,
            self.stream,
            number,
            sealed,
        )

    def overwrite_tail(self, number: int, sealed: bytes) -> None:
        """Put a stub in the place of a row.

        Errors: Lost.
        """
        changed = self._change(
            "UPDATE vault_tailitem SET sealed = %s WHERE account = %s AND stream = %s AND number = %s",
            sealed,
            self.account,
            self.stream,
            number,
        )
        if changed != 1:
            raise Lost

    def drop_tail(self, numbers: Iterable[int]) -> None:
        """Remove exactly these rows of the tail, never a range.

        Errors: Lost unless each of them was there.
        """
        left = iter(numbers)
        while some := list(islice(left, _AT_ONCE)):
            marks = ", ".join(["%s"] * len(some))
            gone = self._change(
                f"DELETE FROM vault_tailitem WHERE account = %s AND stream = %s AND number IN ({marks})",  # noqa: S608
                self.account,
                self.stream,
                *some,
            )
            if gone != len(some):
                raise Lost

    def add_segment(self, part: Part, listing: bytes, body: bytes) -> None:
        """Add a segment."""
        self._change(
            "INSERT INTO vault_segment (account, stream, first, last, id, listing, body)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s)",
            self.account,
            self.stream,
            part.first,
            part.last,
            part.id,
            listing,
            body,
        )

    def drop_segment(self, part: Part) -> None:
        """Remove a segment and everything worked out of it.

        Errors: Lost when it is not there any more.
        """
        self._change("DELETE FROM vault_blob WHERE account = %s AND source = %s", self.account, part.id)
        gone = self._change(
            "DELETE FROM vault_segment WHERE account = %s AND stream = %s AND first = %s AND id = %s",
            self.account,
            self.stream,
            part.first,
            part.id,
        )
        if gone != 1:
            raise Lost

    def segment_ids(self) -> set[bytes]:
        """Return the ids of the segments there are."""
        rows = self._run("SELECT id FROM vault_segment WHERE account = %s AND stream = %s", self.account, self.stream)
        return {bytes(row[0]) for row in rows}

    def put_blob(self, source: bytes, name: bytes, sealed: bytes) -> None:
        """Keep a value beside a segment, in the place of the one of the same name."""
        put_blob(self.account, source, name, sealed)

    def drop_blobs(self, name: bytes) -> None:
        """Remove the values of this name beside every segment."""
        self._change("DELETE FROM vault_blob WHERE account = %s AND name = %s", self.account, name)

    def state(self) -> bytes:
        """Return 32 bytes that change with every write: segment ids, and number and nonce of each tail row."""
        tail, parts = self._snapshot(
            "SELECT first, last, id, id AS sealed FROM vault_segment WHERE account = %s AND stream = %s",
            self.account,
            self.stream,
        )
        digest = hashlib.sha256()
        for part in parts:
            digest.update(part.id)
        for number, sealed in tail:
            digest.update(number.to_bytes(8) + sealed[:18])
        return digest.digest()


def put_blob(account: bytes, source: bytes, name: bytes, sealed: bytes) -> None:
    """Keep a value that can be made again, in the place of the one of the same source and name."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO vault_blob (account, source, name, sealed) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT (account, source, name) DO UPDATE SET sealed = excluded.sealed",
            (account, source, name, sealed),
        )


def blob(account: bytes, source: bytes, name: bytes) -> bytes | None:
    """Return a value that can be made again, or None."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sealed FROM vault_blob WHERE account = %s AND source = %s AND name = %s", (account, source, name)
        )
        row = cursor.fetchone()
    return bytes(row[0]) if row else None


def has_strangers(account: bytes, streams: Sequence[bytes]) -> bool:
    """Return whether there are rows of streams other than these."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT stream FROM vault_segment WHERE account = %s"
            " UNION SELECT DISTINCT stream FROM vault_tailitem WHERE account = %s",
            (account, account),
        )
        return any(bytes(stream) not in streams for (stream,) in cursor.fetchall())
