"""What other rooms and pages may ask a notebook. Nothing here writes, and nothing is kept between requests."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import msgspec

from leeward.journal import search as searching
from leeward.journal.bitsets import unpacked
from leeward.journal.columns import COLUMNS, Columns, joined, own_days
from leeward.journal.derived import (
    CHECK_IN_BATCHES,
    CHECK_IN_SHELF,
    CHECK_IN_TAGS,
    DAY_STATS,
    ENTRY_BATCHES,
    ENTRY_SHELF,
    ENTRY_TAGS,
    KEPT,
    NEWEST,
    NEWEST_KEPT,
    DayStat,
    Preview,
    newest_of,
    open_check_ins,
    open_previews,
    things_between,
)
from leeward.journal.kinds import CHECK_INS, ENTRIES, ONLY, TRAY, VOCABULARY
from leeward.journal.records import SLEEP_HOURS, SLEEP_NOTED, CheckIn, Series, Tag, Vocabulary, Waiting
from leeward.journal.search import SearchPage
from leeward.journal.starting_words import starting_vocabulary
from leeward.journal.vocabulary import meanings
from leeward.vault.errors import Missing
from leeward.vault.kinds import Item
from leeward.vault.opened import OpenVault


@dataclass(frozen=True, slots=True)
class TagCount:
    """How often one tag was ticked, in check-ins and entries together."""

    tag: Tag = field(repr=False)
    count: int


class TagUses(msgspec.Struct, frozen=True, array_like=True):
    """How often each bit was ticked; and, encoded for when tags were merged, how often each set of them."""

    bits: dict[int, int]
    sets: bytes


class DecadeOfDays(msgspec.Struct, frozen=True, array_like=True):
    """Every day of every scale."""

    series: dict[int, list[DayStat]]


def vocabulary(vault: OpenVault) -> Vocabulary:
    """Return the person's own words; before the first change these are the starting words."""
    try:
        return vault.stream(VOCABULARY).get(ONLY).record
    except Missing:
        return starting_vocabulary()


def series_of(vault: OpenVault) -> list[Series]:
    """Return every scale, hidden ones too, in the order they were made."""
    return list(vocabulary(vault).series)


def days_of(vault: OpenVault) -> dict[int, list[DayStat]]:
    """Return every scale's days, rising; days without a rating are not there.

    Shape: {series id: [DayStat]}, one DayStat a day.
    """
    stream = vault.stream(CHECK_INS)
    return vault.memo(
        "days", version=2, depends=stream.state(), result=DecadeOfDays, build=lambda: _days(stream.derived(DAY_STATS))
    ).series


def _days(parts: Sequence[dict[int, list[DayStat]]]) -> DecadeOfDays:
    joined: dict[int, dict[int, DayStat]] = defaultdict(dict)
    for part in parts:
        for series, days in part.items():
            row = joined[series]
            for day in days:
                there = row.get(day.day_ordinal)
                row[day.day_ordinal] = _added(there, day) if there else day
    # A night that a phone noted counts on days of which the person said nothing.
    noted = joined.pop(SLEEP_NOTED, None)
    if noted:
        joined[SLEEP_HOURS] = noted | joined[SLEEP_HOURS]
    return DecadeOfDays({series: [row[day] for day in sorted(row)] for series, row in joined.items()})


def _added(one: DayStat, other: DayStat) -> DayStat:
    low, high = min(one.low, other.low), max(one.high, other.high)
    return DayStat(one.day_ordinal, one.count + other.count, one.total + other.total, low, high)


def columns_of(vault: OpenVault) -> Columns:
    """Return every check-in as columns in order of time, tags by what they mean today; loads numpy."""
    meaning = {bit: tag.index for bit, tag in meanings(vocabulary(vault)).items()}
    return joined(vault.stream(CHECK_INS).derived(COLUMNS), meaning)


def check_ins_between(vault: OpenVault, since: date, until: date) -> list[Item[CheckIn]]:
    """Return the check-ins of these local days, both included, in order of when they happened."""
    shelves = vault.stream(CHECK_INS).derived(CHECK_IN_SHELF)
    found = things_between(shelves, since.toordinal(), until.toordinal(), open_check_ins)
    return sorted(found, key=lambda item: item.record.moment.at)


def check_ins_before(vault: OpenVault, day: date) -> int:
    """Return how many check-ins a person made before this local day; what a phone noted is none."""
    parts, before = vault.stream(CHECK_INS).derived(COLUMNS), day.toordinal() - date(1970, 1, 1).toordinal()
    return sum(one < before for part in parts for one in own_days(part))


def entries_between(vault: OpenVault, since: date, until: date) -> list[Preview]:
    """Return the beginnings of the entries of these local days, both included, in order of when they happened."""
    shelves = vault.stream(ENTRIES).derived(ENTRY_SHELF)
    found = things_between(shelves, since.toordinal(), until.toordinal(), open_previews)
    return sorted(found, key=lambda preview: preview.moment.at)


def newest_entries(vault: OpenVault, n: int = NEWEST_KEPT) -> list[Preview]:
    """Return the beginnings of the newest entries, newest first; at most ten are known."""
    return newest_of(vault.stream(ENTRIES).derived(NEWEST), min(n, NEWEST_KEPT), open_previews)


def kept_lines(vault: OpenVault, n: int = 3) -> list[Preview]:
    """Return the newest of what lies in the jar, newest first; at most ten are known."""
    return newest_of(vault.stream(ENTRIES).derived(KEPT), min(n, NEWEST_KEPT), open_previews)


def pages_written(vault: OpenVault) -> int:
    """Return how many entries there are, those brought along too."""
    return sum(len(shelf.instants) for shelf in vault.stream(ENTRIES).derived(ENTRY_SHELF))


def search(  # noqa: PLR0913, PLR0917 (what may be asked for is this much)
    vault: OpenVault,
    words: str,
    tags: Sequence[int] = (),
    since: date | None = None,
    until: date | None = None,
    page: int = 1,
) -> SearchPage:
    """Return one page of what holds every word, every tag and lies in these local days, newest first."""
    masks = [_mask(vocabulary(vault), tag) for tag in tags]
    return searching.search(vault, searching.asked_for(words, masks, since, until), page=page)


def _mask(words: Vocabulary, wanted: int) -> int:
    return sum(1 << bit for bit, tag in meanings(words).items() if tag.index == wanted)


def tag_counts(vault: OpenVault) -> list[TagCount]:
    """Return how often each tag was ticked, most often first; tags never ticked are left out."""
    check_ins, entries = vault.stream(CHECK_INS), vault.stream(ENTRIES)
    uses = vault.memo(
        "tag-uses",
        version=1,
        depends=check_ins.state() + entries.state(),
        result=TagUses,
        build=lambda: _tag_uses([*check_ins.derived(CHECK_IN_TAGS), *entries.derived(ENTRY_TAGS)]),
    )
    meaning = meanings(vocabulary(vault))
    if all(tag.index == bit for bit, tag in meaning.items()):
        counts = Counter({bit: times for bit, times in uses.bits.items() if bit in meaning})
    else:
        counts = _merged(msgspec.msgpack.decode(uses.sets, type=dict[bytes, int]), meaning)
    return [TagCount(meaning[index], times) for index, times in counts.most_common()]


def _merged(sets: dict[bytes, int], meaning: dict[int, Tag]) -> Counter[int]:
    """Return the counts when tags were merged: where both were ticked it was one thing, once."""
    counts: Counter[int] = Counter()
    for bits, times in sets.items():
        for index in {meaning[bit].index for bit in unpacked(bits) if bit in meaning}:
            counts[index] += times
    return counts


def _tag_uses(parts: Sequence[dict[bytes, int]]) -> TagUses:
    sets: Counter[bytes] = Counter()
    for part in parts:
        sets.update(part)
    single: Counter[int] = Counter()
    for bits, times in sets.items():
        for bit in unpacked(bits):
            single[bit] += times
    return TagUses(dict(single), msgspec.msgpack.encode(sets))


def batches(vault: OpenVault) -> dict[bytes, int]:
    """Return how many items of each import are in the notebook now."""
    found: Counter[bytes] = Counter()
    parts = vault.stream(CHECK_INS).derived(CHECK_IN_BATCHES) + vault.stream(ENTRIES).derived(ENTRY_BATCHES)
    for part in parts:
        found.update(part)
    return dict(found)


def written_while_locked(vault: OpenVault) -> list[Waiting]:
    """Return what came in while the notebook was locked and was not looked at since, oldest first."""
    try:
        return vault.stream(TRAY).get(ONLY).record.waiting
    except Missing:
        return []


def missing(vault: OpenVault) -> int:
    """Return how many check-ins and entries should be there and are not."""
    return vault.stream(CHECK_INS).missing() + vault.stream(ENTRIES).missing()


def damaged(vault: OpenVault, *, today: date) -> int:
    """Return how many check-ins and entries do not open; looked for once a day, because everything is opened for it."""
    streams = vault.stream(CHECK_INS), vault.stream(ENTRIES)
    return vault.memo(
        "damaged",
        version=1,
        depends=today.toordinal().to_bytes(4),
        result=int,
        build=lambda: sum(stream.damaged() for stream in streams),
    )


def has_entry(vault: OpenVault, id: bytes) -> bool:
    """Return whether there is an entry of this id; b"" is none."""
    try:
        return bool(id) and vault.stream(ENTRIES).get(id) is not None
    except Missing:
        return False


def last_zone(vault: OpenVault) -> str:
    """Return the time zone the person was in when they last checked in, or "" before the first check-in."""
    newest = vault.stream(CHECK_INS).recent(1)
    return newest[0].record.moment.zone if newest else ""
