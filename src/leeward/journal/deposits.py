"""What was sent while locked: kept as what it was meant to be, or, where that cannot be, word for word.

Source: PRIVACY.md 0.1.6, 0.1.11, 0.2 (Locked: a tray, "written while locked").
"""

from __future__ import annotations

from typing import Any

from leeward.journal import actions, drafts, queries
from leeward.journal.events import deposits as events
from leeward.journal.forms.check_in import CheckInForm
from leeward.journal.forms.entry import AfterForm, EntryForm
from leeward.journal.jar import deposits as jar
from leeward.journal.kinds import CHECK_INS, ENTRIES
from leeward.journal.remarks import deposits as remarks
from leeward.journal.search import CHECK_IN, ENTRY
from leeward.journal.signs import deposits as signs
from leeward.journal.themes import deposits as themes
from leeward.journal.word_for_word import base_of, corrected, data, is_gone, keep_words, zone
from leeward.vault.deposits import Deposit, Handler
from leeward.vault.opened import OpenVault


def keep_check_in(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Keep a check-in, or the correction of one, that was sent while locked."""
    before = corrected(vault, CHECK_INS, deposit)
    form = CheckInForm(data(deposit), record=before.record if before else None, **_circumstances(vault, deposit))
    if is_gone(deposit, before) or not form.is_valid():
        keep_words(vault, deposit, form, record_id)
        return
    record, own = form.to_record(deposit.moment.at), form.own_tags()
    with vault.transaction():
        if before:
            base = base_of(deposit, before)
            record_id = actions.change_check_in(vault, before.id, record, base_revision=base, own_tags=own).id
        elif actions.is_kept(vault, CHECK_INS, deposit.form_id, record):
            return
        else:
            actions.check_in(vault, record, id=record_id, own_tags=own)
        actions.put_in_tray(vault, CHECK_IN, record_id)


def keep_entry(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Keep an entry, or the correction of one, that was sent while locked; a draft with the same words goes."""
    before = corrected(vault, ENTRIES, deposit)
    form = EntryForm(data(deposit), record=before.record if before else None, **_circumstances(vault, deposit))
    if is_gone(deposit, before) or not form.is_valid():
        keep_words(vault, deposit, form, record_id)
        return
    record = form.to_record(deposit.moment.at)
    with vault.transaction():
        if before:
            record_id = actions.change_entry(vault, before.id, record, base_revision=base_of(deposit, before)).id
        elif actions.is_kept(vault, ENTRIES, deposit.form_id, record):
            return
        else:
            actions.add_entry(vault, record, id=record_id)
        drafts.drop_what_is_in(vault, drafts.name_for(before.id if before else None), record)
        actions.put_in_tray(vault, ENTRY, record_id)


def keep_landing(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:  # noqa: ARG001 (a handler's shape)
    """Note the mood after open writing; where its entry is gone there is nothing to note it on."""
    entry = corrected(vault, ENTRIES, deposit)
    form = AfterForm(data(deposit), words=queries.vocabulary(vault))
    if entry and form.is_valid() and form.cleaned_data["mood_after"] is not None:
        actions.rate_after(vault, entry.id, round(form.cleaned_data["mood_after"]))


def _circumstances(vault: OpenVault, deposit: Deposit) -> dict[str, Any]:
    return {"words": queries.vocabulary(vault), "now": deposit.moment.utc(), "zone": zone(vault)}


HANDLERS: dict[str, Handler] = {
    "check-in": keep_check_in,
    "check-in-change": keep_check_in,
    "write": keep_entry,
    "entry-change": keep_entry,
    "landing": keep_landing,
    **jar.HANDLERS,
    **remarks.HANDLERS,
    **signs.HANDLERS,
    **events.HANDLERS,
    **themes.HANDLERS,
}
