"""Reading a file of any known format, once somebody has said which it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from leeward.interchange.formats import daylio_backup, daylio_csv, table
from leeward.interchange.formats.found import Format, Row
from leeward.interchange.formats.mapping import Column


def read(source: BinaryIO, format: Format, columns: Sequence[Column] = ()) -> Iterator[Row]:
    """Yield the rows of a file; the same file gives the same rows each time it is read.

    Errors: CannotRead and its subclasses.
    """
    if format is Format.DAYLIO_CSV:
        return daylio_csv.read(source)
    if format is Format.DAYLIO_BACKUP:
        return daylio_backup.read(source)
    return table.read(source, columns)
