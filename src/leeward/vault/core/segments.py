"""Records as bytes: one row of the tail, or a segment of up to 128 items.

    row       schema 1 | msgpack [id, revision, record or nil]      nil: the item was deleted, its number is gone
    segment   schema 1 | msgpack [ids, revisions, gone, records]    gone: runs of missing numbers, [offset, length, ...]

The numbers of a segment are first..last without the gone ones; first and last stand outside, in the associated data.

Source: PRIVACY.md 0.1.5 and 5; docs/vault-format.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

import msgspec

from leeward.vault.core.errors import Tampered, UnknownFormat

MAX_ITEMS = 128
MAX_BYTES = 64 * 1024

R = TypeVar("R")


class Row(msgspec.Struct, Generic[R], frozen=True, array_like=True, gc=False):
    """One row of the tail. A record of None is a stub: the number was used, the item is deleted."""

    id: bytes
    revision: int
    record: R | None


class _Body(msgspec.Struct, Generic[R], frozen=True, array_like=True, gc=False):
    ids: list[bytes]
    revisions: list[int]
    gone: list[int]
    records: list[R]


class _Ids(msgspec.Struct, frozen=True, array_like=True, gc=False):
    ids: list[bytes]
    revisions: list[int]
    gone: list[int]


class Segment(msgspec.Struct, Generic[R], frozen=True, gc=False):
    """The items of a segment, as parallel lists in order of number.

    Shape: ids, revisions, numbers and records have one length; numbers rise within first..last.
    """

    first: int
    last: int
    ids: Sequence[bytes]
    revisions: Sequence[int]
    numbers: Sequence[int]
    records: Sequence[R]


class Codec(Generic[R]):
    """Turns the records of one kind into bytes and back; types are checked on reading. Make one a kind and keep it."""

    def __init__(self, record: type[R], *, schema: int) -> None:
        self._schema = bytes((schema,))
        self._encoder = msgspec.msgpack.Encoder()
        self._row = msgspec.msgpack.Decoder(Row[record])  # type: ignore[valid-type]
        self._body = msgspec.msgpack.Decoder(_Body[record])  # type: ignore[valid-type]
        self._ids = msgspec.msgpack.Decoder(_Ids)

    def encode_row(self, row: Row[R]) -> bytes:
        """Return the plaintext of a row, before padding."""
        return self._schema + self._encoder.encode(row)

    def decode_row(self, plaintext: bytes) -> Row[R]:
        """Return the row. Errors: Tampered, UnknownFormat."""
        return self._decode(self._row, plaintext)

    def size(self, record: R) -> int:
        """Return about how many bytes the record takes in a segment."""
        return len(self._encoder.encode(record)) + 20

    def encode_segment(self, segment: Segment[R]) -> bytes:
        """Return the plaintext of a segment, before padding. Errors: Tampered where the numbers make no sense."""
        gone = gone_runs(segment.first, segment.last, segment.numbers)
        body = _Body(list(segment.ids), list(segment.revisions), gone, list(segment.records))
        if not len(body.ids) == len(body.revisions) == len(segment.numbers) == len(body.records):
            raise Tampered
        return self._schema + self._encoder.encode(body)

    def decode_segment(self, plaintext: bytes, *, first: int, last: int) -> Segment[R]:
        """Return the items of a segment. Errors: Tampered, UnknownFormat."""
        body = self._decode(self._body, plaintext)
        numbers = numbers_left(first, last, body.gone)
        if not len(body.ids) == len(body.revisions) == len(numbers) == len(body.records):
            raise Tampered
        return Segment(first, last, body.ids, body.revisions, numbers, body.records)

    def decode_ids(self, plaintext: bytes) -> list[bytes]:
        """Return only the ids of a segment, without making its records. Errors: Tampered, UnknownFormat."""
        return self._decode(self._ids, plaintext).ids

    def _decode(self, decoder: msgspec.msgpack.Decoder[D], plaintext: bytes) -> D:
        if plaintext[:1] != self._schema:
            raise UnknownFormat
        try:
            return decoder.decode(memoryview(plaintext)[1:])
        except msgspec.MsgspecError:
            raise Tampered from None


D = TypeVar("D")


def gone_runs(first: int, last: int, numbers: Sequence[int]) -> list[int]:
    """Return the numbers of first..last that are missing, as offsets and lengths. Errors: Tampered."""
    runs: list[int] = []
    due = first
    for number in (*numbers, last + 1):
        if not due <= number <= last + 1:
            raise Tampered
        if number > due:
            runs += (due - first, number - due)
        due = number + 1
    return runs


def numbers_left(first: int, last: int, gone: Sequence[int]) -> Sequence[int]:
    """Return first..last without the runs. Errors: Tampered."""
    if not gone:
        return range(first, last + 1)
    numbers: list[int] = []
    due = first
    for offset, length in zip(gone[::2], (*gone[1::2], 0), strict=False):
        if first + offset < due or length < 1:
            raise Tampered
        numbers += range(due, first + offset)
        due = first + offset + length
    if due > last + 1:
        raise Tampered
    numbers += range(due, last + 1)
    return numbers
