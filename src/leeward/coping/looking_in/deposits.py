"""What was sent while locked: the times count from when it was sent, and what cannot be read as a time is left out."""

from __future__ import annotations

from django.utils.datastructures import MultiValueDict

from leeward.coping.looking_in import actions, rules
from leeward.coping.looking_in.forms import LookInForm
from leeward.coping.looking_in.records import Asked
from leeward.vault.deposits import Deposit, Handler
from leeward.vault.opened import OpenVault


def keep_asking(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Ask at the times that were ticked or named; where there is none, at the three that are offered."""
    now = deposit.moment.utc()
    form = LookInForm(MultiValueDict(dict(deposit.fields)), now=now, zone=vault.settings.zone)
    if form.is_valid():
        asked = form.to_asked(record_id)
    else:
        hours = [hour for hour in rules.HOURS if str(hour) in deposit.fields.get("hours", [])] or list(rules.HOURS)
        times = rules.times_for(hours, None, zone=form.here.zone, now=now)
        asked = Asked(id=record_id, moment=form.here, times=times)
    actions.ask(vault, asked)


HANDLERS: dict[str, Handler] = {"look-in": keep_asking}
