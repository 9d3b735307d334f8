"""What was sent while locked: kept as what it was meant to be, or, where that cannot be, word for word.

Source: PRIVACY.md 0.1.6, 0.1.11, 0.2 (Locked: a tray, "written while locked").
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.forms import Form
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from leeward.journal import actions, drafts, queries
from leeward.journal.forms.check_in import CheckInForm
from leeward.journal.forms.entry import LONGEST_TEXT, AfterForm, EntryForm
from leeward.journal.kinds import CHECK_INS, ENTRIES
from leeward.journal.names import readable
from leeward.journal.records import LOCKED, Written
from leeward.journal.remarks import deposits as remarks
from leeward.journal.search import CHECK_IN, ENTRY
from leeward.journal.signs import deposits as signs
from leeward.kernel.ids import NotAnId, id_bytes
from leeward.kernel.moments import moment_in
from leeward.vault.deposits import Deposit
from leeward.vault.errors import Missing
from leeward.vault.kinds import Item, Kind, R
from leeward.vault.opened import OpenVault

OF = "of"  # the field that names what is being corrected


def keep_check_in(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Keep a check-in, or the correction of one, that was sent while locked."""
    before = _corrected(vault, CHECK_INS, deposit)
    form = CheckInForm(_data(deposit), record=before.record if before else None, **_circumstances(vault, deposit))
    if _was_meant_for_another(deposit, before) or not form.is_valid():
        _keep_words(vault, deposit, form, record_id)
        return
    record, own = form.to_record(deposit.moment.at), form.own_tags()
    with vault.transaction():
        if before:
            base = _base(deposit, before)
            record_id = actions.change_check_in(vault, before.id, record, base_revision=base, own_tags=own).id
        elif actions.is_kept(vault, CHECK_INS, deposit.form_id, record):
            return
        else:
            actions.check_in(vault, record, id=record_id, own_tags=own)
        actions.put_in_tray(vault, CHECK_IN, record_id)


def keep_entry(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Keep an entry, or the correction of one, that was sent while locked; a draft with the same words goes."""
    before = _corrected(vault, ENTRIES, deposit)
    form = EntryForm(_data(deposit), record=before.record if before else None, **_circumstances(vault, deposit))
    if _was_meant_for_another(deposit, before) or not form.is_valid():
        _keep_words(vault, deposit, form, record_id)
        return
    record = form.to_record(deposit.moment.at)
    with vault.transaction():
        if before:
            record_id = actions.change_entry(vault, before.id, record, base_revision=_base(deposit, before)).id
        elif actions.is_kept(vault, ENTRIES, deposit.form_id, record):
            return
        else:
            actions.add_entry(vault, record, id=record_id)
        drafts.drop_what_is_in(vault, drafts.name_for(before.id if before else None), record)
        actions.put_in_tray(vault, ENTRY, record_id)


def keep_landing(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:  # noqa: ARG001 (a handler's shape)
    """Note the mood after open writing; where its entry is gone there is nothing to note it on."""
    entry = _corrected(vault, ENTRIES, deposit)
    form = AfterForm(_data(deposit), words=queries.vocabulary(vault))
    if entry and form.is_valid() and form.cleaned_data["mood_after"] is not None:
        actions.rate_after(vault, entry.id, round(form.cleaned_data["mood_after"]))


def _data(deposit: Deposit) -> MultiValueDict[str, str]:
    return MultiValueDict(dict(deposit.fields))


def _circumstances(vault: OpenVault, deposit: Deposit) -> dict[str, Any]:
    return {"words": queries.vocabulary(vault), "now": deposit.moment.utc(), "zone": _zone(vault)}


def _zone(vault: OpenVault) -> str:
    return vault.settings.zone or queries.last_zone(vault)


def _corrected(vault: OpenVault, kind: Kind[R], deposit: Deposit) -> Item[R] | None:
    try:
        return vault.stream(kind).get(id_bytes(deposit.fields.get(OF, [""])[0]))
    except (NotAnId, Missing):
        return None


def _was_meant_for_another(deposit: Deposit, before: Item[Any] | None) -> bool:
    """Return whether this corrects something that is gone: its words are kept, and it is not brought back."""
    return before is None and OF in deposit.fields


def _base(deposit: Deposit, before: Item[Any]) -> int:
    text = deposit.fields.get("base_revision", [""])[0]
    return int(text) if text.isdecimal() and len(text) < 10 else before.revision


def _keep_words(vault: OpenVault, deposit: Deposit, form: Form, record_id: bytes) -> None:
    text = _as_text(deposit.fields, form)
    if not text:
        return
    moment = moment_in(_zone(vault), deposit.moment.utc())
    record = Written(moment=moment, recorded_at=deposit.moment.at, text=text[:LONGEST_TEXT], prompt=LOCKED)
    with vault.transaction():
        actions.add_entry(vault, record, id=record_id)
        actions.put_in_tray(vault, ENTRY, record_id)


def _as_text(fields: Mapping[str, list[str]], form: Form) -> str:
    """Return everything typed, each under its label."""
    lines = []
    for name, typed in fields.items():
        words = readable("\n".join(_read(form, name, typed))).strip()
        if name in drafts.CARRIERS or name == OF or not words:
            continue
        label = form.fields[name].label if name in form.fields else ""
        lines.append(_("%(label)s: %(words)s") % {"label": label, "words": words} if label else words)
    return "\n\n".join(lines)


def _read(form: Form, name: str, typed: list[str]) -> list[str]:
    """Return ticked words by their names instead of their numbers."""
    names = dict(getattr(form.fields.get(name), "choices", ()))
    return [str(names.get(value, value)) for value in typed]


HANDLERS = {
    "check-in": keep_check_in,
    "check-in-change": keep_check_in,
    "write": keep_entry,
    "entry-change": keep_entry,
    "landing": keep_landing,
    **remarks.HANDLERS,
    **signs.HANDLERS,
}
