"""What is worked out of each segment once and kept sealed beside it, so that no page opens ten years of text.

Shape: pure functions from the items of one segment to a small typed value; queries.py joins the values of all segments.
Source: PRIVACY.md 0.2 (sealed derived blobs), 7.3 (search), issue 2 (the times to reach).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from heapq import nlargest
from itertools import accumulate

import msgspec

from leeward.journal.folding import BETWEEN, folded, taken
from leeward.journal.records import STAND_BY, CheckIn, Written
from leeward.kernel.moments import Moment
from leeward.vault.kinds import Derivation, Item

NEWEST_KEPT = 10
PREVIEW = 240  # characters


class DayStat(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One scale on one day.

    Unit: `day_ordinal` as date.toordinal() of the local day, 04:00 to 04:00; the rest on the scale itself.
    """

    day_ordinal: int
    count: int
    total: float
    low: float
    high: float


class Preview(msgspec.Struct, frozen=True, array_like=True, gc=False, kw_only=True):
    """The beginning of an entry, enough for a list."""

    id: bytes
    moment: Moment
    title: str
    beginning: str
    prompt: str
    is_all: bool
    tags: bytes = b""
    beside: bytes = b""


class Folded(msgspec.Struct, frozen=True, array_like=True, gc=False, kw_only=True):
    """The searchable side of one segment: columns of one value an item, and all text as one run of folded bytes.

    Shape: item i ends before byte ends[i] of `text`; `taken` brings its words back as they were written, the first
    `titles[i]` letters of them being the title; ids are 16 bytes each, one after another.
    Unit: days as date.toordinal() counts.
    """

    ids: bytes
    moments: list[Moment]
    days: list[int]
    tags: list[bytes]
    prompts: list[str]
    titles: list[int]
    taken: list[str]
    ends: list[int]
    text: bytes


def day_ordinal(moment: Moment) -> int:
    """Return the local day as date.toordinal() counts."""
    return moment.day_number() + 719_163  # date(1970, 1, 1).toordinal()


def day_stats(items: Sequence[Item[CheckIn]]) -> dict[int, list[DayStat]]:
    """Return count, sum, lowest and highest of every scale on every day, days rising."""
    ratings: dict[int, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for item in items:
        day = day_ordinal(item.record.moment)
        for series, rating in item.record.ratings().items():
            ratings[series][day].append(rating)
    return {
        series: [DayStat(day, len(row), sum(row), min(row), max(row)) for day, row in sorted(days.items())]
        for series, days in ratings.items()
    }


def tag_uses(items: Sequence[Item[CheckIn]] | Sequence[Item[Written]]) -> dict[bytes, int]:
    """Return how often each set of tags occurs; sets and not single tags, so that merged tags are counted once."""
    return dict(Counter(item.record.tags for item in items if item.record.tags))


def newest(items: Sequence[Item[Written]]) -> list[Preview]:
    """Return the beginnings of the newest entries, newest first by when they happened."""
    return [preview(item) for item in nlargest(NEWEST_KEPT, items, key=_newness)]


def kept(items: Sequence[Item[Written]]) -> list[Preview]:
    """Return the newest answers to "something about myself I can stand by today"."""
    return newest([item for item in items if item.record.prompt == STAND_BY])


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


def previews(items: Sequence[Item[Written]]) -> list[Preview]:
    """Return the beginning of every entry, in order of number."""
    return [preview(item) for item in items]


def folded_entries(items: Sequence[Item[Written]]) -> Folded:
    """Return the searchable side of entries: title, a blank, text."""
    prompts = [item.record.prompt for item in items]
    return _folded(items, [(item.record.title, item.record.text) for item in items], prompts)


def folded_notes(items: Sequence[Item[CheckIn]]) -> Folded:
    """Return the searchable side of check-ins: the note."""
    return _folded(items, [("", item.record.note) for item in items], [""] * len(items))


def batches(items: Sequence[Item[CheckIn]] | Sequence[Item[Written]]) -> dict[bytes, int]:
    """Return how many items each import added."""
    return dict(Counter(item.record.batch for item in items if item.record.batch))


def _newness(item: Item[Written]) -> tuple[int, int]:
    return item.record.moment.at, item.number


def _folded(
    items: Sequence[Item[CheckIn]] | Sequence[Item[Written]], words: list[tuple[str, str]], prompts: list[str]
) -> Folded:
    texts = [f"{title} {text}" for title, text in words]
    pieces = [folded(text).encode() + BETWEEN.encode() for text in texts]
    moments = [item.record.moment for item in items]
    return Folded(
        ids=b"".join(item.id for item in items),
        moments=moments,
        days=[day_ordinal(moment) for moment in moments],
        tags=[item.record.tags for item in items],
        prompts=prompts,
        titles=[len(title) for title, _ in words],
        taken=[taken(text) for text in texts],
        ends=list(accumulate(map(len, pieces))),
        text=b"".join(pieces),
    )


DAY_STATS = Derivation("days", 1, dict[int, list[DayStat]], day_stats)
CHECK_IN_TAGS: Derivation[CheckIn, dict[bytes, int]] = Derivation("tags", 1, dict[bytes, int], tag_uses)
NOTES = Derivation("folded", 1, Folded, folded_notes)
CHECK_IN_BATCHES: Derivation[CheckIn, dict[bytes, int]] = Derivation("batches", 1, dict[bytes, int], batches)
ENTRY_TAGS: Derivation[Written, dict[bytes, int]] = Derivation("tags", 1, dict[bytes, int], tag_uses)
FOLDED = Derivation("folded", 1, Folded, folded_entries)
NEWEST = Derivation("newest", 1, list[Preview], newest)
PREVIEWS = Derivation("previews", 1, list[Preview], previews)
KEPT = Derivation("kept", 1, list[Preview], kept)
ENTRY_BATCHES: Derivation[Written, dict[bytes, int]] = Derivation("batches", 1, dict[bytes, int], batches)
