"""What pages may ask about the words of a notebook, once the person has switched it on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from leeward.insights.themes import Count
from leeward.journal.derived import FOLDED, Folded, day_ordinal, marks_of, rows_of
from leeward.journal.folding import BETWEEN, restored
from leeward.journal.kinds import ENTRIES, ONLY
from leeward.journal.themes import counting
from leeward.journal.themes.actions import forget
from leeward.journal.themes.derived import uses_in
from leeward.journal.themes.lists import Counted, WordList, by_month, starting_lists
from leeward.journal.themes.records import THEMES, Themes
from leeward.journal.themes.stop_words import stop_words
from leeward.vault.errors import Missing
from leeward.vault.opened import OpenVault

_DAY = 86_400  # seconds
_SLACK = 2 * _DAY  # a local day may begin and end this far from the same day in UTC


@dataclass(frozen=True, slots=True)
class Text:
    """The words of one entry, as written and folded. Unit: day as date.toordinal()."""

    day: int
    written: str = field(repr=False)
    flat: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Compared:
    """The words of some days beside those of the rest of the notebook, in so many entries each."""

    this: dict[str, Count] = field(repr=False)
    rest: dict[str, Count] = field(repr=False)
    texts: list[Text] = field(repr=False)
    others: int


def choice(vault: OpenVault) -> Themes:
    """Return what the person chose; before they did, nothing is counted."""
    try:
        return vault.stream(THEMES).get(ONLY).record
    except Missing:
        return Themes()


def lists_of(chosen: Themes) -> list[WordList]:
    """Return the person's lists, or those a notebook begins with."""
    return starting_lists() if chosen.lists is None else chosen.lists


def compared(vault: OpenVault, first_day: int, last_day: int, *, language: str) -> Compared:
    """Return the words of these days (ordinals, both included) beside all others.

    Errors: those of the vault.
    """
    parts = vault.stream(ENTRIES).derived(FOLDED)
    everything = vault.stream(ENTRIES).derived(uses_in(language))
    texts = list(_texts(parts, first_day, last_day))
    this = counting.counted(((text.day, text.written) for text in texts), stop_words(language))
    rest = counting.rest(everything, this)
    if not choice(vault).is_on:
        # Switched off in another window while this was counted: what was kept a moment ago goes, too.
        forget(vault)
    return Compared(this, rest, texts, sum(len(marks_of(part)[0]) for part in parts) - len(texts))


def lists_by_month(
    vault: OpenVault, lists: Sequence[WordList], months: Sequence[tuple[int, int]]
) -> tuple[list[Counted], list[int]]:
    """Return for each list in how many entries of each month its words stand, and how many entries each month has.

    Shape: months as (first day, last day), ordinals, rising, without gaps between them.
    """
    texts = list(_texts(vault.stream(ENTRIES).derived(FOLDED), months[0][0], months[-1][1]))
    split = [[text.written for text in texts if first <= text.day <= last] for first, last in months]
    return by_month(lists, split), [len(some) for some in split]


def _texts(parts: Sequence[Folded], first_day: int, last_day: int) -> Iterator[Text]:
    """Yield the entries of these days; only segments that may hold one are looked into."""
    since = (first_day - 719_163) * _DAY - _SLACK  # date(1970, 1, 1).toordinal()
    until = (last_day + 1 - 719_163) * _DAY + _SLACK
    for part in parts:
        ends, instants = marks_of(part)
        if not any(since <= instant <= until for instant in instants):
            continue
        for row, (start, end) in zip(rows_of(part), pairwise([0, *ends]), strict=True):
            day = day_ordinal(row.moment)
            if first_day <= day <= last_day:
                flat = part.text[start:end].decode().removesuffix(BETWEEN)
                whole = restored(flat, row.taken)
                yield Text(day, f"{whole[: row.title]}\n{whole[row.title + 1 :]}", flat)
