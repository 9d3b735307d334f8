"""Daylio's CSV export, all three eras, by header name.

Source: IMPORTS.md 1 (headers, clocks, moods, scales, damage).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from leeward.interchange.formats.cells import clean_name, plain_text
from leeward.interchange.formats.csv_rows import Cells, open_rows
from leeward.interchange.formats.daylio import MOOD, level_of, read_scales
from leeward.interchange.formats.found import Found, MissingColumn, Refused, Row, RowUnreadable
from leeward.interchange.formats.times import read_date, read_time

NEEDED = frozenset({"time", "mood"})


def header_fits(header: list[str]) -> bool:
    """Tell whether these column names are Daylio's: a day, a time, a mood and activities."""
    names = {name.strip().casefold() for name in header}
    return names >= {*NEEDED, "activities"} and ("full_date" in names or {"year", "date"} <= names)


def read(source: BinaryIO) -> Iterator[Row]:
    """Yield one row for each entry of the export, newest first as Daylio writes it.

    Errors: MissingColumn without Daylio's columns; NotText, NotATable, TooDamaged.
    """
    columns: dict[str, int] | None = None
    for found in open_rows(source).rows():
        if isinstance(found, Refused):
            yield found
        elif columns is None:
            columns = _columns(found.cells)
        else:
            yield _row(found, columns)


def _columns(header: list[str]) -> dict[str, int]:
    if not header_fits([*header, "activities"]):
        raise MissingColumn
    return {name.strip().casefold(): place for place, name in reversed(list(enumerate(header)))}


def _row(found: Cells, columns: dict[str, int]) -> Row:
    def cell(name: str) -> str:
        place = columns.get(name)
        return found.cells[place] if place is not None else ""

    try:
        day = cell("full_date").strip() or f"{cell('date').strip()} {cell('year').strip()}"
        when = datetime.combine(read_date(day), read_time(cell("time")))
        mood = clean_name(cell("mood"))
        level = level_of(mood)
        ratings = tuple(read_scales(cell("scales")))
        return Found(
            row=found.row,
            when=when,
            mood_name="" if level else mood,
            ratings=((MOOD, float(level)), *ratings) if level else ratings,
            tags=activities(cell("activities")),
            title=" ".join(plain_text(cell("note_title")).split()),
            text=plain_text(cell("note")),
        )
    except RowUnreadable as unreadable:
        return Refused(found.row, unreadable.why)


def activities(text: str) -> tuple[str, ...]:
    """Return the tags of an activities cell; only ` | ` joins, commas belong to the names."""
    names = (clean_name(part) for part in text.split("|"))
    return tuple(dict.fromkeys(name for name in names if name))
