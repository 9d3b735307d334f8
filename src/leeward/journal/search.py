"""Finding words, tags and days in everything a person keeps, without folding or opening what does not match.

Shape: one pass over folded bytes for each word; only the items of the page shown are opened.
Source: PRIVACY.md 7.3; issue 2 (a rare word 26 ms, a common one 30 ms of CPU in ten years).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import nlargest
from math import ceil

from leeward.journal.derived import FOLDED, NOTES, Folded
from leeward.journal.folding import places_of, words_of
from leeward.journal.kinds import CHECK_INS, ENTRIES
from leeward.journal.records import CheckIn, Written
from leeward.kernel.moments import Moment
from leeward.vault.kinds import Item
from leeward.vault.opened import OpenVault

PAGE = 20
BEFORE = 80  # characters of a snippet before the first hit
SNIPPET = 240
ENTRY = "entry"
CHECK_IN = "check-in"


@dataclass(frozen=True, slots=True)
class Asked:
    """What has to be true of a hit: every word, one bit of each mask, and a day in the span (None = open end)."""

    words: tuple[str, ...] = ()
    masks: tuple[int, ...] = ()
    since: date | None = None
    until: date | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.masks or self.since or self.until)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a snippet, and whether it is what was searched for."""

    text: str = field(repr=False)
    is_found: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One item found."""

    kind: str
    id: bytes
    moment: Moment
    title: str = field(repr=False)
    pieces: list[Piece]
    tags: bytes
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of hits, newest first, and how many there are in all. Pages count from 1."""

    hits: list[Hit]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True, order=True)
class _Found:
    instant: int
    kind: str
    id: bytes


def search(vault: OpenVault, asked: Asked, *, page: int = 1) -> SearchPage:
    """Return the newest hits of one page; a page past the end is the last one, an empty question has no hits."""
    if asked.is_empty:
        return SearchPage([], 0, 1, 1)
    words = [word.encode() for word in asked.words]
    found: list[_Found] = []
    for part in vault.stream(ENTRIES).derived(FOLDED):
        found.extend(_Found(part.instants[at], ENTRY, _id(part, at)) for at in matches(part, words, asked))
    for part in vault.stream(CHECK_INS).derived(NOTES):
        found.extend(_Found(part.instants[at], CHECK_IN, _id(part, at)) for at in matches(part, words, asked))
    pages = max(1, ceil(len(found) / PAGE))
    page = min(max(1, page), pages)
    shown = nlargest(page * PAGE, found)[(page - 1) * PAGE :]
    return SearchPage(_hits(vault, shown, asked.words), len(found), page, pages)


def asked_for(query: str, masks: Sequence[int] = (), since: date | None = None, until: date | None = None) -> Asked:
    """Return the question as search takes it; phrases stand in quotation marks."""
    return Asked(tuple(words_of(query)), tuple(masks), since, until)


def matches(part: Folded, words: list[bytes], asked: Asked) -> list[int]:
    """Return which items of one segment fit. Pure: words are looked for in one run over all the text."""
    places: Sequence[int] = range(len(part.ends))
    for number, word in enumerate(sorted(words, key=len, reverse=True)):
        places = _with_word(part, word) if number == 0 else [at for at in places if _has(part, at, word)]
        if not places:
            return []
    for mask in asked.masks:
        places = [at for at in places if int.from_bytes(part.tags[at], "little") & mask]
    first = asked.since.toordinal() if asked.since else 0
    last = asked.until.toordinal() if asked.until else date.max.toordinal()
    return [at for at in places if first <= part.days[at] <= last]


def _with_word(part: Folded, word: bytes) -> list[int]:
    found = []
    byte = part.text.find(word)
    while byte >= 0:
        at = bisect_right(part.ends, byte)
        found.append(at)
        byte = part.text.find(word, part.ends[at])
    return found


def _has(part: Folded, at: int, word: bytes) -> bool:
    return part.text.find(word, part.ends[at - 1] if at else 0, part.ends[at]) >= 0


def _id(part: Folded, at: int) -> bytes:
    return part.ids[16 * at : 16 * at + 16]


def _hits(vault: OpenVault, found: list[_Found], words: tuple[str, ...]) -> list[Hit]:
    hits = []
    for one in found:
        if one.kind == ENTRY:
            hits.append(_entry_hit(vault.stream(ENTRIES).get(one.id), words))
        else:
            hits.append(_check_in_hit(vault.stream(CHECK_INS).get(one.id), words))
    return hits


def _entry_hit(item: Item[Written], words: tuple[str, ...]) -> Hit:
    entry = item.record
    pieces = snippet(entry.text, words)
    return Hit(ENTRY, item.id, entry.moment, entry.title, pieces, entry.tags, entry.prompt)


def _check_in_hit(item: Item[CheckIn], words: tuple[str, ...]) -> Hit:
    return Hit(CHECK_IN, item.id, item.record.moment, "", snippet(item.record.note, words), item.record.tags)


def snippet(text: str, words: Sequence[str]) -> list[Piece]:
    """Return the part of a text around its first hit, cut at blanks, "…" where something was left out."""
    places = places_of(list(words), text) if words else []
    start = _cut_before(text, places[0][0] - BEFORE) if places else 0
    end = _cut_after(text, start + SNIPPET)
    pieces = [Piece("…", is_found=False)] if start else []
    at = start
    for first, last in places:
        if first >= end:
            break
        pieces += [Piece(text[at:first], is_found=False), Piece(text[first : min(last, end)], is_found=True)]
        at = min(last, end)
    pieces.append(Piece(text[at:end] + ("…" if end < len(text) else ""), is_found=False))
    return [piece for piece in pieces if piece.text]


def _cut_before(text: str, at: int) -> int:
    if at <= 0:
        return 0
    blank = text.find(" ", at, at + BEFORE // 2)
    return blank + 1 if blank >= 0 else at


def _cut_after(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    blank = text.rfind(" ", at - BEFORE // 2, at)
    return blank if blank >= 0 else at
