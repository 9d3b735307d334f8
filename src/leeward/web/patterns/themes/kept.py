"""What was counted, kept sealed until something is written, the day ends, or the person switches it off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import msgspec

from leeward.insights.results import NotEnough
from leeward.insights.themes import Theme, themes
from leeward.journal.kinds import ENTRIES
from leeward.journal.themes import queries
from leeward.journal.themes.counting import spelled
from leeward.journal.themes.lists import WordList
from leeward.vault.opened import OpenVault

VERSION = 1  # raised whenever other words would be found in the same entries
DAYS = 30
MONTHS = 12
_MOST = 60  # themes that are kept: as many as may be left when some are hidden


class Told(msgspec.Struct, frozen=True):
    """One word or pair that stands out; `shown` is how the person writes it. Unit: `rest` in uses."""

    term: str
    shown: str
    uses: int
    entries: int
    days: int
    rest: int

    def __repr__(self) -> str:
        return "<Told>"


class KeptThemes(msgspec.Struct, frozen=True):
    """What stands out in the last days, in so many entries beside so many others. `missing`: words too few to say."""

    told: list[Told]
    entries: int
    others: int
    missing: int = 0


class KeptMonths(msgspec.Struct, frozen=True):
    """In how many entries of each month the words of each list stand, and how many entries each month has."""

    counts: list[list[int]]
    entries: list[int]


def themes_of(vault: OpenVault, *, today: int, language: str) -> KeptThemes:
    """Return the words that stand out in the last days. Unit: today as date.toordinal()."""
    depends = vault.stream(ENTRIES).state() + msgspec.msgpack.encode((today, language))
    return vault.memo(
        "themes",
        version=VERSION,
        depends=depends,
        result=KeptThemes,
        build=lambda: _worked_out(vault, today, language),
    )


def _worked_out(vault: OpenVault, today: int, language: str) -> KeptThemes:
    found = queries.compared(vault, today - DAYS + 1, today, language=language)
    said = themes(found.this, found.rest)
    if isinstance(said, NotEnough):
        return KeptThemes([], len(found.texts), found.others, missing=said.missing)
    texts = [(text.written, text.flat) for text in found.texts]
    return KeptThemes([_told(one, texts) for one in said[:_MOST]], len(found.texts), found.others)


def _told(theme: Theme, texts: Sequence[tuple[str, str]]) -> Told:
    shown = spelled(theme.words, texts)
    return Told(theme.words, shown, theme.uses, theme.entries, theme.days, theme.rest)


def months_of(vault: OpenVault, lists: Sequence[WordList], *, today: int) -> KeptMonths:
    """Return the lists counted over the last twelve months, this one the last."""
    months = last_months(today)
    depends = vault.stream(ENTRIES).state() + msgspec.msgpack.encode((months[0][0], lists))
    return vault.memo(
        "theme-lists",
        version=VERSION,
        depends=depends,
        result=KeptMonths,
        build=lambda: _by_month(vault, lists, months),
    )


def _by_month(vault: OpenVault, lists: Sequence[WordList], months: Sequence[tuple[int, int]]) -> KeptMonths:
    counted, entries = queries.lists_by_month(vault, lists, months)
    return KeptMonths([one.entries for one in counted], entries)


def last_months(today: int) -> list[tuple[int, int]]:
    """Return the first and last days of the last twelve months, this one, up to its end, the last."""
    first = date.fromordinal(today).replace(day=1)
    number = first.year * 12 + first.month - 1
    starts = [date(at // 12, at % 12 + 1, 1).toordinal() for at in range(number - MONTHS + 1, number + 2)]
    return [(start, after - 1) for start, after in pairwise(starts)]
