"""What a file of another app holds, before anything is kept: rows found, rows refused, the kinds of file."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec


class Format(StrEnum):
    """The kinds of file that can be brought along; the value is what `leeward import --format` takes."""

    DAYLIO_CSV = "daylio-csv"
    DAYLIO_BACKUP = "daylio-backup"
    TABLE = "table"
    APPLE_HEALTH = "apple-health"
    GOOGLE_FIT = "google-fit"
    HEALTH_CONNECT = "health-connect"


class Why(StrEnum):
    """Why one row stays behind. The words a person reads for each are in `interchange.words`."""

    NO_DATE = "no-date"
    IMPOSSIBLE_DATE = "impossible-date"
    IMPOSSIBLE_TIME = "impossible-time"
    FUTURE = "future"
    FIELDS = "fields"
    DAMAGED = "damaged"
    NUMBER = "number"
    RANGE = "range"
    LONG = "long"
    EMPTY = "empty"
    YES_NO = "yes-no"
    WHOLE = "whole"


class RowUnreadable(Exception):
    """One row cannot be read; `why` says which sentence tells the person."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


class CannotRead(Exception):
    """The file as a whole cannot be read. Its subclasses say why, and never carry a word of the file."""


class NotText(CannotRead):
    """The file is a picture, a program or something else that is not text."""


class NotATable(CannotRead):
    """The text has no columns, or no header row, or more columns than any diary has."""


class NothingInside(CannotRead):
    """The file has a header and no rows, or nothing at all."""


class TooDamaged(CannotRead):
    """So many rows run into each other that reading on would only invent rows."""


class TooLarge(CannotRead):
    """The file, or what is packed in it, is larger than the limit."""


class NotADaylioBackup(CannotRead):
    """The zip file does not hold what Daylio puts into a backup."""


class UnknownFormat(CannotRead):
    """A kind of file that cannot be brought along yet."""


class MissingColumn(CannotRead):
    """A column named in the mapping is not in the file, or no column says when."""


class DateOrderUnclear(CannotRead):
    """Numbers such as 03/04/2025 fit two orders, and nobody has said which one is meant."""


class Scale(msgspec.Struct, frozen=True):
    """The name of something rated in the file and the two ends of its scale, None where the file does not say."""

    name: str
    low: float | None = None
    high: float | None = None


class Found(msgspec.Struct, frozen=True, gc=False):
    """One readable row.

    Shape: `when` is naive for a wall clock without zone (Daylio, most tables), aware where the file says the offset;
    an instant without a place (an epoch number, a Z) is aware in UTC. `mood_name` is the person's own name for a
    mood; without a rating beside it nobody has ranked it yet.
    Unit: `mood` and `pull` whole numbers 0 to 10, `sleep` in hours, `ratings` on the scale beside each.
    """

    row: int
    when: datetime
    mood_name: str = ""
    mood: int | None = None
    pull: int | None = None
    sleep: float | None = None
    ratings: tuple[tuple[Scale, float], ...] = ()
    tags: tuple[str, ...] = ()
    title: str = ""
    text: str = ""

    def __repr__(self) -> str:
        """Hide what a person wrote."""
        return f"Found(row={self.row})"

    @property
    def is_empty(self) -> bool:
        """Whether the row has a moment and nothing else."""
        return not self.has_ratings and not self.tags and not self.title and not self.text

    @property
    def has_ratings(self) -> bool:
        """Whether anything was rated, or a mood named."""
        numbers = (self.mood, self.pull, self.sleep)
        return bool(self.mood_name or self.ratings) or any(number is not None for number in numbers)


class Refused(msgspec.Struct, frozen=True, gc=False):
    """One row that stays behind, by its number in a spreadsheet (the header is row 1), and why."""

    row: int
    why: Why


Row = Found | Refused


class Bundle(msgspec.Struct):
    """What a whole file holds, counted: the answer of a dry run. The rows are read again when they are kept.

    Shape: `tags`, `mood_names` (the person's own) and `unknown_moods` (those of them nobody has ranked) map a name to
    how often it stands in the file; `refused` holds the first
    REFUSED_KEPT rows, `refused_count` counts all of them.
    """

    check_ins: int = 0
    entries: int = 0
    tags: dict[str, int] = {}
    scales: dict[str, Scale] = {}
    mood_names: dict[str, int] = {}
    unknown_moods: dict[str, int] = {}
    refused: list[Refused] = []
    refused_count: int = 0
    first: date | None = None
    last: date | None = None
