"""One stream of a notebook: what somebody keeps of one kind, in the order it was written."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.db import DatabaseError

from leeward.kernel.ids import new_id
from leeward.vault import codec as codecs
from leeward.vault.codec import STUB
from leeward.vault.compaction import MOST_BYTES, MOST_ITEMS, Press
from leeward.vault.derivations import work_out
from leeward.vault.errors import Missing, Stale, Tampered, VaultError
from leeward.vault.keys import OpenKeys
from leeward.vault.kinds import D, Derivation, Item, Kind, R
from leeward.vault.reader import Reader, Unreadable
from leeward.vault.reading import OpenTail
from leeward.vault.rows import Rows, Tail
from leeward.vault.writing import WritePath, clear_log

log = logging.getLogger(__name__)


class Stream(Reader[R]):
    """Reads and writes the items of one kind. Every write takes the one write path."""

    def __init__(self, kind: Kind[R], keys: OpenKeys, writes: WritePath) -> None:
        super().__init__(kind, keys)
        self._writes = writes

    def _press(self) -> Press[R]:
        """Return what writes segments, making the stream's key if this is its first write. Only under the lock.

        Errors: Tampered.
        """
        box = self._keys.box_for_writing(self._kind.name)
        rows = Rows(box.owner, box.stream)
        if rows.newest_epoch() > box.epoch:
            # Rows under a newer key than the keyring knows: an older keyring was put back (PRIVACY.md 0.1.14).
            raise Tampered
        return Press(rows, box, self._codec, self._keys.blob_name)

    def derived(self, derivation: Derivation[R, D]) -> list[D]:
        """Return one value a segment, in order, and one for the tail if it holds anything.

        An item changed since its segment was sealed counts in the tail's value and no longer in its segment's.
        """
        name = self._keys.blob_name(derivation)
        nothing: tuple[list[D], dict[bytes, bytes]] = ([], {})
        values, made = self._read(lambda rows, box: work_out(rows, box, self._codec, derivation, name), nothing)
        if made:
            self._keep(name, made)
        return values

    def _keep(self, name: bytes, made: dict[bytes, bytes]) -> None:
        """Keep what was worked out of segments that are still there. Reading goes on where that does not work."""
        try:
            with self._writes.transaction():
                press = self._press()
                for source in press.rows.segment_ids() & made.keys():
                    press.rows.put_blob(source, name, press.box.seal_blob(source, name, made[source]))
        except (VaultError, DatabaseError) as fault:
            log.warning("derivation.not_kept %s", type(fault).__name__)

    def forget(self, derivation: Derivation[R, Any]) -> None:
        """Drop what a derivation kept, with every memo: what a person switches off leaves nothing worked out behind.

        Asked for again it is made again; so it may not be one that is made with each segment (Kind.derivations).
        Errors: Locked, Full, Busy.
        """
        if not self._open():
            return
        with self._writes.transaction():
            self._press().rows.drop_blobs(self._keys.blob_name(derivation))
            self._keys.forget_memos()
            clear_log()

    def append(self, record: R, *, id: bytes | None = None) -> bytes:
        """Keep a record and return its id. With the id of an item that is there nothing is written.

        Errors: Locked, Full, Busy.
        """
        with self._writes.transaction():
            press = self._press()
            if id is not None and self._knows(press, id):
                return id
            item = Item(id or new_id(), 1, 0, record)
            self._add(press, item)
        return item.id

    def _knows(self, press: Press[R], id: bytes) -> bool:
        try:
            return self._current(press, id) is not None
        except Unreadable:
            # It is listed; that its contents do not open is no reason to write it twice.
            return True

    def _current(self, press: Press[R], id: bytes) -> Item[R] | None:
        try:
            return self._find(press.rows, press.box, id)
        except Missing:
            return None

    def _add(self, press: Press[R], item: Item[R]) -> None:
        """Write a row at the end; an item without a number gets the row's."""
        end = press.rows.ends()
        number = end.next_number
        numbered = item if item.number else Item(item.id, item.revision, number, item.record)
        sealed = press.box.seal_row(number, self._codec.one(numbered))
        press.rows.add_tail(number, sealed)
        if end.rows + 1 >= MOST_ITEMS or end.size_bytes + len(sealed) >= MOST_BYTES:
            self._writes.afterwards(press.rows.stream, self.compact)

    def replace(self, id: bytes, record: R, *, base_revision: int) -> None:
        """Change an item whose revision is still the one that was read.

        Errors: Stale when somebody changed it first, Missing when it is gone; Locked, Full, Busy.
        """
        with self._writes.transaction():
            press = self._press()
            item = self._current(press, id)
            if item is None:
                raise Missing
            if item.revision != base_revision:
                raise Stale
            self._add(press, Item(id, item.revision + 1, item.number, record))

    def update(self, id: bytes, fn: Callable[[R | None], R]) -> R:
        """Change an item by a pure function of what it holds now (None: nothing yet) and return the new record.

        What is damaged counts as nothing yet: a setting must not be stuck for ever because its row does not open.
        Errors: Locked, Full, Busy.
        """
        with self._writes.transaction():
            press = self._press()
            try:
                item = self._current(press, id)
            except Unreadable:
                item = None
            record = fn(item.record if item else None)
            if item is None:
                self._add(press, Item(id, 1, 0, record))
            elif record != item.record:
                self._add(press, Item(id, item.revision + 1, item.number, record))
        return record

    def delete(self, ids: Iterable[bytes]) -> int:
        """Delete items at once, with everything worked out of them, and return how many there were.

        Errors: Locked, Full, Busy.
        """
        wanted = set(ids)
        if not wanted or not self._open():
            return 0
        with self._writes.transaction():
            press = self._press()
            tail, parts = press.rows.listings()
            gone = self._delete_from_tail(press, tail, wanted) | press.remove(parts, wanted)
            if gone:
                self._keys.forget_memos()
                clear_log()
        return len(gone)

    def _delete_from_tail(self, press: Press[R], tail: Tail, wanted: set[bytes]) -> set[bytes]:
        gone = set()
        for number, item in OpenTail(press.box, self._codec, tail).rows.items():
            if item is not None and item.id in wanted:
                press.rows.overwrite_tail(number, press.box.seal_row(number, STUB))
                gone.add(item.id)
        return gone

    def extend(self, records: Iterable[tuple[bytes, R]]) -> int:
        """Keep many records at once, straight in segments, and return how many were new. Known ids are passed over.

        Errors: Locked, Full, Busy.
        """
        with self._writes.transaction():
            press = self._press()
            known = self._ids(press)
            fresh: dict[bytes, R] = {}
            for key, record in records:
                if key not in known:
                    fresh.setdefault(key, record)
            if fresh:
                first = press.rows.ends().next_number
                items = [Item(key, 1, number, record) for number, (key, record) in enumerate(fresh.items(), first)]
                press.place(items, range(first, first + len(items)))
        return len(fresh)

    def _ids(self, press: Press[R]) -> set[bytes]:
        sealed, parts = press.rows.listings()
        known = set(OpenTail(press.box, self._codec, sealed).newest)
        for _, plain in press.places(parts):
            known.update(entry.id for entry in codecs.listed(plain))
        return known

    def compact(self) -> int:
        """Fold the tail into segments and return how many rows it had. Errors: Locked, Full, Busy."""
        if not self._open():
            return 0
        with self._writes.transaction():
            return self._press().compact()
