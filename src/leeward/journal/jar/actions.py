"""What a person can do with their jar."""

from __future__ import annotations

from msgspec.structs import replace

from leeward.journal import actions
from leeward.journal.kinds import ENTRIES
from leeward.journal.records import IN_JAR, JAR, OUT_OF_JAR, Written
from leeward.kernel.moments import Moment
from leeward.vault.opened import OpenVault


def put_words_in(vault: OpenVault, words: str, *, moment: Moment, id: bytes, unsure: bool = False) -> bytes:
    """Keep a sentence as an entry that lies in the jar; the same id again changes nothing."""
    record = Written(moment=moment, recorded_at=moment.at, text=words, prompt=JAR, unsure=unsure)
    return actions.add_entry(vault, record, id=id)


def move(vault: OpenVault, id: bytes, *, is_in: bool) -> None:
    """Put an entry into the jar, or take it out; the entry itself stays as it is.

    Errors: Missing.
    """
    with vault.transaction():
        item = vault.stream(ENTRIES).get(id)
        if item.record.is_in_jar != is_in:
            moved = replace(item.record, jar=IN_JAR if is_in else OUT_OF_JAR)
            vault.stream(ENTRIES).replace(id, moved, base_revision=item.revision)
