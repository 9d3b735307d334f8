"""What a person can do with a file from elsewhere: count what is in it, keep it, undo it.

Every function reads the file anew from its beginning, row by row: a table of any length fits in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import BinaryIO

import msgspec

from leeward.interchange.formats.found import Bundle, Row
from leeward.interchange.formats.reading import read
from leeward.interchange.formats.survey import survey, until
from leeward.interchange.naming import let_go, name_all
from leeward.interchange.phones import remove_moved
from leeward.interchange.plan import Choices, Stamp, planned
from leeward.interchange.records import BROUGHT, Brought
from leeward.journal import actions as journal
from leeward.journal.vocabulary import TooManyWords
from leeward.kernel.ids import new_id
from leeward.vault.opened import OpenVault

# More names than this are no tags: a column of sentences was taken for one.
TAGS_LIMIT = 400
SCALES_LIMIT = 100


class NothingToKeep(Exception):
    """No row of the file can be kept."""


class TooManyNames(Exception):
    """The file has more tags or scales than a person could tick; a column of words was taken for tags."""


class Kept(msgspec.Struct, frozen=True):
    """What an import did: its batch, what is new, and what was in the notebook already."""

    batch: bytes
    check_ins: int
    entries: int
    known: int


def look(source: BinaryIO, choices: Choices, *, now: datetime) -> Bundle:
    """Count what the file holds. Nothing is kept: this is the dry run.

    Errors: CannotRead and its subclasses.
    """
    return survey(_rows(source, choices, now))


def _rows(source: BinaryIO, choices: Choices, now: datetime) -> Iterator[Row]:
    # A day of grace: the clock in the file may stand in any zone.
    return until(read(source, choices.format, choices.columns), now + timedelta(days=1))


def bring(vault: OpenVault, source: BinaryIO, choices: Choices, *, now: datetime, bundle: Bundle | None = None) -> Kept:
    """Keep what the file holds as one batch that can be undone. What is in the notebook already is passed over.

    Shape: `bundle` is the dry run of the same file and columns, where there was one. Each handful of rows is a
    transaction of its own, so that a long import never blocks other writers; one that breaks off is finished by
    bringing the same file again.
    Errors: NothingToKeep, TooManyNames, CannotRead and its subclasses; those of the vault (Locked, Full, Busy).
    """
    bundle = bundle or look(source, choices, now=now)
    if not bundle.check_ins and not bundle.entries:
        raise NothingToKeep
    if len(bundle.tags) + len(bundle.mood_names) > TAGS_LIMIT or len(bundle.scales) > SCALES_LIMIT:
        raise TooManyNames
    batch, recorded_at = new_id(), int(now.timestamp())
    try:
        words, brought = name_all(vault, bundle, choices, _brought(bundle, choices, recorded_at))
    except TooManyWords:
        raise TooManyNames from None
    # The batch is written first: an import that breaks off can still be undone.
    vault.stream(BROUGHT).append(brought, id=batch)
    stamp = Stamp(vault.account_id, batch, recorded_at)
    check_ins = entries = 0
    for handful in planned(_rows(source, choices, now), choices=choices, words=words, stamp=stamp):
        with vault.transaction():
            check_ins += journal.add_check_ins(vault, handful.check_ins)
            entries += journal.add_entries(vault, handful.entries)
    if check_ins + entries == 0:
        vault.stream(BROUGHT).delete([batch])
    return Kept(batch, check_ins, entries, bundle.check_ins + bundle.entries - check_ins - entries)


def _brought(bundle: Bundle, choices: Choices, recorded_at: int) -> Brought:
    return Brought(
        at=recorded_at,
        format=choices.format.value,
        check_ins=bundle.check_ins,
        entries=bundle.entries,
        refused=bundle.refused_count,
        first=bundle.first.toordinal() if bundle.first else 0,
        last=bundle.last.toordinal() if bundle.last else 0,
    )


def undo(vault: OpenVault, batch: bytes) -> int:
    """Erase everything one import added and return how many items that were.

    Shape: tags and scales that came with it go too, unless something else uses them by now.
    Errors: Missing for an import that is not there, or was undone already.
    """
    with vault.transaction():
        brought = vault.stream(BROUGHT).get(batch).record
        count = journal.remove_batch(vault, batch) + (remove_moved(vault, batch) if brought.moved else 0)
        vault.stream(BROUGHT).delete([batch])
        let_go(vault, brought)
    return count
