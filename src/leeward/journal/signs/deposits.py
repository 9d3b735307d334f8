"""What was chosen on the page of early signs while the notebook was locked. No words are typed there.

A form that was only begun when the idle lock fell arrives here too, without its button: nothing is switched on by that.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from django.forms import Form
from django.utils.datastructures import MultiValueDict

from leeward.journal.queries import last_zone
from leeward.journal.signs import rules
from leeward.journal.signs.actions import change_signs
from leeward.journal.signs.forms import FineForm, HowForm, PauseForm, SideForm, SignForm
from leeward.journal.signs.records import Signs
from leeward.kernel.moments import moment_in
from leeward.vault.deposits import Deposit
from leeward.vault.opened import OpenVault

GO = "go"  # the name of the button


def keep_sign(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:  # noqa: ARG001 (a handler's shape)
    """Watch a scale."""
    zone = vault.settings.zone or last_zone(vault)
    today = moment_in(zone, deposit.moment.utc()).day().toordinal()
    form = SignForm(_sent(deposit), today=today)
    if _was_sent(deposit):
        _change(vault, form, lambda signs: rules.watched(signs, form.to_sign()))


def let_go(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:  # noqa: ARG001 (a handler's shape)
    """Watch a scale no longer."""
    form = SideForm(_sent(deposit))
    _change(vault, form, lambda signs: rules.let_go(signs, form.cleaned_data["series"], form.cleaned_data["side"]))


def keep_fine(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:  # noqa: ARG001 (a handler's shape)
    """Say "it is fine" to a notice."""
    form = FineForm(_sent(deposit))
    _change(vault, form, lambda signs: rules.answered(signs, **form.cleaned_data))


def keep_how(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:  # noqa: ARG001 (a handler's shape)
    """Choose how soon, and where."""
    form = HowForm(_sent(deposit))
    if _was_sent(deposit):
        _change(vault, form, form.change)


def keep_pause(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:  # noqa: ARG001 (a handler's shape)
    """Rest, or go on."""
    form = PauseForm(_sent(deposit))
    _change(vault, form, form.change)


def _sent(deposit: Deposit) -> MultiValueDict[str, str]:
    return MultiValueDict(dict(deposit.fields))


def _change(vault: OpenVault, form: Form, change: Callable[[Signs], Signs]) -> None:
    if form.is_valid():
        with suppress(rules.TooManySigns):
            change_signs(vault, change)


def _was_sent(deposit: Deposit) -> bool:
    return GO in deposit.fields


HANDLERS = {
    "sign": keep_sign,
    "sign-let-go": let_go,
    "sign-fine": keep_fine,
    "sign-how": keep_how,
    "sign-pause": keep_pause,
}
