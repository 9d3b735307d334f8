"""What is worked out of each segment once and kept sealed beside it, so that no page opens ten years of text.

Shape: pure functions from the items of one segment to a small typed value; queries, search and notebook join the values
of all segments. What only some segments are asked for lies inside as bytes, and is decoded there and nowhere else:
making Python objects costs more than opening what is sealed.
Source: PRIVACY.md 0.2 (sealed derived blobs), 5.5 (where the time goes), 7.3 (search); issue 2 (the times to reach).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from heapq import nlargest
from itertools import accumulate
from typing import Any, Generic, TypeVar

import msgspec

from leeward.journal.folding import BETWEEN, folded_bytes, taken
from leeward.journal.records import CheckIn, Quiet, Written
from leeward.kernel.moments import Moment
from leeward.vault.kinds import Derivation, Item

NEWEST_KEPT = 10
PREVIEW = 240  # characters
_encode = msgspec.msgpack.Encoder().encode
T = TypeVar("T")


class DayStat(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One scale on one day.

    Unit: `day_ordinal` as date.toordinal() of the local day, 04:00 to 04:00; the rest on the scale itself.
    """

    day_ordinal: int
    count: int
    total: float
    low: float
    high: float


class Preview(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """The beginning of an entry, enough for a list."""

    id: bytes
    moment: Moment
    title: str
    beginning: str
    prompt: str
    is_all: bool
    tags: bytes = b""
    beside: bytes = b""


class Shelf(Quiet, frozen=True, array_like=True, gc=False):
    """Things of one segment, closed: when each was, and all of them encoded. `opened` knows how to read them.

    Unit: instants in seconds since 1970 UTC, days as date.toordinal() counts.
    """

    instants: list[int]
    days: list[int]
    things: bytes


class Opener(Generic[T]):
    """Reads the things of a shelf."""

    def __init__(self, kind: Any) -> None:
        self._decoder = msgspec.msgpack.Decoder(list[kind])

    def __call__(self, shelf: Shelf) -> list[T]:
        found: list[T] = self._decoder.decode(shelf.things)
        return found


class Row(Quiet, frozen=True, array_like=True, gc=False):
    """One item beside its folded text: `taken` brings its words back, the first `title` letters being the title."""

    id: bytes
    moment: Moment
    tags: bytes
    prompt: str
    title: int
    taken: str


class Folded(Quiet, frozen=True, array_like=True, gc=False):
    """The searchable side of one segment: all text as one run of folded bytes, and what belongs to it, closed.

    Shape: `marks` are two encoded lists of one number an item: before which byte of `text` it ends, and when it was
    (seconds since 1970 UTC); `rows` is the encoded list of rows.
    """

    text: bytes
    marks: bytes
    rows: bytes


open_previews: Opener[Preview] = Opener(Preview)
open_check_ins: Opener[Item[CheckIn]] = Opener(Item[CheckIn])
_rows = msgspec.msgpack.Decoder(list[Row])
_marks = msgspec.msgpack.Decoder(tuple[list[int], list[int]])


def rows_of(part: Folded) -> list[Row]:
    """Return what belongs to each item of a folded segment."""
    return _rows.decode(part.rows)


def marks_of(part: Folded) -> tuple[list[int], list[int]]:
    """Return where each item of a folded segment ends, and when it was."""
    return _marks.decode(part.marks)


def day_ordinal(moment: Moment) -> int:
    """Return the local day as date.toordinal() counts."""
    return moment.day_number() + 719_163  # date(1970, 1, 1).toordinal()


def day_stats(items: Sequence[Item[CheckIn]]) -> dict[int, list[DayStat]]:
    """Return count, sum, lowest and highest of every scale on every day, days rising."""
    ratings: dict[int, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for item in items:
        day = day_ordinal(item.record.moment)
        for series, rating in item.record.counted().items():
            ratings[series][day].append(rating)
    return {
        series: [DayStat(day, len(row), sum(row), min(row), max(row)) for day, row in sorted(days.items())]
        for series, days in ratings.items()
    }


def tag_uses(items: Sequence[Item[CheckIn]] | Sequence[Item[Written]]) -> dict[bytes, int]:
    """Return how often each set of tags occurs; sets and not single tags, so that merged tags are counted once."""
    return dict(Counter(item.record.tags for item in items if item.record.tags))


def batches(items: Sequence[Item[CheckIn]] | Sequence[Item[Written]]) -> dict[bytes, int]:
    """Return how many items each import added."""
    return dict(Counter(item.record.batch for item in items if item.record.batch))


def check_in_shelf(items: Sequence[Item[CheckIn]]) -> Shelf:
    """Return the check-ins with their times outside."""
    return _shelf(items, items)


def entry_shelf(items: Sequence[Item[Written]]) -> Shelf:
    """Return the beginnings of all entries."""
    return _shelf(items, [preview(item) for item in items])


def newest(items: Sequence[Item[Written]]) -> Shelf:
    """Return the beginnings of the newest entries, by when they happened."""
    return entry_shelf(nlargest(NEWEST_KEPT, items, key=lambda item: (item.record.moment.at, item.number)))


def kept(items: Sequence[Item[Written]]) -> Shelf:
    """Return the newest of what lies in the jar: mostly answers to "something about myself I can stand by today"."""
    return newest([item for item in items if item.record.is_in_jar])


def jar(items: Sequence[Item[Written]]) -> Shelf:
    """Return the beginnings of everything that lies in the jar."""
    return entry_shelf([item for item in items if item.record.is_in_jar])


def newest_of(shelves: Sequence[Shelf], n: int, opener: Callable[[Shelf], list[T]]) -> list[T]:
    """Return the newest things of all shelves, newest first; only the shelves they lie on are opened."""
    places = (
        (instant, number, at) for number, shelf in enumerate(shelves) for at, instant in enumerate(shelf.instants)
    )
    best = nlargest(n, places)
    opened = {number: opener(shelves[number]) for number in {number for _, number, _ in best}}
    return [opened[number][at] for _, number, at in best]


def things_between(shelves: Iterable[Shelf], first: int, last: int, opener: Callable[[Shelf], list[T]]) -> list[T]:
    """Return the things of these days (ordinals, both included); only shelves with such a day are opened."""
    found: list[T] = []
    for shelf in shelves:
        if any(first <= day <= last for day in shelf.days):
            pairs = zip(opener(shelf), shelf.days, strict=True)
            found += [thing for thing, day in pairs if first <= day <= last]
    return found


def preview(item: Item[Written]) -> Preview:
    """Return the beginning of one entry, cut at a word."""
    written = item.record
    beginning = " ".join(written.text[: PREVIEW * 2].split())
    is_all = len(beginning) <= PREVIEW and len(written.text) <= PREVIEW * 2
    if len(beginning) > PREVIEW:
        beginning = beginning[:PREVIEW].rsplit(" ", 1)[0]
    return Preview(
        id=item.id,
        moment=written.moment,
        title=written.title,
        beginning=beginning,
        prompt=written.prompt,
        is_all=is_all,
        tags=written.tags,
        beside=written.beside,
    )


def folded_entries(items: Sequence[Item[Written]]) -> Folded:
    """Return the searchable side of entries: title, a blank, text."""
    return _folded([(item, item.record.title, item.record.text, item.record.prompt) for item in items])


def folded_notes(items: Sequence[Item[CheckIn]]) -> Folded:
    """Return the searchable side of check-ins: the note."""
    return _folded([(item, "", item.record.note, "") for item in items])


def _shelf(items: Sequence[Item[CheckIn]] | Sequence[Item[Written]], things: Sequence[object]) -> Shelf:
    moments = [item.record.moment for item in items]
    return Shelf([moment.at for moment in moments], [day_ordinal(moment) for moment in moments], _encode(things))


def _folded(parts: Sequence[tuple[Item[CheckIn] | Item[Written], str, str, str]]) -> Folded:
    pieces, rows = [], []
    for item, title, text, prompt in parts:
        whole = f"{title} {text}"
        pieces.append(folded_bytes(whole) + BETWEEN.encode())
        rows.append(Row(item.id, item.record.moment, item.record.tags, prompt, len(title), taken(whole)))
    marks = list(accumulate(map(len, pieces))), [row.moment.at for row in rows]
    return Folded(b"".join(pieces), _encode(marks), _encode(rows))


DAY_STATS = Derivation("days", 1, dict[int, list[DayStat]], day_stats)
CHECK_IN_TAGS: Derivation[CheckIn, dict[bytes, int]] = Derivation("tags", 1, dict[bytes, int], tag_uses)
CHECK_IN_BATCHES: Derivation[CheckIn, dict[bytes, int]] = Derivation("batches", 1, dict[bytes, int], batches)
CHECK_IN_SHELF = Derivation("shelf", 1, Shelf, check_in_shelf)
NOTES = Derivation("folded", 2, Folded, folded_notes)
ENTRY_TAGS: Derivation[Written, dict[bytes, int]] = Derivation("tags", 1, dict[bytes, int], tag_uses)
ENTRY_BATCHES: Derivation[Written, dict[bytes, int]] = Derivation("batches", 1, dict[bytes, int], batches)
ENTRY_SHELF = Derivation("shelf", 1, Shelf, entry_shelf)
FOLDED = Derivation("folded", 2, Folded, folded_entries)
NEWEST = Derivation("newest", 1, Shelf, newest)
KEPT = Derivation("kept", 2, Shelf, kept)
JAR_NOTES = Derivation("jar", 1, Shelf, jar)
