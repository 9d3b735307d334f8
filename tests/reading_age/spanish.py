"""Two measures of how easy a Spanish text is to read. Pure.

Fernandez-Huerta (1959): 206.84 - 60 syllables a word - 1.02 words a sentence, in the form corrected by Law (2011).
Szigriszt-Pazos (1993): 206.835 - 62.3 syllables a word - words a sentence, on the INFLESZ steps of Barrio-Cantalejo
(2008): over 80 very easy, over 65 quite easy (the primary years), over 55 ordinary. Higher is easier in both.

Syllables by the rules of the spelling: a group of vowels is one where it is a diphthong, two where two strong vowels
meet or a weak one has an accent; the u of que, qui, gue, gui is silent. A sentence ends as in the English measures.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tests.reading_age.measures import SENTENCE_END

WORD = re.compile(r"[A-Za-zÁÉÍÓÚÜÑáéíóúüñ]+|\d+(?:[.,]\d+)*")
SILENT = re.compile(r"(?<=q)u(?=[eiéí])|(?<=g)u(?=[eiéí])")
STRONG, STRESSED = "aeoáéó", "íú"
GROUP = re.compile(r"[aeiouáéíóúü]+(?:y\b)?|\by\b")


class Counts(NamedTuple):
    """What both formulas are made of."""

    words: int
    sentences: int
    syllables: int


def count(text: str) -> Counts:
    """Return the counts of a text. A line by itself is a sentence."""
    parts = [found for part in SENTENCE_END.split(text) if (found := WORD.findall(part))]
    words = [word for part in parts for word in part]
    return Counts(len(words), len(parts), sum(syllables(word) for word in words))


def fernandez_huerta(counts: Counts) -> float:
    """Return the ease: 70 to 80 is what the sixth year of school reads, more is easier."""
    return 206.84 - 60 * counts.syllables / counts.words - 1.02 * counts.words / counts.sentences


def szigriszt_pazos(counts: Counts) -> float:
    """Return the ease, for the steps of INFLESZ."""
    return 206.835 - 62.3 * counts.syllables / counts.words - counts.words / counts.sentences


@cache
def syllables(word: str) -> int:
    """Return the syllables of a word; a number counts as one, as in the English measures."""
    if word[0].isdigit():
        return 1
    heard = SILENT.sub("", word.lower())
    return max(1, sum(_peaks(group) for group in GROUP.findall(heard)))


def _peaks(group: str) -> int:
    """Return how many syllables a group of vowels makes: each strong one, and each weak one with an accent, is one."""
    return max(1, sum(letter in STRONG or letter in STRESSED for letter in group))
