"""Reading one stream of a notebook. Nothing here takes a lock or leaves anything behind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic

from leeward.vault import codec as codecs
from leeward.vault.boxes import Box
from leeward.vault.compaction import MOST_ITEMS
from leeward.vault.errors import Missing, Tampered, UnknownFormat
from leeward.vault.keys import OpenKeys
from leeward.vault.kinds import Item, Kind, R
from leeward.vault.reading import OpenTail, merge, open_body
from leeward.vault.rows import Part, Rows

_TRIES = 5  # readings of one item, each spoilt by somebody rewriting its segment at that moment


class Reader(Generic[R]):
    """Reads the items of one kind."""

    def __init__(self, kind: Kind[R], keys: OpenKeys) -> None:
        self._kind = kind
        self._codec = codecs.codec(kind)
        self._keys = keys

    def _open(self) -> tuple[Rows, Box] | None:
        """Return the stream's rows and keys, or None while nothing was ever written to it."""
        box = self._keys.box(self._kind.name)
        return (Rows(box.owner, box.stream), box) if box else None

    def all(self) -> list[Item[R]]:
        """Return every item, in order of number."""
        if not (opened := self._open()):
            return []
        rows, box = opened
        return merge(box, self._codec, *rows.everything())

    def recent(self, n: int) -> list[Item[R]]:
        """Return the n items with the highest numbers, in order of number."""
        if n <= 0 or not (opened := self._open()):
            return []
        rows, box = opened
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
        if not (opened := self._open()):
            raise Missing
        rows, box = opened
        for _ in range(_TRIES):
            if found := self._find(rows, box, id):
                return found
        raise Missing

    def _find(self, rows: Rows, box: Box, id: bytes) -> Item[R] | None:
        """Return the item, or None when its segment was rewritten between two statements. Errors: Missing, Tampered."""
        sealed, parts = rows.listings()
        tail = OpenTail(box, self._codec, sealed)
        if id in tail.newest:
            return tail.newest[id]
        part = self._home(box, parts, id)
        if part is None:
            raise Missing
        body = rows.body(part)
        if body is None:
            return None
        items = open_body(box, self._codec, part._replace(sealed=body))
        if items is None:
            raise Tampered
        return next(item for item in items if item.id == id)

    def _home(self, box: Box, parts: Iterable[Part], id: bytes) -> Part | None:
        """Return the segment that lists this id. A listing that does not open is passed over."""
        for part in parts:
            try:
                if codecs.find(box.open_listing(part), id):
                    return part
            except (Tampered, UnknownFormat):
                continue
        return None

    def state(self) -> bytes:
        """Return bytes that change with every write to this stream."""
        opened = self._open()
        return opened[0].state() if opened else b""

    def missing(self) -> int:
        """Return how many numbers should be there and are not."""
        if not (opened := self._open()):
            return 0
        tail, parts = opened[0].listings()
        spans = sorted([(number, number) for number, _ in tail] + [(part.first, part.last) for part in parts])
        gaps, reached = 0, 0
        for first, last in spans:
            gaps += max(0, first - reached - 1)
            reached = max(reached, last)
        return gaps

    def damaged(self) -> int:
        """Return how many items do not open; of a segment whose listing does not open either, all its numbers."""
        if not (opened := self._open()):
            return 0
        rows, box = opened
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
