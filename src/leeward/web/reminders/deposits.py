"""What was sent while locked: a time is kept, an address is asked. What cannot be read as either is left out."""

from __future__ import annotations

from contextlib import suppress

from django.utils.datastructures import MultiValueDict

from leeward.kernel import clock
from leeward.post import actions
from leeward.vault.deposits import Deposit, Handler
from leeward.vault.opened import OpenVault
from leeward.vault.throttle import TooManyTries
from leeward.web.reminders.forms import MailForm, TimeForm


def keep_time(vault: OpenVault, deposit: Deposit, _record_id: bytes) -> None:
    """Add the time."""
    fields = MultiValueDict(dict(deposit.fields))
    form = TimeForm(fields, now=deposit.moment.utc(), zone=vault.settings.zone)
    if form.is_valid():
        actions.add_time(vault, form.to_chime(), zone=form.here.zone)


def ask_mail(vault: OpenVault, deposit: Deposit, _record_id: bytes) -> None:
    """Ask the address whether it is theirs; where there are too many, their list on the page says what is there."""
    form = MailForm(MultiValueDict(dict(deposit.fields)))
    if form.is_valid():
        with suppress(TooManyTries, actions.Enough):
            actions.ask_mail(vault, form.cleaned_data["mail"], now=clock.now())


HANDLERS: dict[str, Handler] = {"reminder-time": keep_time, "reminder-mail": ask_mail}
