"""Which of the formats a file is, from its first bytes and its header row."""

from __future__ import annotations

from typing import BinaryIO

from leeward.interchange.formats import daylio_backup, daylio_csv, phone
from leeward.interchange.formats.csv_rows import open_rows
from leeward.interchange.formats.found import Format, NotADaylioBackup, NothingInside, NotText, UnknownFormat
from leeward.interchange.formats.unpacking import GZIP

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
# Spreadsheets, documents and databases people may choose by mistake; the answer names the way out (save as CSV).
OTHER = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"SQLite format 3",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
)


def format_of(source: BinaryIO) -> Format:
    """Return the format of a file.

    Errors: NothingInside for an empty file; NotADaylioBackup for another zip; UnknownFormat for JSON and the like;
    NotText and NotATable for what has no rows.
    """
    source.seek(0)
    head = source.read(512)
    if not head.strip(b"\xef\xbb\xbf \t\r\n"):
        raise NothingInside
    if head.startswith((ZIP, EMPTY_ZIP)):
        if daylio_backup.is_backup(source):
            return Format.DAYLIO_BACKUP
        if kind := phone.kind_of(source):
            return kind
        raise NotADaylioBackup
    if head.startswith((GZIP, *phone.BEGINNINGS)) and (kind := phone.kind_of(source)):
        return kind
    if head.startswith(OTHER):
        raise NotText
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[{", b"<?xml", b"<!DOCTYPE", b"<html")):
        raise UnknownFormat
    header = open_rows(source).head(1)[0].cells
    return Format.DAYLIO_CSV if daylio_csv.header_fits(header) else Format.TABLE
