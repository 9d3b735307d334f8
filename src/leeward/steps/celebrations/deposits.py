"""What was sent while locked. A day that cannot be read is the day on which it was sent."""

from __future__ import annotations

from django.utils.datastructures import MultiValueDict

from leeward.steps.asking import here, id_or_none, typed
from leeward.steps.celebrations import actions
from leeward.steps.celebrations.forms import MilestoneForm
from leeward.steps.celebrations.records import THINGS, Milestone
from leeward.vault.deposits import Deposit, Handler
from leeward.vault.opened import OpenVault


def keep_milestone(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Keep a milestone, or other words for one."""
    moment = here(vault, deposit.moment.utc())
    form = MilestoneForm(MultiValueDict(dict(deposit.fields)), today=moment.day())
    words = typed(deposit, "words", is_line=True)
    if not words:
        return
    plain = Milestone(moment=moment, recorded_at=moment.at, words=words, day=moment.day().toordinal())
    record = form.to_record(moment) if form.is_valid() else plain
    actions.keep_milestone(vault, record, id=id_or_none(typed(deposit, "of")) or record_id)


def keep_choice(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:  # noqa: ARG001 (a handler's shape)
    """Keep what may shine; "switch it off" keeps nothing shining."""
    names = [] if typed(deposit, "off") else [name for name in deposit.fields.get("things", []) if name in THINGS]
    actions.choose(vault, names, numbers=bool(typed(deposit, "numbers")))


HANDLERS: dict[str, Handler] = {"milestone": keep_milestone, "celebrated": keep_choice}
