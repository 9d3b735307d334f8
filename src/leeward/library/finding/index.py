"""An index of pages in memory: which words stand where, and which pages fit what was typed. Pure.

Every page gives its words in layers that count more or less: title, other names, summary, text. A typed word is looked
up as it is and as the beginning of a word, else with a slip; a page that has more of the typed words comes first.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum

import msgspec

from leeward.library.finding.words import all_words, is_meant, telling_words

TITLE, NAMES, SUMMARY, TEXT = 8.0, 6.0, 3.0, 1.0
# What a word counts that only begins like the typed one, or that was meant.
BEGINS, MEANT = 0.8, 0.6
SHORTEST_BEGINNING = 3
MOST = 12
# A page that fits much worse than the best one is noise.
WORTH_SHOWING = 0.05


class Kind(StrEnum):
    """What a found page is, for its label."""

    PAGE = "page"
    TRY = "try"
    HELPLINES = "helplines"
    HOUSE = "house"


# A hundred countries have the same words; their numbers come first only where the country or the name is what fits.
WEIGHT = {Kind.PAGE: 1.0, Kind.HOUSE: 1.0, Kind.TRY: 0.9, Kind.HELPLINES: 0.4}


class Entry(msgspec.Struct, frozen=True):
    """Something that can be found."""

    address: str
    title: str
    summary: str
    kind: Kind
    names: tuple[str, ...] = ()
    text: str = ""
    language: str = "en"


class Index:
    """What can be found, by its words. Made once; asking changes nothing."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._where: dict[str, dict[int, float]] = defaultdict(dict)
        for number, entry in enumerate(self.entries):
            for weight, text in ((TITLE, entry.title), (NAMES, " ".join(entry.names)), (SUMMARY, entry.summary)):
                self._add(number, text, weight)
            self._add(number, entry.text, TEXT)
        self._titles = [frozenset(telling_words(entry.title)) for entry in self.entries]
        # Every word as it stands somewhere: it is never taken for a slip.
        self.vocabulary = frozenset(
            word
            for entry in self.entries
            for word in all_words(" ".join((entry.title, *entry.names, entry.summary, entry.text)))
        )

    def _add(self, number: int, text: str, weight: float) -> None:
        for word in telling_words(text):
            places = self._where[word]
            # The best layer counts, and a word that comes again a little more.
            places[number] = max(places.get(number, 0.0), weight) + 0.05

    def find(self, typed: str, *, most: int = MOST) -> list[Entry]:
        """Return what fits, the best first; nothing where no word says anything."""
        has: dict[int, int] = defaultdict(int)
        score: dict[int, float] = defaultdict(float)
        words = dict.fromkeys(telling_words(typed))
        for word in words:
            for number, worth in self._places(word).items():
                has[number] += 1
                score[number] += worth * WEIGHT[self.entries[number].kind]
        for number in score:
            # A title that says what was typed, and little else, is what was meant.
            title = self._titles[number]
            score[number] *= 1 + len(title & words.keys()) / max(len(title), 1)
        least = max(score.values(), default=0.0) * WORTH_SHOWING
        fitting = [number for number in score if score[number] >= least]
        ranked = sorted(fitting, key=lambda number: (-has[number], -score[number], number))
        return [self.entries[number] for number in ranked[:most]]

    def _places(self, word: str) -> Mapping[int, float]:
        """Return where a typed word stands, and what it counts there: rare words count more."""
        best: dict[int, float] = {}
        for known, share in self._near(word).items():
            places = self._where[known]
            rarity = math.log(1 + len(self.entries) / len(places))
            for number, weight in places.items():
                best[number] = max(best.get(number, 0.0), share * rarity * weight)
        return best

    def _near(self, word: str) -> dict[str, float]:
        """Return the known words that may be meant, with how surely."""
        near = {word: 1.0} if word in self._where else {}
        if len(word) >= SHORTEST_BEGINNING:
            near |= {known: BEGINS for known in self._where if known.startswith(word) and known != word}
        if not near:
            near = {known: MEANT for known in self._where if is_meant(word, known)}
        return near
