"""Reading a stream: open its rows, let the newest revision of each item win, and step over what does not open.

A damaged row takes nothing else down with it: it is left out and counted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter
from typing import Generic

from leeward.vault.boxes import Box
from leeward.vault.codec import Codec, listing
from leeward.vault.errors import Tampered, UnknownFormat
from leeward.vault.kinds import Item, R
from leeward.vault.rows import Part, Rows, Tail

number_of = attrgetter("number")


class OpenTail(Generic[R]):
    """The tail of a stream, opened: what each number holds (None: deleted), and the numbers that do not open."""

    def __init__(self, box: Box, codec: Codec[R], rows: Tail) -> None:
        self.rows: dict[int, Item[R] | None] = {}
        self.damaged: list[int] = []
        for number, sealed in rows:
            try:
                self.rows[number] = codec.read_one(box.open_row(number, sealed))
            except (Tampered, UnknownFormat):
                self.damaged.append(number)
        self.newest: dict[bytes, Item[R]] = {}
        for item in self.rows.values():
            if item is not None and self._is_newer(item):
                self.newest[item.id] = item

    def _is_newer(self, item: Item[R]) -> bool:
        known = self.newest.get(item.id)
        return known is None or known.revision < item.revision

    def numbers(self) -> list[int]:
        """Return, in order, every number an item of this tail was ever known by: its row's and its first one."""
        return sorted(set(self.rows) | {item.number for item in self.newest.values()})

    def items(self) -> list[Item[R]]:
        """Return the items of the tail in order of number."""
        return sorted(self.newest.values(), key=number_of)

    def of(self, id: bytes) -> Iterable[int]:
        """Return the numbers of the rows that hold this item."""
        return [number for number, item in self.rows.items() if item is not None and item.id == id]


def touched(part: Part, numbers: list[int]) -> bool:
    """Return whether one of the ordered numbers lies in this segment."""
    at = bisect_left(numbers, part.first)
    return at < len(numbers) and numbers[at] <= part.last


def open_body(box: Box, codec: Codec[R], part: Part) -> list[Item[R]] | None:
    """Return the items of a segment in order of number, or None when it does not open."""
    try:
        return codec.read(box.open_body(part))
    except (Tampered, UnknownFormat):
        return None


def open_listing(rows: Rows, box: Box, codec: Codec[R], part: Part) -> bytes | None:
    """Return the listing of a segment, made anew from its body where it does not open; None when neither opens."""
    try:
        return box.open_listing(part)
    except (Tampered, UnknownFormat):
        items = open_body(box, codec, part._replace(sealed=rows.body(part)))
    return listing(items) if items is not None else None


def surviving(items: list[Item[R]], tail: OpenTail[R], part: Part, numbers: list[int]) -> list[Item[R]]:
    """Return the items of a segment that the tail does not hold in a newer revision."""
    if not touched(part, numbers):
        return items
    return [item for item in items if not _overridden(item, tail)]


def _overridden(item: Item[R], tail: OpenTail[R]) -> bool:
    newer = tail.newest.get(item.id)
    return newer is not None and newer.revision >= item.revision


def merge(box: Box, codec: Codec[R], rows: Tail, parts: Iterable[Part]) -> list[Item[R]]:
    """Return every item of the tail and of these segments once, newest revision, in order of number."""
    tail = OpenTail(box, codec, rows)
    numbers = tail.numbers()
    found: list[Item[R]] = []
    for part in parts:
        found += surviving(open_body(box, codec, part) or [], tail, part, numbers)
    added = tail.items()
    in_order = not (found and added) or found[-1].number < added[0].number
    found += added
    if not in_order:
        found.sort(key=number_of)
    return found
