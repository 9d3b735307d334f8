"""Reading a table of ratings for `leeward insights`: every cell is understood, or named by its row and column."""

from __future__ import annotations

import csv
import gzip
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import TextIOWrapper
from itertools import chain
from math import isfinite, nan
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from leeward.cli.insights_times import NoTime, When, at_midnight, offset_minutes, when
from leeward.insights.days import LARGEST

_MISSING = {"", "NA"}
_WORDS = {"yes": 1.0, "no": 0.0, "true": 1.0, "false": 0.0}
_DECIMAL_COMMA = re.compile(r"[+-]?\d*,\d+")
_LEAST = 8  # check-ins with a word before it becomes a factor of its own


class CannotRead(ValueError):
    """The table cannot be read; the message says where and what."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns that are wanted. time: one, or a date and a clock. daily_factors are factors too.

    missing: what stands in a cell of no answer, beside nothing and NA.
    """

    time: tuple[str, ...]
    values: tuple[str, ...]
    factors: tuple[str, ...]
    utc_offset: str | None
    person: str | None
    daily_factors: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    def wanted(self) -> list[str]:
        """Return every name once."""
        single = [name for name in (self.utc_offset, self.person) if name is not None]
        return list(dict.fromkeys((*self.time, *self.values, *self.factors, *self.daily_factors, *single)))


@dataclass(frozen=True, slots=True)
class Person:
    """One person's rows: when, and one column of numbers for each value and factor; NaN is missing.

    Shape: `once_a_day` names those factors that are about the night before.
    """

    name: str | None
    times: list[When]
    values: dict[str, list[float]]
    factors: dict[str, list[float]]
    once_a_day: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was understood. left_out: rows without a time or a person."""

    rows: int
    left_out: int
    row_is_day: bool
    people: list[Person]


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: dict[str, str]
    time: When


def read(path: Path, columns: Columns, *, day_starts: int, row_is_day: bool) -> Table:
    """Return the table.

    Shape: comma, semicolon or tab between cells; the first row has the names, rows are counted from it as 1.
    Unit: day_starts in minutes since midnight.
    Errors: CannotRead, with the row and the column.
    """
    if len(columns.time) > 2:
        raise CannotRead("--time takes one column, or a date and a clock")
    if twice := [name for name in columns.factors if name in columns.daily_factors]:
        raise CannotRead(f"column {twice[0]}: --factor and --daily-factor both name it")
    rows, left_out = [], 0
    with _opened(path) as lines:
        for number, cells in _cells(lines, columns):
            row = _row(number, cells, columns, day_starts)
            rows.append(row) if row else None
            left_out += row is None
    # Where one row has no clock, none has: a day and a moment cannot stand in one order.
    by_day = row_is_day or any(row.time.clock != row.time.clock for row in rows)
    if rows and (days := at_midnight([row.time for row in rows], day_starts)):
        by_day, rows = True, [replace(row, time=day) for row, day in zip(rows, days, strict=True)]
    numbers = {name: [_number(row, name) for row in rows] for name in columns.values}
    factors = dict(chain.from_iterable(_factors(rows, name) for name in columns.factors))
    factors |= {name: [_number(row, name) for row in rows] for name in columns.daily_factors}
    return Table(len(rows) + left_out, left_out, by_day, _people(rows, columns, numbers, factors))


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    try:
        raw = path.open("rb")
        with raw, TextIOWrapper(_unpacked(raw, path), encoding="utf-8-sig", newline="") as lines:
            yield lines
    except UnicodeDecodeError:
        raise CannotRead("this is not UTF-8 text; save it as CSV in UTF-8") from None
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise CannotRead("the compressed file is damaged or ends too soon") from None
    except OSError as reason:
        raise CannotRead(f"it cannot be opened ({reason.strerror or 'no reason given'})") from None


def _unpacked(raw: BinaryIO, path: Path) -> BinaryIO:
    return cast("BinaryIO", gzip.GzipFile(fileobj=raw)) if path.suffix == ".gz" else raw


def _cells(lines: TextIO, columns: Columns) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row's number and its wanted cells, "" where nothing was answered."""
    first = lines.readline()
    if not first.strip():
        raise CannotRead("row 1: there is no line of column names")
    missing = {*_MISSING, *columns.missing}
    between = max(",;\t", key=first.count)
    table = csv.reader(chain([first], lines), delimiter=between, strict=True)
    number = 1
    try:
        names = [name.strip() for name in next(table)]
        places = {name: _place(names, name) for name in columns.wanted()}
        for number, cells in enumerate(table, start=2):
            if not cells:
                continue
            if len(cells) != len(names):
                raise CannotRead(
                    f"row {number}, column {names[min(len(cells), len(names)) - 1]}: "
                    f"this row has {len(cells)} cells, the first row has {len(names)}"
                )
            said = {name: cells[place].strip() for name, place in places.items()}
            yield (
                number,
                {
                    name: "" if cell in missing else cell if name == columns.person else _with_point(cell, between)
                    for name, cell in said.items()
                },
            )
    except csv.Error as reason:
        raise CannotRead(f"row {number + 1}: the cells cannot be told apart ({reason})") from None


def _with_point(cell: str, between: str) -> str:
    """Return "3,5" as "3.5" where commas do not part the cells: so spreadsheets of half of Europe write numbers."""
    return cell.replace(",", ".") if between != "," and _DECIMAL_COMMA.fullmatch(cell) else cell


def _place(names: Sequence[str], wanted: str) -> int:
    if names.count(wanted) == 1:
        return names.index(wanted)
    count = "no column" if wanted not in names else "more than one column"
    raise CannotRead(f"row 1, column {wanted}: {count} has this name; there are: {', '.join(names)}")


def _row(number: int, cells: dict[str, str], columns: Columns, day_starts: int) -> _Row | None:
    said = [cells[name] for name in columns.time]
    if not all(said) or (columns.person is not None and not cells[columns.person]):
        return None
    offset = None
    column = columns.time[0]
    try:
        if columns.utc_offset is not None and cells[columns.utc_offset]:
            column = columns.utc_offset
            offset = offset_minutes(cells[columns.utc_offset])
        column = " and ".join(columns.time)
        return _Row(number, cells, when(said, offset, day_starts))
    except (NoTime, OverflowError):
        shown = cells[column] if column == columns.utc_offset else " ".join(said)
        what = "an offset such as +02:00" if column == columns.utc_offset else "a time such as 2026-11-23 18:30"
        raise CannotRead(f"row {number}, column {column}: {shown[:40]!r} is not {what}") from None


def _number(row: _Row, name: str) -> float:
    """Return the number in a cell, NaN where it is empty. Errors: CannotRead."""
    cell = row.cells[name]
    if not cell:
        return nan
    try:
        number = float(cell)
    except ValueError:
        number = nan
    if not isfinite(number) or abs(number) > LARGEST or "_" in cell:
        raise CannotRead(f"row {row.number}, column {name}: {cell[:40]!r} is not a number a scale could hold")
    return number


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _factors(rows: Sequence[_Row], name: str) -> Iterator[tuple[str, list[float]]]:
    """Yield the factors of one column: numbers and yes/no as they are, other words one factor a word."""
    said = [row.cells[name] for row in rows]
    given = Counter(filter(None, said))
    if all(cell.lower() in _WORDS for cell in given):
        yield name, [_WORDS.get(cell.lower(), nan) for cell in said]
    elif any(_is_number(cell) for cell in given):
        yield name, [_number(row, name) for row in rows]
    else:
        for word, count in given.most_common():
            if count >= _LEAST:
                yield f"{name}={word}", [float(cell == word) if cell else nan for cell in said]


def _people(
    rows: Sequence[_Row], columns: Columns, values: dict[str, list[float]], factors: dict[str, list[float]]
) -> list[Person]:
    """Return the people in the order in which they first appear."""
    places: dict[str | None, list[int]] = {}
    for place, row in enumerate(rows):
        places.setdefault(None if columns.person is None else row.cells[columns.person], []).append(place)
    return [
        Person(
            name,
            [rows[place].time for place in own],
            {value: [numbers[place] for place in own] for value, numbers in values.items()},
            {factor: [numbers[place] for place in own] for factor, numbers in factors.items()},
            columns.daily_factors,
        )
        for name, own in places.items()
    ]
