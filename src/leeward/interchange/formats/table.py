"""Any table: a CSV file whose columns a person has named.

Cells are text and are never evaluated: a formula stays the letters it is. Numbers keep the scale of their column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time
from itertools import islice
from typing import BinaryIO

import msgspec

from leeward.interchange.formats.cells import (
    clean_name,
    plain_text,
    read_hours,
    read_list,
    read_number,
    read_yes,
)
from leeward.interchange.formats.csv_rows import Cells, CsvFile, open_rows
from leeward.interchange.formats.found import DateOrderUnclear, Found, Refused, Row, RowUnreadable, Scale, Why
from leeward.interchange.formats.mapping import Column, Field, names_of, places_of, scale_names
from leeward.interchange.formats.times import (
    NOON,
    Order,
    needs_order,
    orders_that_fit,
    read_date,
    read_instant,
    read_time,
)

SHOWN_ROWS = 5
ORDER_ROWS = 200
HIGHEST = 10  # of mood and the pull, whose scale is 0 to 10


class Table(msgspec.Struct):
    """A table that was looked at but not read: its column names and first rows, to be shown beside the questions."""

    names: list[str]
    first_rows: list[list[str]]


def look(source: BinaryIO) -> Table:
    """Return the names of the columns and the first rows.

    Errors: NotText, NotATable, NothingInside.
    """
    head = open_rows(source).head(SHOWN_ROWS + 1)
    return Table(names_of(head[0].cells), [found.cells for found in head[1:]])


def read(source: BinaryIO, columns: Sequence[Column]) -> Iterator[Row]:
    """Yield one row for each row of the table.

    Errors: MissingColumn; DateOrderUnclear when only the person can say which order the dates have; as `look`.
    """
    file = open_rows(source)
    places = places_of(columns, names_of(file.head(1)[0].cells))
    order = _order(file, places)
    return _rows(file, _Reader(places, order, decimal_comma=file.delimiter != ","))


def _rows(file: CsvFile, reader: _Reader) -> Iterator[Row]:
    header = True
    for found in file.rows():
        if isinstance(found, Refused):
            yield found
        elif header:
            header = False
        else:
            yield reader.read(found)


def orders(source: BinaryIO, column: Column) -> set[Order] | None:
    """Return the orders that fit a column of dates, as `orders_that_fit`: two or none is a question.

    Errors: MissingColumn.
    """
    file = open_rows(source)
    places = places_of([column], names_of(file.head(1)[0].cells))
    return orders_that_fit(_texts(file, places[0][0]))


def _texts(file: CsvFile, place: int) -> Iterator[str]:
    cells = (found.cells for found in file.rows() if isinstance(found, Cells))
    return (row[place] for row in islice(cells, 1, None))


def _order(file: CsvFile, places: Sequence[tuple[int, Column]]) -> Order | None:
    place, day = next((place, column) for place, column in places if column.field in {Field.DATE, Field.DATETIME})
    if day.order is not None:
        return day.order
    # Only where the first rows need an order is the whole column read for it. A lone date of that kind further down is
    # refused by its number, never guessed.
    if not any(needs_order(text) for text in islice(_texts(file, place), ORDER_ROWS)):
        return None
    fitting = orders_that_fit(_texts(file, place))
    if fitting is None or len(fitting) != 1:
        raise DateOrderUnclear
    return fitting.pop()


class _Row:
    """What the columns of one row have said so far."""

    def __init__(self) -> None:
        self.day: datetime | None = None
        self.clock: time | None = None
        self.points: dict[Field, int] = {}
        self.sleep: float | None = None
        self.ratings: list[tuple[Scale, float]] = []
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.title = ""

    def found(self, row: int) -> Found:
        if self.day is None:
            raise RowUnreadable(Why.NO_DATE)
        when = self.day if self.clock is None else datetime.combine(self.day.date(), self.clock, self.day.tzinfo)
        found = Found(
            row=row,
            when=when,
            mood=self.points.get(Field.MOOD),
            pull=self.points.get(Field.PULL),
            sleep=self.sleep,
            ratings=tuple(self.ratings),
            tags=tuple(dict.fromkeys(self.tags)),
            title=self.title,
            text="\n\n".join(self.texts),
        )
        if found.is_empty:
            raise RowUnreadable(Why.EMPTY)
        return found


class _Reader:
    """Reads the mapped cells of each row. The steps are chosen once, so that a long table costs little a row."""

    def __init__(self, places: Sequence[tuple[int, Column]], order: Order | None, *, decimal_comma: bool) -> None:
        self._order = order
        self._decimal_comma = decimal_comma
        self._names = scale_names([column for _, column in places])
        self._steps = [(place, self._step(column)) for place, column in places]

    def read(self, found: Cells) -> Row:
        row = _Row()
        try:
            for place, step in self._steps:
                if text := found.cells[place].strip():
                    step(row, text)
            return row.found(found.row)
        except RowUnreadable as unreadable:
            return Refused(found.row, unreadable.why)

    def _step(self, column: Column) -> Callable[[_Row, str], None]:
        steps: dict[Field, Callable[[_Row, str], None]] = {
            Field.DATE: self._date,
            Field.DATETIME: self._instant,
            Field.TIME: _clock,
            Field.TAGS: _tags,
            Field.NOTE: _note,
            Field.TITLE: _title,
            Field.SLEEP: self._sleep,
        }
        return steps.get(column.field) or self._named(column)

    def _named(self, column: Column) -> Callable[[_Row, str], None]:
        """Return the step of a column whose name or scale matters."""
        if column.field is Field.TAG:
            tag = clean_name(column.name)
            return lambda row, text: row.tags.append(tag) if read_yes(text) else None
        if column.field is Field.SERIES:
            scale = Scale(self._names[column.name], column.low, column.high)
            return lambda row, text: row.ratings.append((scale, self._on(column, text)))
        return lambda row, text: row.points.__setitem__(column.field, self._points(column, text))

    def _date(self, row: _Row, text: str) -> None:
        row.day = datetime.combine(read_date(text, self._order), NOON)

    def _instant(self, row: _Row, text: str) -> None:
        row.day = read_instant(text, self._order)

    def _sleep(self, row: _Row, text: str) -> None:
        row.sleep = read_hours(text, decimal_comma=self._decimal_comma)

    def _on(self, column: Column, text: str) -> float:
        """Return a number that lies on the column's scale, where the scale is known."""
        number = read_number(text, decimal_comma=self._decimal_comma)
        if column.low is not None and column.high is not None and not column.low <= number <= column.high:
            raise RowUnreadable(Why.RANGE)
        return number

    def _points(self, column: Column, text: str) -> int:
        """Return mood or the pull, 0 to 10; stretched from another scale only where the person named its ends."""
        number = self._on(column, text)
        if column.low is not None and column.high is not None:
            return round((number - column.low) / (column.high - column.low) * HIGHEST)
        if not 0 <= number <= HIGHEST:
            raise RowUnreadable(Why.RANGE)
        if number != int(number):
            raise RowUnreadable(Why.WHOLE)
        return int(number)


def _clock(row: _Row, text: str) -> None:
    # Some tables repeat the day in the column of times.
    row.clock = read_instant(text).time() if text[:4].isdigit() and len(text) > 10 else read_time(text)


def _tags(row: _Row, text: str) -> None:
    row.tags.extend(read_list(text))


def _note(row: _Row, text: str) -> None:
    row.texts.append(plain_text(text))


def _title(row: _Row, text: str) -> None:
    row.title = " ".join(plain_text(text).split())
