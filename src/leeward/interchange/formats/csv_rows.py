"""Rows of a CSV file, read so that one damaged row costs one row.

Python's csv reader knows quotes. What it lacks is a way back: a quote that is never closed swallows the rest of the
file. Here the lines of the row being read are kept, and when a row grows past any note a person writes, or ends with
the wrong number of fields after several lines, its first line is refused and reading starts anew on the second.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO, NamedTuple

from leeward.interchange.formats.found import NotATable, NothingInside, Refused, TooDamaged, Why
from leeward.interchange.formats.letters import Encoding, encoding_of, lines_of

ROW_LINES = 2_000
ROW_LETTERS = 200_000
COLUMNS_LIMIT = 500
# Each new start reads up to ROW_LINES lines again; more than this and the file is not a table with some damage.
NEW_STARTS = 200
DELIMITERS = ",;\t|"
SNIFF_LINES = 30

# Bytes that are no letters: control characters and broken UTF-8.
DAMAGE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")

csv.field_size_limit(4 * ROW_LETTERS)


def is_damaged(text: str) -> bool:
    """Tell whether bytes that are no letters stand in a text."""
    # isprintable() looks at a page in a microsecond, the pattern in thirty; line ends alone make it say no.
    return not text.isprintable() and DAMAGE.search(text) is not None


class Cells(NamedTuple):
    """One row's number (the header is row 1, as in a spreadsheet) and its cells."""

    row: int
    cells: list[str]


class _RowTooLong(Exception):
    """The row being read is longer than any real one."""


class Lines:
    """The lines of a file, with a memory of those since the last row, and a way to go back to the second of them."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: list[str] = []
        self._taken: list[str] = []
        self._letters = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._lines)
        self._taken.append(line)
        self._letters += len(line)
        if len(self._taken) > ROW_LINES or self._letters > ROW_LETTERS:
            raise _RowTooLong
        return line

    @property
    def taken(self) -> list[str]:
        """The lines the row being read has so far."""
        return self._taken

    def forget(self) -> None:
        """Begin the next row."""
        self._taken.clear()
        self._letters = 0

    def back_to_second(self) -> None:
        """Give the lines of this row again, but for the first."""
        self._again.extend(reversed(self._taken[1:]))
        self.forget()


def delimiter_of(lines: list[str]) -> str:
    """Return what stands between the cells: the mark that cuts the first lines into the same number of cells.

    Errors: NotATable when no mark does.
    """
    best, best_score = "", 0.0
    for mark in DELIMITERS:
        try:
            widths = [len(cells) for cells in csv.reader(lines, delimiter=mark) if cells]
        except csv.Error:
            continue
        if not widths or widths[0] < 2:
            continue
        same = sum(width == widths[0] for width in widths) / len(widths)
        score = same + min(widths[0], 50) / 1000
        if score > best_score:
            best, best_score = mark, score
    if not best:
        raise NotATable
    return best


def _next_cells(feed: Lines, reader: Iterator[list[str]], delimiter: str) -> list[str] | None:
    """Return the cells of the next row, or None for one that is damaged.

    Shape: the reader is strict, because a lenient one lets a forgotten quote swallow every row up to the next quote.
    A row on one line is read leniently when strictness fails: nothing else can be swallowed, and `5" nails` is a word.
    """
    try:
        return next(reader)
    except _RowTooLong:
        return None
    except csv.Error:
        return next(csv.reader(feed.taken, delimiter=delimiter), None) if len(feed.taken) == 1 else None


def _fits(cells: list[str], width: int | None) -> bool:
    """Tell whether a row has the header's number of cells; empty cells too many at its end are let go."""
    while width is not None and len(cells) > width and not cells[-1]:
        cells.pop()
    return not cells or width is None or len(cells) == width


def rows_of(lines: Iterable[str], delimiter: str) -> Iterator[Cells | Refused]:
    """Yield the rows that are not blank, the header first, and a refusal for each that cannot be read.

    Shape: the first row that is not blank sets the number of cells; a row with another number is refused.
    Errors: TooDamaged after NEW_STARTS new starts.
    """
    feed, row, starts, width = Lines(lines), 0, 0, 0
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    while True:
        row += 1
        try:
            cells = _next_cells(feed, reader, delimiter)
        except StopIteration:
            return
        if cells is not None and _fits(cells, width or None):
            feed.forget()
            if any(cells):
                width = width or len(cells)
                yield Refused(row, Why.DAMAGED) if is_damaged("".join(cells)) else Cells(row, cells)
            continue
        yield Refused(row, Why.DAMAGED if cells is None else Why.FIELDS)
        if len(feed.taken) > 1:
            starts += 1
            if starts > NEW_STARTS:
                raise TooDamaged
        feed.back_to_second()
        reader = csv.reader(feed, delimiter=delimiter, strict=True)


class CsvFile(NamedTuple):
    """A CSV file that was looked at: how its letters are written and what stands between its cells."""

    source: BinaryIO
    encoding: Encoding
    delimiter: str

    def rows(self) -> Iterator[Cells | Refused]:
        """Yield the rows from the beginning, as `rows_of`."""
        return rows_of(lines_of(self.source, self.encoding), self.delimiter)

    def head(self, count: int) -> list[Cells]:
        """Return the first rows that can be read, the header among them.

        Errors: NothingInside without any; NotATable above COLUMNS_LIMIT columns.
        """
        readable = (found for found in self.rows() if isinstance(found, Cells))
        first = list(islice(readable, count))
        if not first:
            raise NothingInside
        if len(first[0].cells) > COLUMNS_LIMIT:
            raise NotATable
        return first


def open_rows(source: BinaryIO) -> CsvFile:
    """Look at a file and say how to read it.

    Errors: NotText, NotATable, NothingInside.
    """
    encoding = encoding_of(source)
    head = [
        line for line in islice(lines_of(source, encoding), SNIFF_LINES) if line.strip() and len(line) <= ROW_LETTERS
    ]
    if not head:
        raise NothingInside
    return CsvFile(source, encoding, delimiter_of(head))
