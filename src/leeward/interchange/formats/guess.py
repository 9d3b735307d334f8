"""A first proposal for what the columns of a table are. It is shown beside each column and changed with one choice.

Numbers are proposed as scales of their own, never as mood: only the person knows whether they mean the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from leeward.interchange.formats.cells import NO, YES, read_number
from leeward.interchange.formats.found import RowUnreadable, Why
from leeward.interchange.formats.mapping import Column, Field
from leeward.interchange.formats.table import Table
from leeward.interchange.formats.times import EPOCH, Order, read_date, read_instant, read_time

# In a wide table most columns are beside the point; only when and words are proposed.
WIDE = 14
LONG_CELL = 40


def proposed(table: Table) -> list[Column]:
    """Return a proposal for each column, in their order: at most one day and one clock."""
    wide = len(table.names) > WIDE
    columns, taken = [], set[Field]()
    for place, name in enumerate(table.names):
        cells = [row[place].strip() for row in table.first_rows if row[place].strip()]
        field = _when(cells, taken) or (Field.SKIP if wide else _what(cells))
        taken.add(field)
        columns.append(Column(name, field))
    return columns


def _when(cells: Sequence[str], taken: set[Field]) -> Field | None:
    if not taken & {Field.DATE, Field.DATETIME} and cells and all(_is_day(cell) for cell in cells):
        return Field.DATETIME if any(_has_clock(cell) for cell in cells) else Field.DATE
    if Field.TIME not in taken and Field.DATETIME not in taken and cells and all(_is_clock(cell) for cell in cells):
        return Field.TIME
    return None


def _is_day(cell: str) -> bool:
    """Tell whether a cell has the shape of a day; an impossible one has it too."""
    # A long number may be anything; the person says so if it is a moment.
    return not EPOCH.match(cell) and any(_has_shape(read_instant, cell, order) for order in Order)


def _has_clock(cell: str) -> bool:
    return not any(_has_shape(read_date, cell, order) for order in Order)


def _has_shape(read: Callable[[str, Order], date], cell: str, order: Order) -> bool:
    try:
        read(cell, order)
    except RowUnreadable as unreadable:
        return unreadable.why is Why.IMPOSSIBLE_DATE
    return True


def _is_clock(cell: str) -> bool:
    try:
        read_time(cell)
    except RowUnreadable:
        return False
    return True


def is_number(cell: str) -> bool:
    """Tell whether a cell holds a number, with a point or a comma."""
    try:
        read_number(cell, decimal_comma="," in cell)
    except RowUnreadable:
        return False
    return True


def _what(cells: Sequence[str]) -> Field:
    if not cells:
        return Field.SKIP
    words = {cell.casefold() for cell in cells}
    if words <= (YES | NO) - {"0", "1", "0.0", "1.0"}:
        return Field.TAG
    if all(is_number(cell) for cell in cells):
        return Field.SERIES
    if any("|" in cell for cell in cells):
        return Field.TAGS
    return Field.NOTE if any(len(cell) > LONG_CELL for cell in cells) else Field.SKIP
