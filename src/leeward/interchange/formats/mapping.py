"""What each column of a table means, as a person or the command line says it.

`--map COLUMN=FIELD` with FIELD one of the names below; `series` takes the ends of its scale (`series:1-7`), `mood` and
`pull` the ends of the scale they are stretched from (`mood:1-5`), `date` and `datetime` the order of their numbers
(`date:dmy`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum

import msgspec

from leeward.interchange.formats.cells import NAME_LIMIT, clean_name
from leeward.interchange.formats.found import MissingColumn
from leeward.interchange.formats.times import Order


class Field(StrEnum):
    """What a column can be."""

    SKIP = "skip"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"
    MOOD = "mood"
    PULL = "pull"
    SERIES = "series"
    SLEEP = "sleep"
    TAG = "tag"
    TAGS = "tags"
    NOTE = "note"
    TITLE = "title"


class UnknownField(Exception):
    """The words after `=` name no field, or a detail that field does not have."""


class Column(msgspec.Struct, frozen=True):
    """One column: its name in the file, what it is, and the ends of its scale or the order of its dates."""

    name: str
    field: Field
    low: float | None = None
    high: float | None = None
    order: Order | None = None


RANGE = re.compile(r"(-?\d+(?:\.\d+)?)(?:-|\.\.|to)(-?\d+(?:\.\d+)?)\Z", re.ASCII)
WITH_RANGE = frozenset({Field.SERIES, Field.MOOD, Field.PULL})
WITH_ORDER = frozenset({Field.DATE, Field.DATETIME})


def read_range(text: str) -> tuple[float, float]:
    """Return the ends of a scale written `1-7`, `-3-3`, `-3..3` or `1to7`.

    Errors: UnknownField.
    """
    match = RANGE.match(text.replace(" ", ""))
    if not match or float(match[1]) >= float(match[2]):
        raise UnknownField
    return float(match[1]), float(match[2])


def read_column(name: str, words: str) -> Column:
    """Return what `FIELD` or `FIELD:DETAIL` says about a column.

    Errors: UnknownField.
    """
    field_name, _, detail = words.strip().partition(":")
    try:
        field = Field(field_name.strip().casefold())
    except ValueError:
        raise UnknownField from None
    if not detail:
        return Column(name, field)
    if field in WITH_RANGE:
        low, high = read_range(detail)
        return Column(name, field, low=low, high=high)
    if field in WITH_ORDER and detail.strip().casefold() in set(Order):
        return Column(name, field, order=Order(detail.strip().casefold()))
    raise UnknownField


def read_mapping(words: Sequence[str]) -> list[Column]:
    """Return the columns of several `COLUMN=FIELD[:DETAIL]`; a column's name may itself hold an equals sign.

    Errors: UnknownField.
    """
    columns = []
    for text in words:
        name, equals, field = text.rpartition("=")
        if not equals or not name:
            raise UnknownField
        columns.append(read_column(name, field))
    return columns


def names_of(header: Sequence[str]) -> list[str]:
    """Return a name for each column: the header's, "Column 3" where it is empty, numbered where it comes twice."""
    seen: dict[str, int] = {}
    names = []
    for place, text in enumerate(header, start=1):
        name = " ".join(text.split()) if clean_name(text) else f"Column {place}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def places_of(columns: Sequence[Column], names: Sequence[str]) -> list[tuple[int, Column]]:
    """Return where each mapped column stands.

    Errors: MissingColumn for a name that is not there, or when no column says on which day.
    """
    where: Mapping[str, int] = {name: place for place, name in reversed(list(enumerate(names)))}
    used = [column for column in columns if column.field is not Field.SKIP]
    if any(column.name not in where for column in used):
        raise MissingColumn
    days = [column for column in used if column.field in WITH_ORDER]
    if len(days) != 1:
        raise MissingColumn
    return [(where[column.name], column) for column in used]


def scale_names(columns: Sequence[Column]) -> dict[str, str]:
    """Return a scale's name for each column, no two of which read the same.

    Shape: {column's name: scale's name}; long names are cut, and those that then or but for their case are one get a
    number, because two columns must never share a scale.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for column in columns:
        name, number = clean_name(column.name), 1
        while unicodedata.normalize("NFKC", name).casefold() in taken:
            number += 1
            ending = f" ({number})"
            name = clean_name(column.name)[: NAME_LIMIT - len(ending)] + ending
        taken.add(unicodedata.normalize("NFKC", name).casefold())
        names[column.name] = name
    return names
