"""Items to bytes and back: a schema number, then typed msgpack (PRIVACY.md 5.1). Padding and sealing come after.

msgspec's messages name types and paths only; still they are dropped, for what was inside is nobody's but the owner's.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Generic, NamedTuple

import msgspec

from leeward.vault.errors import UnknownFormat
from leeward.vault.kinds import Item, Kind, R

STUB = b"\x00"  # the plaintext of a row whose record was deleted; records have schemas from 1
_LISTED = struct.Struct(">16sIQ")
_encoder = msgspec.msgpack.Encoder()


class Listed(NamedTuple):
    """An item as a segment's listing names it."""

    id: bytes
    revision: int
    number: int


class Codec(Generic[R]):
    """Encodes and decodes the items of one kind."""

    def __init__(self, kind: Kind[R]) -> None:
        self.kind = kind
        self._schema = bytes([kind.schema])
        # A type parameter that is only known at run time is out of reach for the type checker.
        self._types: dict[int, Any] = {kind.schema: kind.record} | {n: old.record for n, old in kind.earlier.items()}
        self._many = {n: msgspec.msgpack.Decoder(list[Item[t]]) for n, t in self._types.items()}  # type: ignore[valid-type]

    def one(self, item: Item[R]) -> bytes:
        """Return one item as bytes."""
        return self._schema + _encoder.encode([item])

    def many(self, items: Sequence[Item[R]]) -> bytes:
        """Return items as bytes."""
        return self._schema + _encoder.encode(items)

    def size(self, item: Item[R]) -> int:
        """Return how many bytes an item takes in a segment."""
        return len(_encoder.encode(item))

    def read_one(self, plain: bytes) -> Item[R] | None:
        """Return the item of a tail row, or None for a stub.

        Errors: UnknownFormat.
        """
        if plain == STUB:
            return None
        items = self.read(plain)
        if len(items) != 1:
            raise UnknownFormat
        return items[0]

    def read(self, plain: bytes) -> list[Item[R]]:
        """Return the items of a segment, records of older schemas brought up to date.

        Errors: UnknownFormat.
        """
        decoder = self._many.get(plain[0]) if plain else None
        if decoder is None:
            raise UnknownFormat
        try:
            items: list[Item[Any]] = decoder.decode(memoryview(plain)[1:])
        except msgspec.DecodeError:
            raise UnknownFormat from None
        if plain[0] == self.kind.schema:
            return items
        upgrade = self.kind.earlier[plain[0]].upgrade
        return [Item(item.id, item.revision, item.number, upgrade(item.record)) for item in items]


@lru_cache(maxsize=64)
def codec(kind: Kind[R]) -> Codec[R]:
    """Return the codec of a kind; it holds types only and may live as long as the process."""
    return Codec(kind)


def listing(items: Iterable[Item[Any]]) -> bytes:
    """Return the listing of a segment: id, revision and number of each item."""
    return b"".join([_LISTED.pack(item.id, item.revision, item.number) for item in items])


def listed(plain: bytes) -> Iterator[Listed]:
    """Yield the items a listing names."""
    return (Listed(*entry) for entry in _LISTED.iter_unpack(plain))


def find(plain: bytes, id: bytes) -> Listed | None:
    """Return the item of this id in a listing, or None."""
    at = plain.find(id)
    while at >= 0 and at % _LISTED.size:
        at = plain.find(id, at + 1)
    return Listed(*_LISTED.unpack_from(plain, at)) if at >= 0 else None
