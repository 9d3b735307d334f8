"""Everything a person can do in their notebook: one function each, all or nothing, nothing typed is ever lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from msgspec.structs import replace

from leeward.journal import vocabulary as rules
from leeward.journal.bitsets import packed, unpacked
from leeward.journal.kinds import CHECK_INS, ENTRIES, ONLY, TRAY, VOCABULARY
from leeward.journal.queries import vocabulary, written_while_locked
from leeward.journal.records import CheckIn, Series, Tray, Vocabulary, Waiting, Written
from leeward.journal.starting_words import starting_vocabulary
from leeward.kernel.ids import new_id
from leeward.vault.errors import Missing, Stale
from leeward.vault.kinds import Kind
from leeward.vault.opened import OpenVault
from leeward.vault.stream import Stream

WRITE_DRAFT = "write"
R = TypeVar("R", CheckIn, Written)


@dataclass(frozen=True, slots=True)
class Changed:
    """Where a correction went: `id` is the item itself, or a new one beside it when another window was first."""

    id: bytes
    is_beside: bool


def check_in(
    vault: OpenVault, record: CheckIn, *, id: bytes | None = None, own_tags: Mapping[str, Sequence[str]] | None = None
) -> bytes:
    """Keep one check-in, and the person's own new tags with it.

    Shape: the same id again changes nothing; with other contents (somebody went back and changed them) it corrects.
    Errors: those of ensure_tags.
    """
    with vault.transaction():
        return _keep_once(vault.stream(CHECK_INS), _with_own_tags(vault, record, own_tags), id)


def change_check_in(
    vault: OpenVault,
    id: bytes,
    record: CheckIn,
    *,
    base_revision: int,
    own_tags: Mapping[str, Sequence[str]] | None = None,
) -> Changed:
    """Correct a check-in. What another window changed or deleted first stays so, and this one is kept beside it."""
    with vault.transaction():
        record = _with_own_tags(vault, record, own_tags)
        try:
            vault.stream(CHECK_INS).replace(id, record, base_revision=base_revision)
        except (Stale, Missing):
            beside = vault.stream(CHECK_INS).append(replace(record, beside=id), id=new_id())
            return Changed(beside, is_beside=True)
    return Changed(id, is_beside=False)


def write_entry(vault: OpenVault, record: Written, *, id: bytes | None = None) -> bytes:
    """Keep one entry and let go of its draft; for the same id again see check_in."""
    with vault.transaction():
        kept = _keep_once(vault.stream(ENTRIES), record, id)
        vault.drafts.drop(WRITE_DRAFT)
    return kept


def add_entry(vault: OpenVault, record: Written, *, id: bytes) -> bytes:
    """Keep one entry and leave every draft as it is; the same id again changes nothing."""
    return vault.stream(ENTRIES).append(record, id=id)


def change_entry(vault: OpenVault, id: bytes, record: Written, *, base_revision: int, draft: str = "") -> Changed:
    """Correct an entry. What another window changed or deleted first stays so, and this text is kept beside it."""
    with vault.transaction():
        if draft:
            vault.drafts.drop(draft)
        try:
            vault.stream(ENTRIES).replace(id, record, base_revision=base_revision)
        except (Stale, Missing):
            beside = vault.stream(ENTRIES).append(replace(record, beside=id), id=new_id())
            return Changed(beside, is_beside=True)
    return Changed(id, is_beside=False)


def rate_after(vault: OpenVault, id: bytes, mood: int | None) -> None:
    """Note the mood after open writing on its entry.

    Errors: Missing, when the entry was deleted meanwhile.
    """
    with vault.transaction():
        item = vault.stream(ENTRIES).get(id)
        vault.stream(ENTRIES).replace(id, replace(item.record, mood_after=mood), base_revision=item.revision)


def delete_check_in(vault: OpenVault, id: bytes) -> int:
    """Erase a check-in at once; return 1, or 0 when it was gone already."""
    with vault.transaction():
        out_of_tray(vault, id)
        return vault.stream(CHECK_INS).delete([id])


def delete_entry(vault: OpenVault, id: bytes) -> int:
    """Erase an entry at once; return 1, or 0 when it was gone already."""
    with vault.transaction():
        out_of_tray(vault, id)
        return vault.stream(ENTRIES).delete([id])


def take_back_entry(vault: OpenVault, id: bytes, typed: dict[str, str]) -> None:
    """Erase an entry and keep its words as the draft to go on with."""
    with vault.transaction():
        vault.drafts.save(WRITE_DRAFT, typed)
        delete_entry(vault, id)


def add_check_ins(vault: OpenVault, records: Sequence[tuple[bytes, CheckIn]]) -> int:
    """Keep many check-ins at once; ids that are there already are skipped. Returns how many were added."""
    return vault.stream(CHECK_INS).extend(records)


def add_entries(vault: OpenVault, records: Sequence[tuple[bytes, Written]]) -> int:
    """Keep many entries at once; ids that are there already are skipped. Returns how many were added."""
    return vault.stream(ENTRIES).extend(records)


def remove_batch(vault: OpenVault, batch: bytes) -> int:
    """Erase everything one import added; return how many items that were. An empty batch removes nothing."""
    if not batch:
        return 0
    check_ins, entries = vault.stream(CHECK_INS), vault.stream(ENTRIES)
    with vault.transaction():
        count = check_ins.delete([item.id for item in check_ins.all() if item.record.batch == batch])
        return count + entries.delete([item.id for item in entries.all() if item.record.batch == batch])


def change_words(vault: OpenVault, change: Callable[[Vocabulary], Vocabulary]) -> Vocabulary:
    """Change the person's tags and scales by a pure function, which may run more than once.

    Errors: those of `change`.
    """
    return vault.stream(VOCABULARY).update(ONLY, lambda words: change(words or starting_vocabulary()))


def ensure_tags(vault: OpenVault, wanted: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Make sure of these tags, {group: names}; return {name as given: index}.

    Errors: NameMissing, NoSuchWord (for an unknown group), TooManyWords.
    """
    wanted = {group: list(names) for group, names in wanted.items()}
    words, found = rules.ensured_tags(vocabulary(vault), wanted)
    if len(words.tags) == len(vocabulary(vault).tags):
        return found
    change_words(vault, lambda words: rules.ensured_tags(words, wanted)[0])
    return rules.ensured_tags(vocabulary(vault), wanted)[1]


def ensure_series(vault: OpenVault, wanted: Iterable[Series]) -> dict[str, int]:
    """Make sure of these scales; return {name as given: id}. Ids in `wanted` are ignored.

    Errors: NameMissing, NotOnAScale, TooManyWords.
    """
    wanted = list(wanted)
    words, found = rules.ensured_series(vocabulary(vault), wanted)
    if len(words.series) == len(vocabulary(vault).series):
        return found
    change_words(vault, lambda words: rules.ensured_series(words, wanted)[0])
    return rules.ensured_series(vocabulary(vault), wanted)[1]


def put_in_tray(vault: OpenVault, kind: str, id: bytes) -> None:
    """Remember that this item was written while locked; once is enough."""
    waiting = Waiting(kind, id)

    def added(tray: Tray | None) -> Tray:
        there = tray.waiting if tray else []
        return Tray(there if waiting in there else [*there, waiting])

    vault.stream(TRAY).update(ONLY, added)


def clear_tray(vault: OpenVault) -> None:
    """Forget what was written while locked was waiting; the items themselves stay."""
    if written_while_locked(vault):
        vault.stream(TRAY).update(ONLY, lambda _tray: Tray())


def _keep_once(stream: Stream[R], record: R, id: bytes | None) -> bytes:
    kept = stream.append(record, id=id)
    newest = stream.recent(1)
    if not newest or newest[0].id != kept or newest[0].record != record:
        _correct(stream, kept, record)
    return kept


def is_kept(vault: OpenVault, kind: Kind[R], id: bytes, record: R) -> bool:
    """Return whether this id holds the same already: the answer to the first sending may have been lost on its way."""
    try:
        return _same_but_time(vault.stream(kind).get(id).record, record)
    except Missing:
        return False


def _same_but_time(there: R, sent: R) -> bool:
    return replace(sent, moment=there.moment, recorded_at=there.recorded_at) == there


def _correct(stream: Stream[R], id: bytes, record: R) -> None:
    there = stream.get(id)
    if not _same_but_time(there.record, record):
        stream.replace(id, record, base_revision=there.revision)


def out_of_tray(vault: OpenVault, id: bytes) -> None:
    """Take an item out of the tray; one that is not in it needs nothing."""
    if any(waiting.id == id for waiting in written_while_locked(vault)):
        vault.stream(TRAY).update(ONLY, lambda tray: Tray([one for one in (tray or Tray()).waiting if one.id != id]))


def _with_own_tags(vault: OpenVault, record: CheckIn, own: Mapping[str, Sequence[str]] | None) -> CheckIn:
    if not own:
        return record
    indexes = ensure_tags(vault, own).values()
    return replace(record, tags=packed({*unpacked(record.tags), *indexes}))
