"""The notebook by day, newest first: what stands on one page, and which days have something on them.

Shape: a page holds whole days. Days without anything are not mentioned (R28: silence, never "we missed you").
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils.translation import get_language

from leeward.journal.derived import (
    CHECK_IN_SHELF,
    ENTRY_SHELF,
    Preview,
    Shelf,
    open_check_ins,
    open_previews,
    things_between,
)
from leeward.journal.kinds import CHECK_INS, ENTRIES
from leeward.journal.records import CheckIn
from leeward.kernel import saying
from leeward.kernel.moments import Moment
from leeward.vault.opened import OpenVault

AT_LEAST = 20  # things on a page, then the day is filled up


@dataclass(frozen=True, slots=True)
class Thing:
    """One check-in or the beginning of one entry: exactly one of the two is there."""

    id: bytes
    moment: Moment
    check_in: CheckIn | None = None
    entry: Preview | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A local day and what was kept on it, newest first."""

    date: date
    things: list[Thing]


@dataclass(frozen=True, slots=True)
class Page:
    """The days of one page, newest first, and the days the next older and next newer page begin with."""

    days: list[date]
    older: date | None
    newer: date | None


@dataclass(frozen=True, slots=True)
class Shelves:
    """Everything in a notebook, closed."""

    check_ins: list[Shelf]
    entries: list[Shelf]

    def counts(self) -> Counter[int]:
        """Return how many things each day has (ordinals)."""
        found: Counter[int] = Counter()
        for shelf in (*self.check_ins, *self.entries):
            found.update(shelf.days)
        return found

    def on(self, days: Collection[date]) -> list[Day]:
        """Return these days with all that was kept on them, newest first."""
        if not days:
            return []
        first, last = min(days).toordinal(), max(days).toordinal()
        check_ins = things_between(self.check_ins, first, last, open_check_ins)
        entries = things_between(self.entries, first, last, open_previews)
        things = [Thing(item.id, item.record.moment, check_in=item.record) for item in check_ins]
        things += [Thing(preview.id, preview.moment, entry=preview) for preview in entries]
        return by_day(things)


def shelves_of(vault: OpenVault) -> Shelves:
    """Return what the pages are made of."""
    return Shelves(vault.stream(CHECK_INS).derived(CHECK_IN_SHELF), vault.stream(ENTRIES).derived(ENTRY_SHELF))


def page(counts: Mapping[int, int], until: date | None = None) -> Page:
    """Return the page whose newest day is `until` or the next one before it; None for the newest of all."""
    days = sorted(counts, reverse=True)
    newest = until.toordinal() if until else date.max.toordinal()
    first = next((at for at, day in enumerate(days) if day <= newest), len(days))
    if first == len(days):
        # Older than everything: the last page is nearer to what was meant than an empty one.
        first = _page_before(counts, days, len(days))
    last = _page_after(counts, days, first)
    shown = [date.fromordinal(day) for day in days[first:last]]
    older = date.fromordinal(days[last]) if last < len(days) else None
    newer = date.fromordinal(days[_page_before(counts, days, first)]) if first else None
    return Page(shown, older, newer)


def by_day(things: list[Thing]) -> list[Day]:
    """Return things by local day, newest first."""
    # A journey west can bring a later instant into an earlier local day: the day decides, then the instant.
    ordered = sorted(things, key=lambda thing: (thing.moment.day_number(), thing.moment.at), reverse=True)
    return [Day(day, list(group)) for day, group in groupby(ordered, key=lambda thing: thing.moment.day())]


def month(counts: Mapping[int, int], year: int, number: int) -> list[list[tuple[date | None, bool]]]:
    """Return the weeks of a month, Monday first: each day with whether something was kept on it, None outside."""
    weeks = calendar.Calendar(saying.first_weekday(get_language() or "")).monthdatescalendar(year, number)
    return [
        [(day, day.toordinal() in counts) if day.month == number else (None, False) for day in week] for week in weeks
    ]


def neighbours(first: date) -> tuple[date, date]:
    """Return the first days of the month before and the month after."""
    before = (first - timedelta(days=1)).replace(day=1)
    return before, (first + timedelta(days=32)).replace(day=1)


def _page_after(counts: Mapping[int, int], days: list[int], first: int) -> int:
    count, last = 0, first
    while last < len(days) and count < AT_LEAST:
        count += counts[days[last]]
        last += 1
    return last


def _page_before(counts: Mapping[int, int], days: list[int], first: int) -> int:
    count, start = 0, first
    while start > 0 and count < AT_LEAST:
        start -= 1
        count += counts[days[start]]
    return start
