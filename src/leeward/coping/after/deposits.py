"""What was sent while locked: the time, or the chain, kept as it was written.

Source: PRIVACY.md 0.1.6, 0.1.11.
"""

from __future__ import annotations

from django.utils.datastructures import MultiValueDict

from leeward.coping.after import actions, queries
from leeward.coping.after.forms import WhenForm
from leeward.coping.after.records import WORDS, HardTime
from leeward.coping.plan.asking import meant
from leeward.kernel.ids import NotAnId, id_bytes
from leeward.kernel.moments import Moment
from leeward.kernel.text import readable
from leeward.vault.deposits import Deposit, Handler
from leeward.vault.opened import OpenVault


def keep_time(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Keep when it was; where that cannot be read, when it was sent."""
    now = deposit.moment.utc()
    form = WhenForm(MultiValueDict(dict(deposit.fields)), now=now, zone=vault.settings.zone)
    moment: Moment = form.cleaned_data["moment"] if form.is_valid() else form.here
    actions.name_time(vault, HardTime(moment=moment, recorded_at=deposit.moment.at), id=record_id)


def keep_look_back(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Keep the chain on the hard time it is about, or as one of its own where that is gone or was changed since."""
    words = {name: readable("\n".join(deposit.fields.get(name, []))).rstrip() for name in WORDS}
    about = _about(deposit)
    there = queries.one(vault, about) if about else None
    moment = there.record.moment if there else meant(deposit.moment.utc(), vault.settings.zone)
    record = HardTime(moment=moment, recorded_at=deposit.moment.at, **words)
    if there and there.revision == _base(deposit):
        actions.look_back(vault, there.id, record, base_revision=there.revision)
    elif not there or {name: getattr(there.record, name) for name in WORDS} != words:
        actions.name_time(vault, record, id=record_id)


def _about(deposit: Deposit) -> bytes | None:
    try:
        return id_bytes(deposit.fields.get("of", [""])[0])
    except NotAnId:
        return None


def _base(deposit: Deposit) -> int:
    text = deposit.fields.get("base_revision", [""])[0]
    return int(text) if text.isdecimal() and len(text) < 10 else 0


HANDLERS: dict[str, Handler] = {"after-when": keep_time, "look-back": keep_look_back}
