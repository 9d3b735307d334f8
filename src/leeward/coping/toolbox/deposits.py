"""What was sent to the toolbox while locked. A slip that cannot be asked about any more keeps what can be read."""

from __future__ import annotations

from django.http import Http404
from django.utils.datastructures import MultiValueDict

from leeward.coping.toolbox import actions, queries
from leeward.coping.toolbox.access import activity_or_404, own_or_404
from leeward.coping.toolbox.forms import HeldForm, OwnForm, UseForm
from leeward.coping.toolbox.records import Held, Own
from leeward.kernel.moments import moment_in
from leeward.vault.deposits import Deposit
from leeward.vault.opened import OpenVault


def keep_use(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:  # noqa: ARG001 (a handler's shape)
    """Keep how a tool was. A tool that is gone, or an answer that cannot be read, leaves nothing to keep."""
    try:
        activity = activity_or_404(vault, deposit.fields.get("tool", [""])[0])
    except Http404:
        return
    form = UseForm(_data(deposit), activity=activity)
    if form.is_valid():
        moment = moment_in(vault.settings.zone, deposit.moment.utc())
        # Under the form's own id: what was sent twice, once open and once locked, is one use.
        actions.keep_use(vault, form.to_record(moment), id=deposit.form_id)


def keep_own(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Keep an own activity; one that was being changed is changed, one that is gone comes back as something new."""
    try:
        own_id = own_or_404(vault, deposit.fields.get("of", [""])[0]).id
    except Http404:
        own_id = record_id
    form = OwnForm(_data(deposit))
    words = " ".join(deposit.fields.get("title", [""])[0].split())
    if form.is_valid():
        actions.keep_own(vault, form.to_record(own_id))
    elif words:
        actions.keep_own(vault, Own(id=own_id, title=words[:60], words=deposit.fields.get("words", [""])[0][:1000]))


def keep_held(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Put the words into the box, all of them; the same words twice are one."""
    moment = moment_in(vault.settings.zone, deposit.moment.utc())
    form = HeldForm(_data(deposit))
    words = deposit.fields.get("words", [""])[0].strip()
    record = form.to_record(moment) if form.is_valid() else Held(moment=moment, recorded_at=moment.at, words=words)
    if record.words and all(item.record.words != record.words for item in queries.held(vault)):
        actions.hold_on_to(vault, record, id=record_id)


def _data(deposit: Deposit) -> MultiValueDict[str, str]:
    return MultiValueDict({name: list(words) for name, words in deposit.fields.items()})


HANDLERS = {"tool-use": keep_use, "tool-own": keep_own, "hope": keep_held}
