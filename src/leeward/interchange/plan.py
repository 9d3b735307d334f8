"""From rows of a file to records of a notebook: importing twice adds nothing, moods are as the person ranked them.

Pure: no clock, no database; the notebook's words (which tag is which bit) come in as an argument.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import msgspec

from leeward.interchange.formats.daylio import MOOD
from leeward.interchange.formats.found import Bundle, Format, Found, Row, Scale
from leeward.interchange.formats.mapping import Column
from leeward.interchange.formats.survey import is_check_in, is_entry, is_unranked
from leeward.interchange.seen import Seen
from leeward.journal.bitsets import packed
from leeward.journal.records import DID, FEELING, GOING_ON, CheckIn, Series, Written
from leeward.kernel.moments import Moment, moment_at, moment_in

# Rows in memory at once. Each handful looks up all known ids anew, so small handfuls make long imports slow.
CHUNK = 8_000
SOURCES = {Format.DAYLIO_CSV: "daylio", Format.DAYLIO_BACKUP: "daylio", Format.TABLE: "table"}
# Daylio's five levels on the scale of 0 to 10, used only when the person asks for it.
MOOD_OF_LEVEL = {1: 0, 2: 2, 3: 5, 4: 8, 5: 10}


class Choices(msgspec.Struct, frozen=True):
    """What the person said about a file.

    Shape: `moods` holds the level 1 to 5 of each name they ranked; a name that is not in it is kept as a tag and leaves
    the mood open. `as_mood` puts Daylio's five levels on the notebook's own mood scale as well as keeping them.
    """

    format: Format
    zone: str = ""
    columns: list[Column] = []
    moods: dict[str, int] = {}
    as_mood: bool = False


class Words(msgspec.Struct, frozen=True):
    """Where the notebook keeps the names of this file: tag name to bit, scale name to series id."""

    tags: dict[str, int]
    series: dict[str, int]


class Planned(msgspec.Struct, frozen=True):
    """One handful of records, with their ids, ready to be kept."""

    check_ins: list[tuple[bytes, CheckIn]]
    entries: list[tuple[bytes, Written]]


class Stamp(msgspec.Struct, frozen=True):
    """What every record of one import carries, and what its ids are made with.

    Unit: `recorded_at` in seconds since 1970 UTC. `account_id` keys the ids: an address in a browser's history then
    tells nobody which text it stands for.
    """

    account_id: bytes
    batch: bytes
    recorded_at: int


def tags_of(bundle: Bundle, format: Format) -> dict[str, list[str]]:
    """Return the tags this file brings, by the group of the notebook they go to; names of moods are feelings."""
    group = GOING_ON if format is Format.TABLE else DID
    return {group: list(bundle.tags), FEELING: list(bundle.mood_names)}


def series_of(bundle: Bundle, choices: Choices) -> list[Series]:
    """Return the scales this file brings, each with its own name and ends; check-ins do not ask for them."""
    scales = dict(bundle.scales)
    if choices.moods and MOOD.name not in scales:
        scales[MOOD.name] = MOOD
    return [_series(scale) for scale in scales.values()]


def _series(scale: Scale) -> Series:
    high = scale.high if scale.high is not None else 10
    return Series(id=0, name=scale.name, low=scale.low or 0, high=high, shown=False)


def planned(rows: Iterable[Row], *, choices: Choices, words: Words, stamp: Stamp) -> Iterator[Planned]:
    """Yield the records of a file in handfuls, in the order of the file. Refused rows are passed over.

    Shape: a record's id is a keyed hash of source, moment, tags and words (for a table also its numbers), and its count
    among equal rows of the file. Daylio's mood is not in it: a mood corrected in Daylio does not double its entry.
    """
    planner = _Planner(choices, words, stamp)
    handful = Planned([], [])
    for found in rows:
        if isinstance(found, Found):
            planner.add(found, handful)
        if len(handful.check_ins) + len(handful.entries) >= CHUNK:
            yield handful
            handful = Planned([], [])
    if handful.check_ins or handful.entries:
        yield handful


class _Planner:
    """Turns one row after another into records."""

    def __init__(self, choices: Choices, words: Words, stamp: Stamp) -> None:
        self._choices, self._words, self._stamp = choices, words, stamp
        self._source = SOURCES[choices.format].encode()
        self._seen = Seen()
        self._again: dict[int, int] = {}

    def add(self, found: Found, handful: Planned) -> None:
        """Add the records of one row: a check-in, an entry, or both at the same moment."""
        moment = moment_of(found.when, self._choices.zone)
        identity = self._identity(found)
        own_page = is_entry(found)
        if is_check_in(found):
            check_in = self._check_in(found, moment, "" if own_page else found.text)
            handful.check_ins.append((_id(identity, b"c", self._stamp), check_in))
        if own_page:
            tags = b"" if found.has_ratings else self._bits(found)
            handful.entries.append((_id(identity, b"e", self._stamp), self._written(found, moment, tags)))

    def _check_in(self, found: Found, moment: Moment, note: str) -> CheckIn:
        values = {self._words.series[scale.name]: number for scale, number in found.ratings}
        level = self._level(found)
        if level is not None:
            values[self._words.series[MOOD.name]] = level
        mood = found.mood if level is None or not self._choices.as_mood else MOOD_OF_LEVEL[int(level)]
        return CheckIn(
            moment=moment,
            recorded_at=self._stamp.recorded_at,
            mood=mood,
            urge=found.pull,
            values=values,
            sleep_minutes=None if found.sleep is None else round(found.sleep * 60),
            tags=self._bits(found),
            note=note,
            batch=self._stamp.batch,
        )

    def _written(self, found: Found, moment: Moment, tags: bytes) -> Written:
        return Written(
            moment=moment,
            recorded_at=self._stamp.recorded_at,
            text=found.text or found.title,
            title=found.title if found.text else "",
            tags=tags,
            batch=self._stamp.batch,
        )

    def _level(self, found: Found) -> float | None:
        if is_unranked(found):
            return self._choices.moods.get(found.mood_name)
        return next((number for scale, number in found.ratings if scale == MOOD), None)

    def _bits(self, found: Found) -> bytes:
        names = (*found.tags, found.mood_name) if found.mood_name else found.tags
        return packed({self._words.tags[name] for name in names}) if names else b""

    def _identity(self, found: Found) -> bytes:
        """Return what makes this row itself, with its count among equal rows of the file."""
        parts = [found.when.isoformat()[:19], found.title, found.text, *sorted(found.tags)]
        if self._choices.format is Format.TABLE:
            numbers = sorted((scale.name, number) for scale, number in found.ratings)
            parts += [repr((numbers, found.mood, found.pull, found.sleep))]
        plain = self._source + b"\x00" + "\x1f".join(parts).encode("utf-8", "replace")
        mark = int.from_bytes(hashlib.blake2b(plain, digest_size=7).digest()) + 1
        if self._seen.add(mark):
            return plain
        self._again[mark] = self._again.get(mark, 1) + 1
        return plain + b"\x00%d" % self._again[mark]


def _id(identity: bytes, kind: bytes, stamp: Stamp) -> bytes:
    return hashlib.blake2b(identity, digest_size=16, key=stamp.account_id, person=b"bring-" + kind).digest()


def moment_of(when: datetime, zone: str) -> Moment:
    """Return the moment a row means, for somebody whose clock stood in this zone.

    Shape: a wall clock without a zone was read there; an instant without a place is shown there; a clock with its own
    offset keeps it.
    Errors: UnknownZone.
    """
    if when.tzinfo is None:
        return moment_at(zone, when)
    here = moment_in(zone, when.astimezone(UTC))
    offset = when.utcoffset()
    if when.tzinfo is UTC or offset is None:
        return here
    minutes = int(offset.total_seconds()) // 60
    return here if here.offset == minutes else Moment(here.at, "", minutes)
