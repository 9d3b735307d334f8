"""What was sent to this room while locked, or kept on a phone without network. What can be read of it is kept.

Source: PRIVACY.md 0.1.6, 0.1.11.
"""

from __future__ import annotations

from django.http import Http404
from django.utils.datastructures import MultiValueDict
from msgspec.structs import replace

from leeward.kernel.text import readable
from leeward.movement import actions, queries
from leeward.movement.access import own_moved_or_404, part_or_404
from leeward.movement.fields import LONGEST_WORDS
from leeward.movement.forms import BeginForm, MovedForm
from leeward.movement.movements import titles
from leeward.movement.rules import FIRST_SIZE
from leeward.vault.deposits import Deposit, Handler
from leeward.vault.opened import OpenVault

AWAY_FORM = "moved-away"


def keep_moved(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:  # noqa: ARG001 (a handler's shape)
    """Keep that somebody moved: a box that cannot be read is left out, and what is left was still moving.

    Under the form's own id: what was sent twice, once open and once locked, is one time.
    """
    form = _form(deposit)
    try:
        item = own_moved_or_404(vault, deposit.fields.get("of", [""])[0])
    except Http404:
        record = replace(form.to_record(deposit.moment.utc(), vault.settings.zone), unsure=deposit.is_unsure)
        actions.keep_moved(vault, record, id=deposit.form_id)
        return
    actions.change_moved(vault, item.id, form.corrected)


def keep_away(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Keep what a phone wrote down without network, at the time its clock showed."""
    record = _form(deposit).to_record(deposit.moment.utc(), deposit.moment.zone)
    began = replace(deposit.moment, at=record.moment.at)
    actions.add_moved(vault, replace(record, moment=began, unsure=deposit.is_unsure), id=record_id)


def _form(deposit: Deposit) -> MovedForm:
    kind = deposit.fields.get("kind", [""])[0]
    form = MovedForm(_data(deposit), kinds=[kind] if kind in titles() else [])
    form.is_valid()
    words = " ".join(readable(deposit.fields.get("own", [""])[0] or ("" if kind in titles() else kind)).split())
    if words:
        # Longer than the page would take: what was written is kept all the same.
        form.cleaned_data["own"] = words
    return form


def keep_part(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:  # noqa: ARG001 (a handler's shape)
    """Keep one answer of the plan; a question that is no more, or an answer that cannot be read, changes nothing."""
    try:
        asked = part_or_404(deposit.fields.get("part", [""])[0])
    except Http404:
        return
    form = asked.form(_data(deposit), plan=queries.plan_of(vault))
    if not form.is_valid() and "own" in form.fields and "own" not in form.cleaned_data:
        form.cleaned_data["own"] = " ".join(readable(deposit.fields.get("own", [""])[0]).split())[: 10 * LONGEST_WORDS]
    actions.change_plan(vault, form.to_plan)


def begin(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:  # noqa: ARG001 (a handler's shape)
    """Begin at the time it was sent, unless something newer is under way."""
    now = deposit.moment.utc()
    form = BeginForm(_data(deposit), kinds=[deposit.fields.get("kind", [""])[0][:LONGEST_WORDS]], size=FIRST_SIZE)
    form.is_valid()
    under_way = queries.doing_of(vault, now=now)
    if under_way is None or under_way.began <= deposit.moment.at:
        actions.begin(vault, form.to_doing(now))


def _data(deposit: Deposit) -> MultiValueDict[str, str]:
    return MultiValueDict({name: list(words) for name, words in deposit.fields.items()})


HANDLERS: dict[str, Handler] = {
    "moved": keep_moved,
    AWAY_FORM: keep_away,
    "moving-part": keep_part,
    "moving-begin": begin,
}
