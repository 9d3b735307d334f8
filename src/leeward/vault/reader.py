"""Reading one stream of a notebook. Nothing here takes a lock or leaves anything behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from leeward.vault import codec as codecs
from leeward.vault.boxes import Box
from leeward.vault.compaction import MOST_ITEMS
from leeward.vault.errors import Missing, Tampered, UnknownFormat
from leeward.vault.keys import OpenKeys
from leeward.vault.kinds import Item, Kind, R
from leeward.vault.reading import OpenTail, merge, open_body, open_listing
from leeward.vault.rows import Part, Rows, Tail

T = TypeVar("T")
TRIES = 5  # readings of one item, each spoilt by somebody rewriting its segment at that moment


class Unreadable(Tampered):
    """It is there, but its row is damaged."""


class Reader(Generic[R]):
    """Reads the items of one kind."""

    def __init__(self, kind: Kind[R], keys: OpenKeys) -> None:
        self._kind = kind
        self._codec = codecs.codec(kind)
        self._keys = keys

    def _open(self) -> tuple[Rows, Box] | None:
        """Return the stream's rows and keys, or None while nothing was ever written to it."""
        box = self._keys.box(self._kind.name)
        if box is None:
            # Another request may have begun the stream since the keyring was loaded.
            self._keys.refresh()
            box = self._keys.box(self._kind.name)
        return (Rows(box.owner, box.stream), box) if box else None

    def _read(self, reading: Callable[[Rows, Box], T], nothing: T) -> T:
        """Return what the reading finds; once again with newer keys when a row names a key there was not yet.

        Errors: those of the reading.
        """
        if not (opened := self._open()):
            return nothing
        try:
            found = reading(*opened)
        except (Missing, Tampered):
            if not opened[1].is_behind:
                raise
        else:
            if not opened[1].is_behind:
                return found
        self._keys.refresh()
        return reading(*(self._open() or opened))

    def all(self) -> list[Item[R]]:
        """Return every item, in order of number."""
        return self._read(lambda rows, box: merge(box, self._codec, *rows.everything()), [])

    def recent(self, n: int) -> list[Item[R]]:
        """Return the n items with the highest numbers, in order of number."""
        return self._read(lambda rows, box: self._newest(rows, box, n), []) if n > 0 else []

    def _newest(self, rows: Rows, box: Box, n: int) -> list[Item[R]]:
        segments = 1 + n // MOST_ITEMS
        while True:
            tail, parts = rows.newest(segments=segments)
            found = merge(box, self._codec, tail, parts)
            # Changes of old items stand in the tail under their old numbers: only what is newer than the oldest
            # segment read is complete.
            oldest = parts[0].first if parts else 0
            if len(parts) < segments or sum(item.number >= oldest for item in found) >= n:
                return found[-n:]
            segments *= 2

    def get(self, id: bytes) -> Item[R]:
        """Return the item of this id. Errors: Missing; Tampered when its row is damaged."""
        found = self._read(lambda rows, box: self._look(rows, box, id), None)
        if found is None:
            raise Missing
        return found

    def _look(self, rows: Rows, box: Box, id: bytes) -> Item[R] | None:
        for _ in range(TRIES):
            if found := self._find(rows, box, id):
                return found
        return None

    def _find(self, rows: Rows, box: Box, id: bytes) -> Item[R] | None:
        """Return the item, or None when its segment was rewritten between two statements.

        Errors: Missing, Unreadable.
        """
        sealed, parts = rows.listings()
        tail = OpenTail(box, self._codec, sealed)
        if id in tail.newest:
            return tail.newest[id]
        for part in self._homes(rows, box, parts, id):
            body = rows.body(part)
            if body is None:
                return None
            items = open_body(box, self._codec, part._replace(sealed=body))
            if items is not None:
                return next(item for item in items if item.id == id)
        raise Unreadable

    def _homes(self, rows: Rows, box: Box, parts: Iterable[Part], id: bytes) -> list[Part]:
        """Return the segments that list this id: one, or two when the first one is damaged and the item was changed.

        Errors: Missing when there is none.
        """
        found = []
        for part in parts:
            plain = open_listing(rows, box, self._codec, part)
            if plain is not None and (entry := codecs.find(plain, id)):
                found.append((entry.revision, part))
        if not found:
            raise Missing
        return [part for _, part in sorted(found, reverse=True)]

    def state(self) -> bytes:
        """Return bytes that change with every write to this stream."""
        opened = self._open()
        return opened[0].state() if opened else b""

    def missing(self) -> int:
        """Return how many numbers should be there and are not."""
        return self._read(lambda rows, _: _gaps(*rows.listings()), 0)

    def damaged(self) -> int:
        """Return how many items do not open; of a segment whose listing does not open either, all its numbers."""
        return self._read(self._damage, 0)

    def _damage(self, rows: Rows, box: Box) -> int:
        tail, parts = rows.everything()
        bad = [part for part in parts if open_body(box, self._codec, part) is None]
        lost = len(OpenTail(box, self._codec, tail).damaged)
        if not bad:
            return lost
        listings = {part.id: part for part in rows.listings()[1]}
        return lost + sum(self._count(box, listings.get(part.id, part)) for part in bad)

    def _count(self, box: Box, part: Part) -> int:
        try:
            return len(list(codecs.listed(box.open_listing(part))))
        except (Tampered, UnknownFormat):
            return part.last - part.first + 1


def _gaps(tail: Tail, parts: list[Part]) -> int:
    """Return how many numbers up to the highest neither a row nor a segment has."""
    spans = sorted([(number, number) for number, _ in tail] + [(part.first, part.last) for part in parts])
    gaps, reached = 0, 0
    for first, last in spans:
        gaps += max(0, first - reached - 1)
        reached = max(reached, last)
    return gaps
