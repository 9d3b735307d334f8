"""What a word is, and counting words: in the entries of some days one by one, in everything else as numbers only. Pure.

A word is letters, with apostrophes inside; a pair is two words in a row that nothing but a blank or a hyphen stands
between. Both are folded (case and accents gone), and words of the stop list are neither counted nor part of a pair.
"""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b

import msgspec

from leeward.insights.themes import Count
from leeward.journal.folding import folded, places_of

SHORTEST, LONGEST = 2, 40  # letters of a word
_PIECES = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|[^\w' -]")
_MOST = 2**16 - 1


class Uses(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """How often each word and pair stands in one segment, and in how many entries: a number for the word, not the word.

    Shape: `marks` are eight bytes a word, rising; `uses` and `entries` two bytes each in the same order; all
    little-endian. `words` and `pairs` are the sums of both over all single words and over all pairs.
    """

    marks: bytes
    uses: bytes
    entries: bytes
    words: tuple[int, int]
    pairs: tuple[int, int]


def terms(text: str, leave: frozenset[str]) -> list[str]:
    """Return the words and pairs of a text as often as they stand there; a pair has a blank in it."""
    found: list[str] = []
    before = ""
    for piece in _pieces(text):
        if piece in leave or not SHORTEST <= len(piece) <= LONGEST:
            before = ""
            continue
        found.append(piece)
        if before:
            found.append(f"{before} {piece}")
        before = piece
    return found


def words(text: str) -> list[str]:
    """Return all words of a text, folded, in their order, the very common ones too."""
    return [piece for piece in _pieces(text) if piece[0].isalpha()]


def _pieces(text: str) -> list[str]:
    """Return words, and each sign that parts them other than a blank, an apostrophe or a hyphen."""
    return _PIECES.findall(folded(text.replace("\n", ".")))


def counted(entries: Iterable[tuple[int, str]], leave: frozenset[str]) -> dict[str, Count]:
    """Return how often, in how many entries and on how many days each word and pair stands in these (day, text)."""
    uses: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    days: dict[str, set[int]] = {}
    for day, text in entries:
        here = Counter(terms(text, leave))
        uses.update(here)
        inside.update(here.keys())
        for term in here:
            days.setdefault(term, set()).add(day)
    return {term: Count(times, inside[term], len(days[term])) for term, times in uses.items()}


def uses_of(texts: Iterable[str], leave: frozenset[str]) -> Uses:
    """Return the uses in these texts as numbers."""
    uses: Counter[str] = Counter()
    entries: Counter[str] = Counter()
    for text in texts:
        here = terms(text, leave)
        uses.update(here)
        entries.update(set(here))
    rows = sorted((mark_of(term), min(times, _MOST), min(entries[term], _MOST)) for term, times in uses.items())
    pairs = [term for term in uses if " " in term]
    of_pairs = sum(uses[term] for term in pairs), sum(entries[term] for term in pairs)
    return Uses(
        marks=_little(array("Q", (mark for mark, _, _ in rows))).tobytes(),
        uses=_little(array("H", (times for _, times, _ in rows))).tobytes(),
        entries=_little(array("H", (inside for _, _, inside in rows))).tobytes(),
        words=(uses.total() - of_pairs[0], entries.total() - of_pairs[1]),
        pairs=of_pairs,
    )


def mark_of(term: str) -> int:
    """Return the number that stands for a word: two words share one about once in ten thousand million million."""
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "little")


def rest(everything: Sequence[Uses], this: dict[str, Count]) -> dict[str, Count]:
    """Return how often the words of `this` stand in everything else, and under "" and " " all other words and pairs.

    Shape: on how many days is not known of the rest, and 0; under "" and " " stand sums over words, of entries too.
    """
    marks = {mark_of(term): term for term in this}
    uses, entries = _looked_up(everything, marks.keys())
    others = {
        term: Count(max(uses[mark] - this[term].uses, 0), max(entries[mark] - this[term].entries, 0), 0)
        for mark, term in marks.items()
    }
    for filler, totals in (("", [one.words for one in everything]), (" ", [one.pairs for one in everything])):
        alike = [term for term in this if (" " in term) is (" " in filler)]
        told = [(this[term].uses + others[term].uses, this[term].entries + others[term].entries) for term in alike]
        left = [max(sum(pair[at] for pair in totals) - sum(pair[at] for pair in told), 0) for at in (0, 1)]
        others[filler] = Count(left[0], left[1], 0)
    return {term: count for term, count in others.items() if count.entries}


def _looked_up(everything: Sequence[Uses], wanted: Iterable[int]) -> tuple[Counter[int], Counter[int]]:
    """Return the uses of these marks over all segments, and the entries."""
    uses: Counter[int] = Counter()
    entries: Counter[int] = Counter()
    wanted = set(wanted)
    for one in everything:
        marks, times, inside = (
            _numbers(kind, row) for kind, row in zip("QHH", (one.marks, one.uses, one.entries), strict=True)
        )
        for mark in wanted.intersection(marks):
            at = bisect_left(marks, mark)
            uses[mark] += times[at]
            entries[mark] += inside[at]
    return uses, entries


def _numbers(kind: str, row: bytes) -> array[int]:
    numbers = array(kind, row)
    return _little(numbers)


def _little(numbers: array[int]) -> array[int]:
    """Return numbers as they lie in the notebook, or back; a notebook may move to another machine."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def spelled(term: str, texts: Iterable[tuple[str, str]]) -> str:
    """Return a folded word as the person mostly writes it in these texts, each with its folded self: "Noor", "café"."""
    seen: Counter[str] = Counter()
    for text, flat in texts:
        if term in flat:
            seen.update(text[first:last] for first, last in places_of([term], text) if _is_whole(text, first, last))
    return max(seen, key=lambda word: (seen[word], word)) if seen else term


def _is_whole(text: str, first: int, last: int) -> bool:
    return not (text[max(first - 1, 0) : first].isalpha() or text[last : last + 1].isalpha())
