"""Finding words, tags and days in everything a person keeps, without folding or opening what does not match.

Shape: one pass over folded bytes for each word; only the items of the page shown are opened.
Source: PRIVACY.md 7.3; issue 2 (a rare word 26 ms, a common one 30 ms of CPU in ten years).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import nlargest
from math import ceil
from operator import itemgetter
from typing import NamedTuple

from leeward.journal.derived import FOLDED, NOTES, Folded, Row, marks_of, rows_of
from leeward.journal.folding import BETWEEN, places_of, restored, words_of
from leeward.journal.kinds import CHECK_INS, ENTRIES
from leeward.kernel.moments import Moment
from leeward.vault.opened import OpenVault

PAGE = 20
BEFORE = 80  # characters of a snippet before the first hit
SNIPPET = 240
ENTRY = "entry"
CHECK_IN = "check-in"


@dataclass(frozen=True, slots=True)
class Asked:
    """What has to be true of a hit: every word, one bit of each mask, and a day in the span (None = open end)."""

    words: tuple[str, ...] = field(default=(), repr=False)
    masks: tuple[int, ...] = ()
    since: date | None = None
    until: date | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.narrows)

    @property
    def narrows(self) -> bool:
        """Whether anything but words is asked for."""
        return bool(self.masks or self.since or self.until)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a snippet, and whether it is what was searched for."""

    text: str = field(repr=False)
    is_found: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One item found, its title and the part of its text around the first word found."""

    kind: str
    id: bytes
    moment: Moment
    title: list[Piece] = field(repr=False)
    pieces: list[Piece] = field(repr=False)
    tags: bytes
    prompt: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of hits, newest first, and how many there are in all. Pages count from 1."""

    hits: list[Hit]
    total: int
    page: int
    pages: int


class Match(NamedTuple):
    """One item that fits: when it was, its folded text, and its place in its segment."""

    instant: int
    flat: bytes
    at: int

    def __repr__(self) -> str:
        return "<Match>"


class _Found(NamedTuple):
    instant: int
    kind: str
    part: Folded
    match: Match


def search(vault: OpenVault, asked: Asked, *, page: int = 1) -> SearchPage:
    """Return the newest hits of one page; a page past the end is the last one, an empty question has no hits."""
    if asked.is_empty:
        return SearchPage([], 0, 1, 1)
    words = sorted((word.encode() for word in asked.words), key=len, reverse=True)
    found = [
        _Found(match.instant, kind, part, match)
        for kind, parts in _folded_parts(vault)
        for part in parts
        for match in matches(part, words, asked)
    ]
    pages = max(1, ceil(len(found) / PAGE))
    page = min(max(1, page), pages)
    shown = nlargest(page * PAGE, found, key=itemgetter(0))[(page - 1) * PAGE :]
    return SearchPage([_hit(one, asked.words) for one in shown], len(found), page, pages)


def _folded_parts(vault: OpenVault) -> Iterator[tuple[str, list[Folded]]]:
    yield ENTRY, vault.stream(ENTRIES).derived(FOLDED)
    yield CHECK_IN, vault.stream(CHECK_INS).derived(NOTES)


def asked_for(query: str, masks: Sequence[int] = (), since: date | None = None, until: date | None = None) -> Asked:
    """Return the question as search takes it; phrases stand in quotation marks."""
    return Asked(tuple(words_of(query)), tuple(masks), since, until)


def matches(part: Folded, words: Sequence[bytes], asked: Asked) -> list[Match]:
    """Return what fits of one segment: words first, for they need nothing to be decoded. Pure."""
    if any(word not in part.text for word in words):
        return []
    ends, instants = marks_of(part)
    places: Sequence[int] = _with_word(part.text, ends, words[0]) if words else range(len(ends))
    for word in words[1:]:
        places = [at for at in places if part.text.find(word, *_span(ends, at)) >= 0]
    if asked.narrows and places:
        rows = rows_of(part)
        places = [at for at in places if _fits(rows[at], asked)]
    return [Match(instants[at], part.text[slice(*_span(ends, at))], at) for at in places]


def _with_word(text: bytes, ends: list[int], word: bytes) -> list[int]:
    found = []
    byte = text.find(word)
    while byte >= 0:
        at = bisect_right(ends, byte)
        found.append(at)
        byte = text.find(word, ends[at])
    return found


def _span(ends: list[int], at: int) -> tuple[int, int]:
    return ends[at - 1] if at else 0, ends[at]


def _fits(row: Row, asked: Asked) -> bool:
    if asked.masks:
        bits = int.from_bytes(row.tags, "little")
        if not all(bits & mask for mask in asked.masks):
            return False
    if asked.since or asked.until:
        day = row.moment.day()
        return (asked.since or day) <= day <= (asked.until or day)
    return True


def _hit(found: _Found, words: tuple[str, ...]) -> Hit:
    row = rows_of(found.part)[found.match.at]
    whole = restored(found.match.flat.decode().removesuffix(BETWEEN), row.taken)
    title, text = whole[: row.title], whole[row.title + 1 :]
    return Hit(
        kind=found.kind,
        id=row.id,
        moment=row.moment,
        title=_marked(title, places_of(list(words), title), 0, len(title)),
        pieces=snippet(text, words),
        tags=row.tags,
        prompt=row.prompt,
    )


def snippet(text: str, words: Sequence[str]) -> list[Piece]:
    """Return the part of a text around its first hit, cut at blanks, "…" where something was left out."""
    places = places_of(list(words), text)
    start = _cut_before(text, places[0][0] - BEFORE) if places else 0
    end = _cut_after(text, start + SNIPPET)
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return _marked(f"{before}{text[start:end]}{after}", places, len(before) - start, len(before) + end - start)


def _marked(text: str, places: Sequence[tuple[int, int]], shift: int, end: int) -> list[Piece]:
    """Return the text in pieces, those at `places` (moved by `shift`) marked, nothing past `end`."""
    pieces, at = [], 0
    for first, last in places:
        start, stop = first + shift, min(last + shift, end)
        if start >= end:
            break
        pieces += [Piece(text[at:start], is_found=False), Piece(text[start:stop], is_found=True)]
        at = stop
    pieces.append(Piece(text[at:], is_found=False))
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
