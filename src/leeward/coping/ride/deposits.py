"""What was sent to a ride while locked: the ride goes on from there, at the time it was sent."""

from __future__ import annotations

from django.utils.datastructures import MultiValueDict

from leeward.coping.ride import actions
from leeward.coping.ride.forms import AgainForm, BeginForm, RateForm, WaitForm
from leeward.coping.ride.records import ENDS, ENOUGH, Beginning
from leeward.coping.toolbox import queries
from leeward.vault.deposits import Deposit
from leeward.vault.opened import OpenVault


def begin(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:  # noqa: ARG001 (a handler's shape)
    """Begin the ride; its number may have been a slip, its beginning was none."""
    form = BeginForm(_data(deposit))
    beginning = Beginning(**form.cleaned_data) if form.is_valid() else Beginning()
    actions.begin(vault, deposit.form_id, beginning, now=deposit.moment.utc())


def choose(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:  # noqa: ARG001 (a handler's shape)
    """Begin five minutes with what was chosen, if it is still there."""
    key = deposit.fields.get("tool", [""])[0]
    if any(one.key == key for one in queries.activities(vault)):
        actions.choose(vault, key, use_id=deposit.form_id, offered=[], now=deposit.moment.utc())


def rate(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:  # noqa: ARG001 (a handler's shape)
    """Rate the step it was about."""
    form = RateForm(_data(deposit))
    if form.is_valid():
        found = form.cleaned_data
        actions.rate(vault, found["step"], after=found["after"], how=found["how"], now=deposit.moment.utc())


def end(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:  # noqa: ARG001 (a handler's shape)
    """End the ride as it was meant to end."""
    how = deposit.fields.get("how", [""])[0]
    keeps = "keeps" in deposit.fields if "asked" in deposit.fields else None
    actions.end(vault, how if how in ENDS else ENOUGH, keeps=keeps, now=deposit.moment.utc())


def wait(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:  # noqa: ARG001 (a handler's shape)
    """Begin to wait, from when it was sent."""
    form = WaitForm(_data(deposit))
    if form.is_valid():
        actions.wait(vault, form.cleaned_data["first"], now=deposit.moment.utc())


def again(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:  # noqa: ARG001 (a handler's shape)
    """Keep the second number."""
    form = AgainForm(_data(deposit))
    if form.is_valid():
        actions.rate_again(vault, deposit.form_id, form.cleaned_data["after"], now=deposit.moment.utc())


def _data(deposit: Deposit) -> MultiValueDict[str, str]:
    return MultiValueDict({name: list(words) for name, words in deposit.fields.items()})


HANDLERS = {
    "ride-begin": begin,
    "ride-choose": choose,
    "ride-rate": rate,
    "ride-end": end,
    "ride-wait": wait,
    "ride-again": again,
}
