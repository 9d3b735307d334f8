"""Which days a finding is worked out of, and from what: the notebook's columns up to the beginning of a month.

Calendar months and not steps of 30 days: "worked out on 1 November" can be said, and looked up. Three fits stand behind
every finding, of this month's beginning and of the two before; where nothing was written for long, of the month after
the last day and the two before that, so that three fits never look at the same days. While no month has begun with
enough days, there is one fit, of the first days that are enough: it neither makes anybody wait for the first of a month
nor flickers from day to day.

Source: INSIGHTS.md 5(c). Loads numpy; findings_kept imports it late.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leeward.insights.checkins import merged, usable
from leeward.insights.factors import NEEDED, factors
from leeward.insights.findings import Factors, Rhythms
from leeward.insights.results import NotEnough
from leeward.insights.rhythm import rhythms
from leeward.journal.columns import Columns
from leeward.journal.records import MOOD, PULL, Vocabulary
from leeward.journal.vocabulary import live_tags
from leeward.web.patterns.factor_names import NIGHT, is_tag, series_name, tag_name

Numbers = NDArray[np.float64]
Row = NDArray[Any]  # True and False, or numbers
Given = Mapping[str, Row]
NOTHING: Given = MappingProxyType({})

_EPOCH = date(1970, 1, 1).toordinal()
_FITS = 3  # a finding is consistent when the two before saw it too


@dataclass(frozen=True, slots=True, eq=False)
class Fitting:
    """All check-ins of the days before `until`, and what is to be worked out of them.

    Shape: given are tags and amounts by name, nights what is known once a day. place: under which of a few names the
        fit is kept, so that a newer one takes the place of one that is no longer asked for.
    Unit: until as date.toordinal().
    """

    outcome: int
    until: int
    place: str
    missing: NotEnough | None
    times: tuple[Numbers, NDArray[np.int64], Numbers]
    numbers: Numbers
    given: Given
    nights: Given

    def basis(self) -> bytes:
        """Return bytes that differ as soon as anything the fit looks at does."""
        digest = blake2b(f"{self.outcome} {self.until}".encode(), digest_size=32)
        digest.update(b"".join([row.tobytes() for row in (*self.times, self.numbers)]))
        for names in (self.given, self.nights):
            digest.update(" ".join(names).encode() + b"|")
            for row in names.values():
                digest.update(np.packbits(row).tobytes() if row.dtype == np.bool_ else row.tobytes())
        return digest.digest()

    def factors(self) -> Factors | NotEnough:
        """Work the factors out."""
        rows = [self.numbers, *self.given.values(), *self.nights.values()]
        check_ins, columns = merged(self.times, np.array(rows, dtype=np.float64).T)
        by_name = dict(zip((*self.given, *self.nights), columns.T[1:], strict=True))
        nights = {name: by_name.pop(name) for name in self.nights}
        return factors(check_ins, columns[:, 0], by_name, once_a_day=nights)

    def rhythms(self) -> Rhythms | None:
        """Work the day and the week out."""
        check_ins, columns = merged(self.times, self.numbers[:, np.newaxis])
        found = rhythms(check_ins, columns[:, 0])
        return None if isinstance(found, NotEnough) else found


def fittings(columns: Columns, words: Vocabulary, outcome: int, *, today: int, also: Given = NOTHING) -> list[Fitting]:
    """Return the fits behind today's findings, today's first; only that one where it has too little.

    Shape: also, what other streams say about each check-in, by name.
    Unit: today as date.toordinal().
    """
    numbers = usable(columns.ratings.get(outcome, np.full(len(columns), np.nan)))
    # A day never comes again (insights.checkins.merged), so the days before any other are the first so many rows.
    lived = np.maximum.accumulate(columns.days) + _EPOCH
    days = np.unique(lived[np.isfinite(numbers)])
    times = columns.instants / 60.0, columns.days, columns.clock.astype(np.float64)
    everything = _Everything(outcome, times, numbers, {**dict(_given(columns, words, outcome)), **also})
    found = []
    for until in untils(days, today=today):
        have = int((days < until).sum())
        missing = NotEnough(have, NEEDED) if have < NEEDED else None
        found.append(everything.first(int(np.searchsorted(lived, until)), until, missing))
    return found[:1] if found[0].missing else found


def untils(days: NDArray[np.int64], *, today: int) -> list[int]:
    """Return the days before which each of the three fits looks, newest first.

    Shape: days are those with a rating, rising, each once. Unit: days and today as date.toordinal().
    """
    past = days[days <= today]
    if len(past) < NEEDED:
        return [today + 1, *_months(today)][:_FITS]
    # After the last day nothing new is there to look at, and looking at the same again would prove nothing.
    month, *before = _months(min(today, _next_month(int(past[-1]))))
    if int((past < month).sum()) >= NEEDED:
        return [month, *before]
    return [int(past[NEEDED - 1]) + 1, month, *before][:_FITS]


def _months(day: int) -> list[int]:
    """Return the beginnings of the month of this day and of the two before."""
    found = [date.fromordinal(day).replace(day=1)]
    while len(found) < _FITS:
        found.append(date.fromordinal(found[-1].toordinal() - 1).replace(day=1))
    return [month.toordinal() for month in found]


def _next_month(day: int) -> int:
    return date.fromordinal(date.fromordinal(day).replace(day=28).toordinal() + 4).replace(day=1).toordinal()


@dataclass(frozen=True, slots=True, eq=False)
class _Everything:
    outcome: int
    times: tuple[Numbers, NDArray[np.int64], Numbers]
    numbers: Numbers
    given: Given

    def first(self, rows: int, until: int, missing: NotEnough | None) -> Fitting:
        """Return the fit of the first rows. What never came in them is not looked at: a new word changes no fit."""
        nights = {series_name(one) for one in NIGHT}
        came = {name: row[:rows] for name, row in self.given.items() if _came(name, row[:rows])}
        instants, days, clock = self.times
        return Fitting(
            outcome=self.outcome,
            until=until,
            place=_place(until),
            missing=missing,
            times=(instants[:rows], days[:rows], clock[:rows]),
            numbers=self.numbers[:rows],
            given={name: row for name, row in came.items() if name not in nights},
            nights={name: row for name, row in came.items() if name in nights},
        )


def _place(until: int) -> str:
    day = date.fromordinal(until)
    return str(day.month % _FITS) if day.day == 1 else "first"


def _given(columns: Columns, words: Vocabulary, outcome: int) -> Iterator[tuple[str, Row]]:
    """Yield every tag and scale the person has not hidden, in the order they were made."""
    for tag in sorted(live_tags(words), key=lambda tag: tag.index):
        yield tag_name(tag.index), _said(columns, tag.index)
    for series in sorted(words.series, key=lambda series: series.id):
        if series.shown and series.id in columns.ratings and series.id not in {MOOD, PULL, outcome}:
            yield series_name(series.id), columns.ratings[series.id]


def _said(columns: Columns, tag: int) -> Row:
    """Return where a tag was ticked. What a phone noted says nothing about it: neither that it was there nor not."""
    ticked = columns.tags[tag]
    if not columns.noted.any() or not ticked.any():
        return ticked
    return np.where(columns.noted, np.nan, ticked.astype(np.float64))


def _came(name: str, row: Row) -> bool:
    known = row if row.dtype == np.bool_ else row[np.isfinite(row)]
    return bool(known.any()) if is_tag(name) else bool(len(known))
