"""What the page shows: the words that stand out, and each list as a row of bars. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from leeward.journal.themes.lists import WordList
from leeward.kernel import saying
from leeward.web.patterns.themes.kept import KeptMonths, KeptThemes, Told

MOST_SHOWN = 12
_BAR, _STEP = 7, 10  # width of a bar and of its place, in the box of 120 by 40
_HEIGHT = 40


@dataclass(frozen=True, slots=True)
class WordRow:
    """A word, what to search for to find it, and its counts in words."""

    term: str = field(repr=False)
    shown: str = field(repr=False)
    search: str = field(repr=False)
    counts: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One month in the box of 120 by 40, from its top."""

    x: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class ListRow:
    """One list: its name, this month in words, its bars."""

    name: str = field(repr=False)
    words: str = field(repr=False)
    this_month: str
    bars: list[Bar]

    @property
    def is_used(self) -> bool:
        return bool(self.bars)


def word_rows(kept: KeptThemes, hidden: Collection[str]) -> list[WordRow]:
    """Return the words to show, the clearest first, hidden ones left out."""
    return [_word_row(told) for told in kept.told if told.term not in hidden][:MOST_SHOWN]


def _word_row(told: Told) -> WordRow:
    here = ngettext("%(uses)d time in %(entries)d entries", "%(uses)d times in %(entries)d entries", told.uses)
    before = ngettext("%(rest)d time in all the others", "%(rest)d times in all the others", told.rest)
    search = f'"{told.shown}"' if " " in told.shown else told.shown
    counts = f"{here}; {before}" % {"uses": told.uses, "entries": told.entries, "rest": told.rest}
    return WordRow(told.term, told.shown, search, counts)


def list_rows(lists: Sequence[WordList], kept: KeptMonths) -> list[ListRow]:
    """Return the lists with their bars: as high as their part of a month's entries, the highest as high as the box."""
    shares = [[_share(count, all_) for count, all_ in zip(row, kept.entries, strict=True)] for row in kept.counts]
    highest = max((share for row in shares for share in row), default=0.0) or 1.0
    return [
        ListRow(one.name, ", ".join(one.words), _this_month(counts[-1], kept.entries[-1]), _bars(row, highest))
        for one, counts, row in zip(lists, kept.counts, shares, strict=True)
    ]


def highest(kept: KeptMonths, months: Sequence[tuple[int, int]]) -> str:
    """Return what the highest bar stands for, so that the height of all can be read; "" where there is none."""
    bars = [
        (_share(count, entries), count, entries, first)
        for row in kept.counts
        for count, entries, (first, _last) in zip(row, kept.entries, months, strict=True)
        if count
    ]
    if not bars:
        return ""
    _height, count, entries, first = max(bars)
    return ngettext(
        "The highest is %(count)d of %(entries)d entry, in %(month)s.",
        "The highest is %(count)d of %(entries)d entries, in %(month)s.",
        entries,
    ) % {"count": count, "entries": entries, "month": month_name(first)}


def _share(count: int, entries: int) -> float:
    return count / entries if entries else 0.0


def _bars(shares: Sequence[float], highest: float) -> list[Bar]:
    heights = [round(share / highest * _HEIGHT, 1) for share in shares]
    left = (_STEP - _BAR) // 2
    return [Bar(at * _STEP + left, round(_HEIGHT - height, 1), height) for at, height in enumerate(heights) if height]


def _this_month(count: int, entries: int) -> str:
    if not entries:
        return _("nothing written this month yet")
    if entries == 1:
        return _("in the one entry this month") if count else _("not in the one entry this month")
    return ngettext(
        "in %(count)d of %(entries)d entry this month", "in %(count)d of %(entries)d entries this month", entries
    ) % {"count": count, "entries": entries}


def table(
    lists: Sequence[WordList], kept: KeptMonths, months: Sequence[tuple[int, int]]
) -> tuple[list[str], list[list[str]]]:
    """Return head and rows of the table: one row a month, the newest first, one column a list."""
    head = [_("Month"), _("Entries"), *(one.name for one in lists)]
    rows = [
        [month_name(first), str(entries), *(str(row[at]) for row in kept.counts)]
        for at, ((first, _last), entries) in enumerate(zip(months, kept.entries, strict=True))
    ]
    return head, rows[::-1]


def month_name(first_day: int) -> str:
    """Return "May 2026"."""
    return saying.day(date.fromordinal(first_day), saying.MONTH_AND_YEAR, get_language() or "")


def short_month(first_day: int) -> str:
    """Return "May"."""
    return saying.day(date.fromordinal(first_day), saying.SHORT_MONTH, get_language() or "")
