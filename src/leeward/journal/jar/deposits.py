"""What was sent to the jar while locked, or written for it without network. Nothing is refused."""

from __future__ import annotations

from leeward.journal import actions as journal
from leeward.journal.jar import actions
from leeward.journal.names import readable
from leeward.journal.search import ENTRY
from leeward.journal.word_for_word import zone
from leeward.kernel.moments import Moment, moment_in
from leeward.vault.deposits import Deposit, Handler
from leeward.vault.opened import OpenVault

AWAY_FORM = "jar-away"


def keep_sentence(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Put the sentence into the jar, all of it, and say in the tray that it is there."""
    _keep(vault, deposit, record_id, moment=moment_in(zone(vault), deposit.moment.utc()))


def keep_from_phone(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Put a sentence into the jar that was written without network, at the time the phone showed."""
    _keep(vault, deposit, record_id, moment=deposit.moment)


def _keep(vault: OpenVault, deposit: Deposit, record_id: bytes, *, moment: Moment) -> None:
    words = readable("\n".join(deposit.fields.get("words", []))).strip()
    if not words:
        return
    with vault.transaction():
        kept = actions.put_words_in(vault, words, moment=moment, id=record_id, unsure=deposit.is_unsure)
        journal.put_in_tray(vault, ENTRY, kept)


HANDLERS: dict[str, Handler] = {"jar": keep_sentence, AWAY_FORM: keep_from_phone}
