"""Themes as counting, not reading: a person's own words that stand out this month from the rest of their journal.

Plain Python. Which words count, and what a word is, is settled by whoever counts. Compared is in how many entries the
words stand, and not how often: in one long entry a word comes back by itself.

Source: INSIGHTS.md 6; Monroe, Colaresi and Quinn 2008, doi:10.1093/pan/mpn018 (an informative Dirichlet prior).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import NormalDist

from leeward.insights.results import NotEnough
from leeward.insights.student import beta_share

ENTRIES, DAYS = 3, 3  # that must hold the words
WORDS = 300  # in the rest of the journal, for it to be something to stand out from
_Z = 3.0
_PRIOR = 0.2  # of what was written: how much the prior counts; measured in docs/how-we-know.md
_LEAST = 1e-15  # of a probability
_COVERED = 2 / 3  # of a word's uses in one pair of words: then the pair is the theme


@dataclass(frozen=True, slots=True)
class Count:
    """How often a word, or two words in a row, was written, in how many entries and on how many days."""

    uses: int
    entries: int
    days: int


_NEVER = Count(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Theme:
    """Words that stand out. rest: their uses in the rest of the journal; z: how clearly, as of a normal, above 3."""

    words: str
    uses: int
    entries: int
    days: int
    rest: int
    z: float


def themes(this: Mapping[str, Count], rest: Mapping[str, Count]) -> tuple[Theme, ...] | NotEnough:
    """Return the words that stand out this month, the clearest first.

    Shape: words as keys, two words in a row with a space between; this month's counts, and those of all other months,
        of which days are not asked; under "" and " " may stand all other words, and pairs, together.
    Unit: NotEnough in words written in the rest of the journal.
    Errors: none; words in no entry are not there.
    """
    written = sum(count.uses for words, count in rest.items() if " " not in words and count.entries > 0)
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
    return {words: count for words, count in counts.items() if (" " in words) is pair and count.entries > 0}


def _standing_out(this: Mapping[str, Count], rest: Mapping[str, Count]) -> Iterator[Theme]:
    all_this, all_rest = (sum(count.entries for count in counts.values()) for counts in (this, rest))
    for words, count in this.items():
        if count.entries < ENTRIES or count.days < DAYS:
            continue
        others = rest.get(words, _NEVER)
        z = _apart(count.entries, all_this, others.entries, all_rest)
        if z > _Z:
            yield Theme(words, count.uses, count.entries, count.days, others.uses, z)


def _apart(these: int, all_these: int, others: int, all_others: int) -> float:
    """Return how sure it is that the words belong more to this month, as the z of a normal.

    Shape: entries that hold them, and the sum of the same over all words.
    Source: Monroe et al. 2008 with the tail of their posterior worked out exactly (rates drawn from gammas); their
        normal approximation cannot see words that are new this month.
    """
    prior = _PRIOR * (these + others)
    everything = _PRIOR * (all_these + all_others)
    size, other_size = all_these + everything, all_others + everything
    share = size / (size + other_size)
    tail = beta_share(share, 1.0 - share, these + prior, others + prior)
    return -NormalDist().inv_cdf(min(max(tail, _LEAST), 1.0 - _LEAST))


def _is_told_already(theme: Theme, found: Mapping[str, Theme]) -> bool:
    """Return whether a pair says it better than the word, or a word better than the pair."""
    if " " in theme.words:
        return any(word in found and theme.uses < _COVERED * found[word].uses for word in theme.words.split(" "))
    pairs = (other for other in found.values() if theme.words in other.words.split(" ") and " " in other.words)
    return any(pair.uses >= _COVERED * theme.uses for pair in pairs)
