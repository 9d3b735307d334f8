"""What was written without network, on a page that knew nothing of the person: the scales are those everybody has.

A device's clock may be wrong; what it wrote is kept all the same, and its time is called unsure.

Source: PRIVACY.md 9.7, 0.2 (Clock).
"""

from __future__ import annotations

from leeward.journal import actions
from leeward.journal.kinds import CHECK_INS, ENTRIES
from leeward.journal.names import readable
from leeward.journal.records import FREE, CheckIn, Written
from leeward.journal.search import CHECK_IN, ENTRY
from leeward.vault.deposits import Deposit
from leeward.vault.opened import OpenVault

CHECK_IN_FORM = "away-check-in"
NOTE_FORM = "away-note"
HIGHEST = 10


def keep_check_in(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Keep a check-in, whatever scales the person looks at now: a number on a hidden one is kept as well."""
    typed = {name: readable(" ".join(words)).strip() for name, words in deposit.fields.items()}
    mood, urge = _rating(typed.get("mood", "")), _rating(typed.get("urge", ""))
    note = readable("\n".join(deposit.fields.get("note", [])))
    if mood is None and urge is None and not note.strip():
        return
    record = CheckIn(
        moment=deposit.moment,
        recorded_at=deposit.moment.at,
        mood=mood,
        urge=urge,
        note=note,
        unsure=deposit.is_unsure,
    )
    with vault.transaction():
        vault.stream(CHECK_INS).append(record, id=record_id)
        actions.put_in_tray(vault, CHECK_IN, record_id)


def keep_note(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Keep a page of words as a free page."""
    text = readable("\n".join(deposit.fields.get("text", [])))
    if not text.strip():
        return
    record = Written(
        moment=deposit.moment,
        recorded_at=deposit.moment.at,
        text=text.rstrip(),
        prompt=FREE,
        unsure=deposit.is_unsure,
    )
    with vault.transaction():
        vault.stream(ENTRIES).append(record, id=record_id)
        actions.put_in_tray(vault, ENTRY, record_id)


def _rating(text: str) -> int | None:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 3 else None
    return number if number is not None and number <= HIGHEST else None


HANDLERS = {CHECK_IN_FORM: keep_check_in, NOTE_FORM: keep_note}
