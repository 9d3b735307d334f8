"""A phone's file of any kind, fed in pieces: what it is comes out of its first bytes and of what is packed in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import BinaryIO

from leeward.interchange.formats import google_fit, health_connect
from leeward.interchange.formats.apple_health import AppleHealth
from leeward.interchange.formats.found import CannotRead, Format, NothingInside, TooLarge
from leeward.interchange.formats.health import NoHealth, Sums, Tally
from leeward.interchange.formats.prolog import EntityTrick
from leeward.interchange.formats.unpacking import GZIP, LOCAL, NO_MEMBERS, Damaged, Gunzip, Sink, Unzip, Whole

PIECE = 2**18
HEAD = 4096  # bytes of a document, enough to tell its kind
BLANKS = b"\xef\xbb\xbf \t\r\n"
# How a file that is not packed begins, where it can be nothing else.
BEGINNINGS = (b"<", b"{", b"[", b"\xef\xbb\xbf<", health_connect.MAGIC)
# What in a zip is looked at; the medical document beside the Health app's file is none of ours.
ENDINGS = (".xml", ".json", ".csv", ".db")
NOT_OURS = "_cda.xml"
# These end a reading whatever came before: a file that plays tricks is not kept in part.
TRICKS = (EntityTrick, TooLarge)


class NotAPhone(CannotRead):
    """The file is no phone's export, or a kind of it that is not known."""


class PhoneFile:
    """One reading of one file. `format` is known as soon as its first document is.

    Shape: `zone` is where the person is, for files that name an instant and no clock.
    """

    def __init__(self, zone: str = "") -> None:
        self.format: Format | None = None
        self._zone, self._tally = zone, Tally()
        self._begun = b""
        self._way: Gunzip | Unzip | _Document | None = None
        self._apple: AppleHealth | None = None
        self._is_damaged = False

    def feed(self, data: bytes) -> None:
        """Read on.

        Errors: EntityTrick, NotAppleHealth, NotAPhone, TooLarge.
        """
        if self._way is None:
            self._begun += data
            if len(self._begun) < len(LOCAL):
                return
            self._way, data, self._begun = self._way_for(self._begun), self._begun, self._begun[:HEAD]
        if self._is_damaged:
            return
        try:
            self._way.feed(data)
        except Damaged:
            self._is_damaged = True

    def sums(self, *, now: datetime) -> tuple[Format, Sums]:
        """Return which kind of file it was, and its days.

        Errors: NothingInside, NoHealth; those of feed.
        """
        if self._way:
            self._way.close()
        if self._way is None or self.format is None:
            raise NotAPhone if self._begun.strip(BLANKS) else NothingInside
        is_whole = self._way.is_whole and not self._is_damaged and (self._apple is None or self._apple.is_whole)
        made_on = self._apple.made_on if self._apple else None
        return self.format, self._tally.sums(now=now, made_on=made_on, is_cut=not is_whole)

    def _way_for(self, start: bytes) -> Gunzip | Unzip | _Document:
        if start.startswith(GZIP):
            return Gunzip(_Document(self._open))
        if start.startswith((LOCAL, NO_MEMBERS)):
            return Unzip(self._choose)
        return _Document(self._open)

    def _choose(self, name: str) -> Sink | None:
        name = name.lower()
        # The Health app names its file in the person's language: its ending is known, and what it begins with.
        return _Document(self._open) if name.endswith(ENDINGS) and not name.endswith(NOT_OURS) else None

    def _open(self, head: bytes) -> Sink | None:
        """Return what reads a document that begins like this, or None for one that is not read."""
        kind = _kind(head)
        if kind is None or self.format not in {None, kind} or self._apple:
            return None
        reader = self._reader(kind, head)
        if reader:
            self.format = kind
        return reader

    def _reader(self, kind: Format, head: bytes) -> Sink | None:
        if kind is Format.APPLE_HEALTH:
            self._apple = AppleHealth(self._tally)
            return self._apple
        if kind is Format.HEALTH_CONNECT:
            return Whole(health_connect.LIMIT, lambda body: health_connect.read(body, self._tally))
        return google_fit.reader(head, self._tally, self._zone)


def _kind(head: bytes) -> Format | None:
    head = head.lstrip(BLANKS)
    if head.startswith(health_connect.MAGIC):
        return Format.HEALTH_CONNECT
    if head.startswith(b"<"):
        return Format.APPLE_HEALTH
    return Format.GOOGLE_FIT if google_fit.is_theirs(head) else None


class _Document:
    """One document: the first part of it says who reads it."""

    def __init__(self, open: Callable[[bytes], Sink | None]) -> None:
        self._open = open
        self._begun: bytes | None = b""
        self._reader: Sink | None = None
        self.is_whole = True

    def feed(self, data: bytes) -> None:
        """Read on, once it is known who reads."""
        if self._begun is not None:
            self._begun += data
            if len(self._begun) >= HEAD:
                self._begin()
        elif self._reader:
            self._reader.feed(data)

    def close(self) -> None:
        """The document is over; a short one is read now."""
        self._begin()
        if self._reader:
            self._reader.close()

    def _begin(self) -> None:
        if self._begun is None:
            return
        begun, self._begun = self._begun, None
        self._reader = self._open(begun)
        if self._reader:
            self._reader.feed(begun)


def kind_of(source: BinaryIO) -> Format | None:
    """Return which phone's file this is, from as much of it as that takes, or None.

    Errors: EntityTrick, TooLarge.
    """
    file = PhoneFile()
    source.seek(0)
    try:
        while file.format is None and (piece := source.read(PIECE)):
            file.feed(piece)
        if file.format is None:
            file.sums(now=datetime.fromtimestamp(0).astimezone())
    except TRICKS:
        raise
    except NoHealth:
        return file.format
    except CannotRead:
        return None
    return file.format


def read(source: BinaryIO, *, now: datetime, zone: str = "") -> tuple[Format, Sums]:
    """Read a whole file and return which kind it is, and its days.

    Errors: those of PhoneFile.
    """
    file = PhoneFile(zone)
    source.seek(0)
    while piece := source.read(PIECE):
        file.feed(piece)
    return file.sums(now=now)
