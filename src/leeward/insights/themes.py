"""Themes as counting, not reading: a person's own words that stand out this month from the rest of their journal.

Plain Python. Which words count, and what a word is, is settled by whoever counts.
Source: INSIGHTS.md 6; Monroe, Colaresi and Quinn 2008, doi:10.1093/pan/mpn018 (log-odds with a Dirichlet prior).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log, sqrt

from leeward.insights.results import NotEnough

ENTRIES, DAYS = 3, 3  # that must hold the words
WORDS = 300  # in the rest of the journal, for it to be something to stand out from
_Z = 3.0
_PRIOR = 0.1  # of the words there are: how much the prior counts
_COVERED = 2 / 3  # of a word's uses in one pair of words: then the pair is the theme


@dataclass(frozen=True, slots=True)
class Count:
    """How often a word, or two words in a row, was written, in how many entries and on how many days."""

    uses: int
    entries: int
    days: int


@dataclass(frozen=True, slots=True)
class Theme:
    """Words that stand out. z: how far, in standard errors of the log-odds; rest: their uses in the rest."""

    words: str
    uses: int
    entries: int
    days: int
    rest: int
    z: float


def themes(this: Mapping[str, Count], rest: Mapping[str, Count]) -> tuple[Theme, ...] | NotEnough:
    """Return the words that stand out this month, the clearest first.

    Shape: words as keys, two words in a row with a space between; this month's counts, and those of all other months.
    Unit: NotEnough in words written in the rest of the journal.
    Errors: none; words with counts below 1 are not there.
    """
    written = sum(count.uses for words, count in rest.items() if " " not in words and count.uses > 0)
    if written < WORDS:
        return NotEnough(have=written, need=WORDS)
    found = {
        theme.words: theme
        for pair in (False, True)
        for theme in _standing_out(_alike(this, pair=pair), _alike(rest, pair=pair))
    }
    kept = [theme for theme in found.values() if not _is_told_already(theme, found)]
    return tuple(sorted(kept, key=lambda theme: (-theme.z, theme.words)))


def _alike(counts: Mapping[str, Count], *, pair: bool) -> dict[str, Count]:
    """Return the single words, or the pairs: each kind is compared with its own."""
    return {words: count for words, count in counts.items() if (" " in words) is pair and count.uses > 0}


def _standing_out(this: Mapping[str, Count], rest: Mapping[str, Count]) -> Iterator[Theme]:
    all_this, all_rest = (sum(count.uses for count in counts.values()) for counts in (this, rest))
    for words, count in this.items():
        if count.entries < ENTRIES or count.days < DAYS:
            continue
        others = rest[words].uses if words in rest else 0
        z = _log_odds(count.uses, all_this, others, all_rest)
        if z > _Z:
            yield Theme(words, count.uses, count.entries, count.days, others, z)


def _log_odds(uses: int, written: int, others: int, all_others: int) -> float:
    """Return how far the words stand out, in standard errors. Source: Monroe et al. 2008, equations 15, 16, 20, 22."""
    prior = _PRIOR * (uses + others)
    everything = _PRIOR * (written + all_others)
    odds = log((uses + prior) / max(written + everything - uses - prior, prior))
    odds -= log((others + prior) / max(all_others + everything - others - prior, prior))
    return odds / sqrt(1.0 / (uses + prior) + 1.0 / (others + prior))


def _is_told_already(theme: Theme, found: Mapping[str, Theme]) -> bool:
    """Return whether a pair says it better than the word, or a word better than the pair."""
    if " " in theme.words:
        return any(word in found and theme.uses < _COVERED * found[word].uses for word in theme.words.split(" "))
    pairs = (other for other in found.values() if theme.words in other.words.split(" ") and " " in other.words)
    return any(pair.uses >= _COVERED * theme.uses for pair in pairs)
