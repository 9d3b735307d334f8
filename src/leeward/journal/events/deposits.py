"""A marked day that was sent while locked."""

from __future__ import annotations

from leeward.journal import actions as journal
from leeward.journal.events import actions
from leeward.journal.events.form import EventForm
from leeward.journal.events.records import EVENTS
from leeward.journal.records import EVENT
from leeward.journal.word_for_word import base_of, corrected, data, is_gone, keep_words
from leeward.vault.deposits import Deposit, Handler
from leeward.vault.opened import OpenVault


def keep_event(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Keep a marked day, or the correction of one; where it is not to be read as one, its words are kept."""
    before = corrected(vault, EVENTS, deposit)
    form = EventForm(data(deposit), event=before.record if before else None)
    if is_gone(deposit, before) or not form.is_valid():
        keep_words(vault, deposit, form, record_id)
        return
    event = form.to_event(deposit.moment.at)
    with vault.transaction():
        if before:
            record_id = actions.change_event(vault, before.id, event, base_revision=base_of(deposit, before)).id
        elif actions.is_marked(vault, deposit.form_id, event):
            return
        else:
            actions.mark(vault, event, id=record_id)
        journal.put_in_tray(vault, EVENT, record_id)


HANDLERS: dict[str, Handler] = {"event": keep_event, "event-change": keep_event}
