"""Daylio's backup: a zip with one member, base64 of JSON. Levels and offsets are explicit here, so nothing is asked.

Source: IMPORTS.md 2. The unzipping trusts nothing: neither names, nor sizes in the directory, nor the ratio.
"""

from __future__ import annotations

import base64
import binascii
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO

import msgspec

from leeward.interchange.formats.cells import clean_name, plain_text
from leeward.interchange.formats.daylio import MOOD, level_of
from leeward.interchange.formats.found import Found, NotADaylioBackup, Refused, Row, RowUnreadable, TooLarge, Why
from leeward.interchange.formats.times import EARLIEST_YEAR, SECONDS_BELOW, meant_at

MEMBER = "backup.daylio"
MEMBERS_LIMIT = 50_000  # photos; a diary of ten years with five a day has 18,000
SIZE_LIMIT = 128 * 2**20  # bytes of the member when unpacked
RATIO_LIMIT = 200  # deflate on JSON in base64 gives 2 to 20
PIECE = 1 << 20
DAY_SECONDS = 86_400


class _Mood(msgspec.Struct):
    id: int = 0
    mood_group_id: int = 0
    custom_name: str | None = ""

    @property
    def level(self) -> float | None:
        """The mood's level, 5 best; group 1 is the best one."""
        return 6.0 - self.mood_group_id if 1 <= self.mood_group_id <= 5 else None


class _Tag(msgspec.Struct):
    id: int = 0
    name: str = ""


class _Backup(msgspec.Struct, rename={"custom_moods": "customMoods", "entries": "dayEntries"}):
    custom_moods: list[_Mood] = []
    tags: list[_Tag] = []
    entries: list[msgspec.Raw] = []


class _Entry(msgspec.Struct, rename={"offset": "timeZoneOffset"}):
    minute: int
    hour: int
    day: int
    month: int
    year: int
    mood: int = 0
    datetime: int | float = 0
    offset: int | None = None
    note: str | None = ""
    note_title: str | None = ""
    tags: list[int] = []


def is_backup(source: BinaryIO) -> bool:
    """Tell whether the file is a zip that holds Daylio's member, without unpacking anything."""
    source.seek(0)
    try:
        with zipfile.ZipFile(source) as packed:
            return MEMBER in packed.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return False


def read(source: BinaryIO) -> Iterator[Row]:
    """Yield one row for each entry of the backup; the row number is its place in the file, from 1.

    Errors: NotADaylioBackup; TooLarge.
    """
    backup = _decode(_unpack(source))
    moods = {mood.id: mood for mood in backup.custom_moods}
    names = {tag.id: clean_name(tag.name) for tag in backup.tags}
    for row, raw in enumerate(backup.entries, start=1):
        try:
            entry = msgspec.json.decode(raw, type=_Entry)
        except (msgspec.DecodeError, msgspec.ValidationError):
            yield Refused(row, Why.DAMAGED)
            continue
        yield _row(row, entry, moods.get(entry.mood, _Mood()), names)


def _unpack(source: BinaryIO) -> bytes:
    source.seek(0)
    try:
        with zipfile.ZipFile(source) as packed:
            members = packed.infolist()
            if len(members) > MEMBERS_LIMIT:
                raise TooLarge
            # The one member is found by its exact name and read into memory: no path of the file is ever followed.
            member = next((info for info in members if info.filename == MEMBER), None)
            if member is None or member.flag_bits & 1:
                raise NotADaylioBackup
            return _bounded(packed, member)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError, RuntimeError):
        raise NotADaylioBackup from None


def _bounded(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Read a member piece by piece; what the directory says about its size is a claim, not a limit."""
    allowed = min(SIZE_LIMIT, max(PIECE, member.compress_size * RATIO_LIMIT))
    pieces, size = [], 0
    with packed.open(member) as stream:
        while piece := stream.read(PIECE):
            size += len(piece)
            if size > allowed:
                raise TooLarge
            pieces.append(piece)
    return b"".join(pieces)


def _decode(packed: bytes) -> _Backup:
    try:
        text = packed if packed.lstrip()[:1] == b"{" else base64.b64decode(packed)
        return msgspec.json.decode(text, type=_Backup)
    except (binascii.Error, msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError, RecursionError):
        raise NotADaylioBackup from None


def _row(row: int, entry: _Entry, mood: _Mood, names: dict[int, str]) -> Row:
    level, own_name = mood.level, clean_name(mood.custom_name or "")
    tags = (names.get(tag, "") for tag in entry.tags)
    try:
        return Found(
            row=row,
            when=_when(entry),
            mood_name="" if level_of(own_name) else own_name,
            ratings=((MOOD, level),) if level else (),
            tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
            title=" ".join(plain_text(entry.note_title or "").split()),
            text=plain_text(entry.note or ""),
        )
    except RowUnreadable as unreadable:
        return Refused(row, unreadable.why)


def _when(entry: _Entry) -> datetime:
    """Return the wall clock Daylio showed, with its offset where the backup has one.

    Shape: months count from 0. Where wall clock plus offset and the epoch number disagree by a day or more, the wall
    clock is what the person saw, and the offset is not believed.
    """
    try:
        wall = datetime(entry.year, entry.month + 1, entry.day, entry.hour, entry.minute)  # noqa: DTZ001 a wall clock
    except (ValueError, OverflowError):
        raise RowUnreadable(Why.IMPOSSIBLE_DATE) from None
    if wall.year < EARLIEST_YEAR:
        raise RowUnreadable(Why.IMPOSSIBLE_DATE)
    if entry.offset is None or abs(entry.offset) >= DAY_SECONDS * 1000:
        return wall
    aware = wall.replace(tzinfo=meant_at(entry.offset // 60_000))
    return aware if _agrees(aware, entry.datetime) else wall


def _agrees(aware: datetime, epoch: float) -> bool:
    if not epoch:
        return True
    seconds = epoch if epoch < SECONDS_BELOW else epoch / 1000
    return abs((aware - datetime.fromtimestamp(0, UTC)).total_seconds() - seconds) < DAY_SECONDS
