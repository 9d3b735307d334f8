"""Changing the ways in: another passphrase, another recovery code, all keys anew.

A new code is shown and typed back before anything changes, so that nobody is left between two codes (PRIVACY.md 0.1.9).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from leeward.accounts import actions, codes, entry, passphrases, tries
from leeward.accounts.actions import Here
from leeward.accounts.forms import ChangePassphrase, CodeAndPassphrase
from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.accounts.views.you import wrong_words
from leeward.kernel import clock
from leeward.vault.errors import Stale, WrongSecret
from leeward.vault.typed import NotAPassphrase, Passphrase, offer_words

Act = Callable[[Here], None]


@require_http_methods(["GET", "POST"])
@tries.answers_when_full
@needs_open_vault
def passphrase(request: SignedInRequest) -> HttpResponse:
    """Show the form, or let a new passphrase open the notebook from here on."""
    sent = request.POST if request.method == "POST" and "offer" not in request.POST else None
    form = ChangePassphrase(sent, initial={"offered": offer_words()})
    if form.is_valid() and _changed(request, form):
        return render(request, "accounts/passphrase_changed.html", {"place": "you"})
    page = {"form": form, "offered": form["offered"].value(), "place": "you"}
    return render(request, "accounts/passphrase.html", page)


def _changed(request: SignedInRequest, form: ChangePassphrase) -> bool:
    try:
        new = Passphrase.chosen(form.cleaned_data["passphrase"], name=actions.sign_in_name(request.user))
    except NotAPassphrase as why:
        form.add_error("passphrase", passphrases.in_words(why))
        return False
    current = form.cleaned_data["current"]
    return _done(request, form, lambda here: actions.change_passphrase(here, current=current, new=new))


@require_http_methods(["GET", "POST"])
@tries.answers_when_full
@needs_open_vault
def new_code(request: SignedInRequest) -> HttpResponse:
    """Show a code that is not in use yet; take it into use when two groups of it came back with the passphrase."""
    return _with_new_code(request, codes.NEW, actions.replace_code)


@require_http_methods(["GET", "POST"])
@tries.answers_when_full
@needs_open_vault
def rekey(request: SignedInRequest) -> HttpResponse:
    """The same, and every key of the notebook is made anew with it."""
    return _with_new_code(request, codes.REKEY, partial(actions.change_all_keys, now=clock.now()))


def _with_new_code(request: SignedInRequest, name: str, act: Callable[..., None]) -> HttpResponse:
    offer = codes.offered(request.vault, name)
    form = CodeAndPassphrase(request.POST or None, pending=offer)
    if form.is_valid():
        passphrase = form.cleaned_data["passphrase"]
        if _done(request, form, lambda here: act(here, current=passphrase, code=offer.code)):
            codes.forget_all(request.vault)
            return render(request, "accounts/code_changed.html", {"is_rekey": name == codes.REKEY, "place": "you"})
    page = {"form": form, "groups": offer.groups, "is_rekey": name == codes.REKEY, "place": "you"}
    return render(request, "accounts/new_code.html", page)


def _done(request: SignedInRequest, form: Form, act: Act) -> bool:
    """Do what needs today's passphrase, counted as a try, and begin this session anew under a new token."""
    now = clock.now()
    field = "current" if "current" in form.fields else "passphrase"
    try:
        with tries.counted(tries.buckets_for(request, bytes(request.user.name_key)), now=now):
            act(Here(request.user, request.vault, request.session.session_key))
    except WrongSecret:
        form.add_error(field, wrong_words())
        return False
    except Stale:
        form.add_error(field, _("The passphrase was changed on another device just now. Unlock with the new one."))
        return False
    entry.begin(request, request.user, request.vault, now=now)
    return True
