"""What was said about a finding while the notebook was locked."""

from __future__ import annotations

from contextlib import suppress

from django.utils.datastructures import MultiValueDict

from leeward.journal.remarks import actions
from leeward.journal.remarks.forms import HideForm, WhyForm
from leeward.journal.remarks.rules import LONGEST_WHY, TooMuch
from leeward.vault.deposits import Deposit
from leeward.vault.opened import OpenVault


def keep_why(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:  # noqa: ARG001 (a handler's shape)
    """Keep the own words about a finding; longer than the page lets through they are kept all the same."""
    form = WhyForm(MultiValueDict(dict(deposit.fields)), most=max(LONGEST_WHY, _length(deposit)))
    if form.is_valid():
        found = form.cleaned_data
        actions.explain(vault, found["about"], found["why"], seen=found["seen"], now=deposit.moment.at)


def keep_hidden(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:  # noqa: ARG001 (a handler's shape)
    """Hide a finding, or show it again."""
    form = HideForm(MultiValueDict(dict(deposit.fields)))
    if form.is_valid():
        with suppress(TooMuch):
            actions.hide(vault, form.cleaned_data["about"], is_hidden=form.is_hiding())


def _length(deposit: Deposit) -> int:
    return sum(map(len, deposit.fields.get("why", [])))


HANDLERS = {"finding-why": keep_why, "finding-hide": keep_hidden}
