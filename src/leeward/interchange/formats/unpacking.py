"""Gzip and zip unpacked as they come, never on disk and never whole: each member goes to whoever wants it.

A zip is read from its front. Its directory lies at its end, and an upload would have to be kept until then; what the
directory says is not needed, because what a member claims about itself is not believed either.

Source: PKWARE APPNOTE 6.3.10 (4.3.7 local header, 4.3.9 data descriptor, 4.5.3 zip64); RFC 1951, RFC 1952.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from typing import Protocol

from leeward.interchange.formats.found import CannotRead, TooLarge

GZIP = b"\x1f\x8b"
LOCAL, DIRECTORY, NO_MEMBERS = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
PIECE = 2**17
# Of what is unpacked. A phone's ten years make 3 to 5 GB; XML shrinks to a tenth or a thirtieth.
SIZE_LIMIT = 16 * 2**30
RATIO_LIMIT = 200
FREE = 2**24  # bytes that may come of anything, so that a small file of one repeated line is read
MEMBERS_LIMIT = 100_000
STORED, DEFLATED = 0, 8
ENCRYPTED, SIZES_FOLLOW = 0x1, 0x8
_FIELDS = struct.Struct("<4sHHHHHIIIHH")
UNKNOWN = 0xFFFFFFFF


class Damaged(CannotRead):
    """What is packed cannot be unpacked, or is locked with a password."""


class TooMuch(TooLarge):
    """What is packed grows beyond anything a phone makes, or beyond what memory may hold."""


class Sink(Protocol):
    """Takes the bytes of one member."""

    def feed(self, data: bytes) -> None:
        """Read on."""

    def close(self) -> None:
        """The member is over."""


class Measured:
    """Counts what goes in and what comes out, and ends what grows beyond reason."""

    def __init__(self) -> None:
        self.packed = self.unpacked = 0

    def out(self, count: int) -> None:
        """Count what was unpacked.

        Errors: TooMuch.
        """
        self.unpacked += count
        if self.unpacked > min(SIZE_LIMIT, FREE + RATIO_LIMIT * self.packed):
            raise TooMuch


class Gunzip:
    """Feeds a sink with what a gzip file holds."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._inflate = zlib.decompressobj(31)
        self._measured = Measured()

    @property
    def is_whole(self) -> bool:
        """Whether its end was reached."""
        return self._inflate.eof

    def feed(self, data: bytes) -> None:
        """Unpack on. Errors: Damaged, TooMuch; those of the sink."""
        self._measured.packed += len(data)
        _inflate_into(self._sink, self._inflate, data, self._measured)

    def close(self) -> None:
        """The file is over."""
        self._sink.close()


def _inflate_into(sink: Sink | None, inflate: zlib._Decompress, data: bytes, measured: Measured) -> None:
    while not inflate.eof:
        try:
            piece = inflate.decompress(data, PIECE)
        except zlib.error:
            raise Damaged from None
        measured.out(len(piece))
        if sink and piece:
            sink.feed(piece)
        data = inflate.unconsumed_tail
        if not data and len(piece) < PIECE:
            return


class Unzip:
    """Feeds the members of a zip to the sinks that `choose` gives for their names; None passes a member over."""

    def __init__(self, choose: Callable[[str], Sink | None]) -> None:
        self._choose = choose
        self._measured = Measured()
        self._waiting = b""
        self._members = 0
        self._sink: Sink | None = None
        self._left = 0
        self._inflate: zlib._Decompress | None = None
        self._follows = False
        self._step = self._header
        self.is_whole = False

    def feed(self, data: bytes) -> None:
        """Unpack on. Errors: Damaged, TooMuch; those of the sinks."""
        if self.is_whole:
            return
        self._measured.packed += len(data)
        self._waiting += data
        while self._step():
            pass

    def close(self) -> None:
        """The file is over; a member that broke off is closed."""
        self._over()

    def _header(self) -> bool:
        waiting = self._waiting
        if waiting[:4] in {DIRECTORY, NO_MEMBERS}:
            self.is_whole, self._waiting = True, b""
            return False
        if len(waiting) < _FIELDS.size:
            return False
        mark, _, flags, method, _, _, _, packed, unpacked, name, extra = _FIELDS.unpack_from(waiting)
        whole = _FIELDS.size + name + extra
        if mark != LOCAL or flags & ENCRYPTED or method not in {STORED, DEFLATED}:
            raise Damaged
        if len(waiting) < whole:
            return False
        self._members += 1
        if self._members > MEMBERS_LIMIT:
            raise TooMuch
        self._waiting = waiting[whole:]
        if packed == UNKNOWN:
            packed = _zip64(waiting[_FIELDS.size + name : whole], skips_first=unpacked == UNKNOWN)
        self._follows = bool(flags & SIZES_FOLLOW)
        self._sink = self._choose(waiting[_FIELDS.size : _FIELDS.size + name].decode("utf-8", "replace"))
        self._begin(method, packed)
        return True

    def _begin(self, method: int, packed: int) -> None:
        if method == DEFLATED:
            self._inflate, self._step = zlib.decompressobj(-15), self._deflated
        elif self._follows:
            raise Damaged  # nothing says where it ends
        else:
            self._left, self._step = packed, self._stored

    def _stored(self) -> bool:
        piece, self._waiting = self._waiting[: self._left], self._waiting[self._left :]
        self._left -= len(piece)
        self._measured.out(len(piece))
        if self._sink and piece:
            self._sink.feed(piece)
        if self._left:
            return False
        self._over()
        return True

    def _deflated(self) -> bool:
        inflate = self._inflate
        if inflate is None:
            raise Damaged
        _inflate_into(self._sink, inflate, self._waiting, self._measured)
        self._waiting = inflate.unused_data
        if not inflate.eof:
            return False
        self._over()
        if self._follows:
            self._step = self._descriptor
        return True

    def _descriptor(self) -> bool:
        """Step over what follows a member: 12 to 24 bytes, of four shapes, known by what comes after them."""
        for size in (12, 16, 20, 24):
            if self._waiting[size : size + 4] in {LOCAL, DIRECTORY}:
                self._waiting, self._step = self._waiting[size:], self._header
                return True
        if len(self._waiting) >= 28:
            raise Damaged
        return False

    def _over(self) -> None:
        if self._sink:
            self._sink.close()
        self._sink = self._inflate = None
        self._step = self._header


def _zip64(extra: bytes, *, skips_first: bool) -> int:
    """Return the packed size out of the extra fields of a member of more than 4 GB."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        place = 8 if skips_first else 0
        if kind == 1 and size >= place + 8:
            (packed,) = struct.unpack_from("<Q", extra, 4 + place)
            return int(packed)
        extra = extra[4 + size :]
    raise Damaged


class Whole:
    """A small document, handed over whole at its end. One that breaks off is handed over as far as it came."""

    def __init__(self, limit: int, done: Callable[[bytes], None]) -> None:
        self._limit, self._done = limit, done
        self._body = bytearray()

    def feed(self, data: bytes) -> None:
        """Read on. Errors: TooMuch."""
        if len(self._body) + len(data) > self._limit:
            raise TooMuch
        self._body += data

    def close(self) -> None:
        """The document is over. Errors: those of whoever takes it."""
        body, self._body = bytes(self._body), bytearray()
        self._done(body)
