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

from leeward.journal.derived import FOLDED, NOTES, Folded
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
    """One item found, its title and the part of its text around the first word found."""

    kind: str
    id: bytes
    moment: Moment
    title: list[Piece]
    pieces: list[Piece]
    tags: bytes
    prompt: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of hits, newest first, and how many there are in all. Pages count from 1."""

    hits: list[Hit]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    part: Folded
    at: int

    def instant(self) -> tuple[int, bytes]:
        return self.part.moments[self.at].at, self.part.ids[16 * self.at : 16 * self.at + 16]


def search(vault: OpenVault, asked: Asked, *, page: int = 1) -> SearchPage:
    """Return the newest hits of one page; a page past the end is the last one, an empty question has no hits."""
    if asked.is_empty:
        return SearchPage([], 0, 1, 1)
    words = [word.encode() for word in asked.words]
    found = [
        _Found(kind, part, at)
        for kind, parts in _folded_parts(vault)
        for part in parts
        for at in matches(part, words, asked)
    ]
    pages = max(1, ceil(len(found) / PAGE))
    page = min(max(1, page), pages)
    shown = nlargest(page * PAGE, found, key=_Found.instant)[(page - 1) * PAGE :]
    return SearchPage([_hit(one, asked.words) for one in shown], len(found), page, pages)


def _folded_parts(vault: OpenVault) -> Iterator[tuple[str, list[Folded]]]:
    yield ENTRY, vault.stream(ENTRIES).derived(FOLDED)
    yield CHECK_IN, vault.stream(CHECK_INS).derived(NOTES)


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


def _hit(found: _Found, words: tuple[str, ...]) -> Hit:
    part, at = found.part, found.at
    flat = part.text[part.ends[at - 1] if at else 0 : part.ends[at]].decode().removesuffix(BETWEEN)
    whole = restored(flat, part.taken[at])
    title, text = whole[: part.titles[at]], whole[part.titles[at] + 1 :]
    return Hit(
        kind=found.kind,
        id=found.instant()[1],
        moment=part.moments[at],
        title=_marked(title, places_of(list(words), title), 0, len(title)),
        pieces=snippet(text, words),
        tags=part.tags[at],
        prompt=part.prompts[at],
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
