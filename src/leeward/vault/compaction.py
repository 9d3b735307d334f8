"""Folding the tail into segments, and rewriting the segments that changes and deletions touch. Always under the lock.

A segment covers a run of numbers without a hole: a number inside that no item of it has was given up on purpose. So a
row that does not open, or is not there, splits the run and stays visible as a hole.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, Generic

import msgspec

from leeward.kernel.ids import new_id
from leeward.vault import codec as codecs
from leeward.vault.boxes import Box
from leeward.vault.codec import Codec
from leeward.vault.kinds import Derivation, Item, R
from leeward.vault.reading import OpenTail, number_of, open_body, open_listing
from leeward.vault.rows import Part, Rows

log = logging.getLogger(__name__)

MOST_ITEMS = 128
MOST_BYTES = 64 * 1024
_encoder = msgspec.msgpack.Encoder()


class Press(Generic[R]):
    """Makes and rewrites the segments of one stream. Holds nothing between calls."""

    def __init__(self, rows: Rows, box: Box, codec: Codec[R], blob_name: Callable[[Derivation[R, Any]], bytes]) -> None:
        self.rows = rows
        self.box = box
        self.codec = codec
        self.blob_name = blob_name

    def compact(self) -> int:
        """Fold the readable rows of the tail into segments and return how many rows there were.

        Errors: Lost, and with it nothing is changed, when a row that was read is not there to be removed.
        """
        sealed, parts = self.rows.listings()
        tail = OpenTail(self.box, self.codec, sealed)
        if not tail.rows:
            return 0
        left = self._fold(tail, self.places(parts))
        for run in runs(tail.rows):
            self.place([item for item in left if run.start <= item.number < run.stop], run)
        self.rows.drop_tail(tail.rows)
        return len(tail.rows)

    def places(self, parts: Iterable[Part]) -> list[tuple[Part, bytes]]:
        """Return the segments that open, each with its listing."""
        found = ((part, open_listing(self.rows, self.box, self.codec, part)) for part in parts)
        return [(part, plain) for part, plain in found if plain is not None]

    def _fold(self, tail: OpenTail[R], places: list[tuple[Part, bytes]]) -> list[Item[R]]:
        """Put changes into the segments their items lie in; return the items that need a place, in order of number."""
        left = []
        changes: dict[Part, dict[bytes, Item[R]]] = {}
        for item in tail.newest.values():
            rows = tail.of(item.id)
            if item.number in rows:
                left.append(item)
            elif home := self._home(places, item.id):
                changes.setdefault(home, {})[item.id] = item
            else:
                left.append(_renumbered(item, max(rows)))
        for part, changed in changes.items():
            self.rewrite(part, changed)
        return sorted(left, key=number_of)

    def _home(self, places: list[tuple[Part, bytes]], id: bytes) -> Part | None:
        """Return the segment that holds this item and opens, or None."""
        listing = [(entry.revision, part) for part, plain in places if (entry := codecs.find(plain, id))]
        return next((part for _, part in sorted(listing, reverse=True) if self._items(part) is not None), None)

    def rewrite(self, part: Part, changed: dict[bytes, Item[R]]) -> None:
        """Write a segment anew with these items changed."""
        items = self._items(part) or []
        self.rows.drop_segment(part)
        self._write(part.first, part.last, [changed.get(item.id, item) for item in items])

    def remove(self, parts: Iterable[Part], wanted: Collection[bytes]) -> set[bytes]:
        """Write the segments that hold one of these ids anew without it, and return the ids that were there.

        Segments that are left without items become one, so that an import that is undone leaves no row for each of its.
        """
        gone: set[bytes] = set()
        emptied: list[int] = []
        for part, plain in self.places(parts):
            held = {entry.id for entry in codecs.listed(plain) if entry.id in wanted}
            if not held or (items := self._items(part)) is None:
                continue
            gone |= held
            self.rows.drop_segment(part)
            if left := [item for item in items if item.id not in held]:
                self._write(part.first, part.last, left)
            else:
                emptied += range(part.first, part.last + 1)
        for run in runs(emptied):
            self.place([], run)
        return gone

    def _items(self, part: Part) -> list[Item[R]] | None:
        body = self.rows.body(part)
        return open_body(self.box, self.codec, part._replace(sealed=body)) if body is not None else None

    def place(self, items: list[Item[R]], run: range) -> None:
        """Put items into new segments that cover the run, joined to the segment just before it where that fits."""
        first = run.start
        before = self.rows.ending_at(first - 1)
        held = self._items(before) if before else None
        if before is not None and held is not None and self._fit([*held, *items]):
            self.rows.drop_segment(before)
            items, first = [*held, *items], before.first
        chunks = list(self._chunks(items)) or [[]]
        for chunk, after in zip(chunks, [*chunks[1:], None], strict=True):
            last = after[0].number - 1 if after else run.stop - 1
            self._write(first, last, chunk)
            first = last + 1

    def _fit(self, items: Sequence[Item[R]]) -> bool:
        return len(items) <= MOST_ITEMS and sum(map(self.codec.size, items)) <= MOST_BYTES

    def _chunks(self, items: Iterable[Item[R]]) -> Iterator[list[Item[R]]]:
        chunk: list[Item[R]] = []
        size = 0
        for item in items:
            own = self.codec.size(item)
            if chunk and (len(chunk) == MOST_ITEMS or size + own > MOST_BYTES):
                yield chunk
                chunk, size = [], 0
            chunk.append(item)
            size += own
        if chunk:
            yield chunk

    def _write(self, first: int, last: int, items: list[Item[R]]) -> None:
        part = Part(first, last, new_id(), None)
        self.rows.add_segment(
            part,
            self.box.seal_listing(part, codecs.listing(items)),
            self.box.seal_body(part, self.codec.many(items)),
        )
        for derivation in self.codec.kind.derivations if items else ():
            self.derive(part.id, items, derivation)

    def derive(self, source: bytes, items: list[Item[R]], derivation: Derivation[R, Any]) -> None:
        """Work a value out and keep it beside its segment.

        A fault in it must never hold up keeping what somebody wrote: it is noted, and shows when the value is asked
        for.
        """
        try:
            plain = _encoder.encode(derivation.build(items))
        except Exception as fault:  # noqa: BLE001
            log.warning("derivation.failed %s %s", derivation.name, type(fault).__name__)
            return
        name = self.blob_name(derivation)
        self.rows.put_blob(source, name, self.box.seal_blob(source, name, plain))


def _renumbered(item: Item[R], number: int) -> Item[R]:
    """Return an item whose first place is lost, under the number of the row that still has it."""
    return Item(item.id, item.revision, number, item.record)


def runs(numbers: Iterable[int]) -> Iterator[range]:
    """Yield the unbroken runs of ordered numbers."""
    start = stop = 0
    for number in numbers:
        if number != stop:
            if stop > start:
                yield range(start, stop)
            start = number
        stop = number + 1
    if stop > start:
        yield range(start, stop)
