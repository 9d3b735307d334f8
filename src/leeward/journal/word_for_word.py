"""What every handler of something sent while locked needs: the fields as a form reads them, and a place for the words.

Where what was sent cannot be kept as what it was meant to be, everything typed is kept word for word as an entry.
Source: PRIVACY.md 0.1.6, 0.1.11.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.forms import Form
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from leeward.journal import actions, drafts, queries
from leeward.journal.forms.entry import LONGEST_TEXT
from leeward.journal.names import readable
from leeward.journal.records import LOCKED, Written
from leeward.journal.search import ENTRY
from leeward.kernel.ids import NotAnId, id_bytes
from leeward.kernel.moments import moment_in
from leeward.vault.deposits import Deposit
from leeward.vault.errors import Missing
from leeward.vault.kinds import Item, Kind, R
from leeward.vault.opened import OpenVault

OF = "of"  # the field that names what is being corrected


def data(deposit: Deposit) -> MultiValueDict[str, str]:
    """Return what was sent as a form takes it."""
    return MultiValueDict(dict(deposit.fields))


def zone(vault: OpenVault) -> str:
    """Return the time zone to read a typed time in."""
    return vault.settings.zone or queries.last_zone(vault)


def corrected(vault: OpenVault, kind: Kind[R], deposit: Deposit) -> Item[R] | None:
    """Return what is being corrected, or None: something new, or something that is gone."""
    try:
        return vault.stream(kind).get(id_bytes(deposit.fields.get(OF, [""])[0]))
    except (NotAnId, Missing):
        return None


def is_gone(deposit: Deposit, before: Item[Any] | None) -> bool:
    """Return whether this corrects something that is gone: its words are kept, and it is not brought back."""
    return before is None and OF in deposit.fields


def base_of(deposit: Deposit, before: Item[Any]) -> int:
    """Return the revision the correction began from."""
    text = deposit.fields.get("base_revision", [""])[0]
    return int(text) if text.isdecimal() and len(text) < 10 else before.revision


def keep_words(vault: OpenVault, deposit: Deposit, form: Form, record_id: bytes) -> None:
    """Keep everything typed as an entry, and say in the tray that it is there."""
    text = _as_text(deposit.fields, form)
    if not text:
        return
    moment = moment_in(zone(vault), deposit.moment.utc())
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
