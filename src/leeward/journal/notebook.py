"""The notebook by day, newest first: what stands on one page, and which days have something on them.

Shape: a page holds whole days. Days without anything are not mentioned (R28: silence, never "we missed you").
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from leeward.journal.derived import PREVIEWS, Preview
from leeward.journal.kinds import CHECK_INS, ENTRIES
from leeward.journal.records import CheckIn
from leeward.kernel.moments import Moment
from leeward.vault.kinds import Item
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
    """Some days, newest first, and the days the next older and next newer page begin with."""

    days: list[Day]
    older: date | None
    newer: date | None


def everything(vault: OpenVault) -> list[Thing]:
    """Return all there is, newest first."""
    things = [_of_check_in(item) for item in vault.stream(CHECK_INS).all()]
    for part in vault.stream(ENTRIES).derived(PREVIEWS):
        things += [Thing(preview.id, preview.moment, entry=preview) for preview in part]
    return sorted(things, key=lambda thing: thing.moment.at, reverse=True)


def page(things: Iterable[Thing], until: date | None = None) -> Page:
    """Return the page whose newest day is `until` or the next one before it; None for the newest of all."""
    days = _days(things)
    first = next((at for at, day in enumerate(days) if until is None or day.date <= until), len(days))
    if first == len(days):
        # Older than everything: the last page is nearer to what was meant than an empty one.
        first = _page_before(days, len(days))
    last = _page_after(days, first)
    older = days[last].date if last < len(days) else None
    newer = days[_page_before(days, first)].date if first else None
    return Page(days[first:last], older, newer)


def month(things: Iterable[Thing], year: int, number: int) -> list[list[tuple[date | None, bool]]]:
    """Return the weeks of a month, Monday first: each day with whether something was kept on it, None outside."""
    kept = {thing.moment.day() for thing in things}
    weeks = calendar.Calendar().monthdatescalendar(year, number)
    return [[(day, day in kept) if day.month == number else (None, False) for day in week] for week in weeks]


def neighbours(first: date) -> tuple[date, date]:
    """Return the first days of the month before and the month after."""
    before = (first - timedelta(days=1)).replace(day=1)
    return before, (first + timedelta(days=32)).replace(day=1)


def _of_check_in(item: Item[CheckIn]) -> Thing:
    return Thing(item.id, item.record.moment, check_in=item.record)


def _days(things: Iterable[Thing]) -> list[Day]:
    # A journey west can bring a later instant into an earlier local day: the day decides, then the instant.
    ordered = sorted(things, key=lambda thing: (thing.moment.day_number(), thing.moment.at), reverse=True)
    return [Day(day, list(group)) for day, group in groupby(ordered, key=lambda thing: thing.moment.day())]


def _page_after(days: list[Day], first: int) -> int:
    count, last = 0, first
    while last < len(days) and count < AT_LEAST:
        count += len(days[last].things)
        last += 1
    return last


def _page_before(days: list[Day], first: int) -> int:
    count, start = 0, first
    while start > 0 and count < AT_LEAST:
        start -= 1
        count += len(days[start].things)
    return start
