"""The first page: what a notebook means, who can read it, and then a name and a passphrase."""

from __future__ import annotations

import secrets

import msgspec
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from leeward.accounts import actions, codes, entry, names, passphrases, tries
from leeward.accounts.forms import Start
from leeward.accounts.requests import AnyRequest
from leeward.kernel import clock
from leeward.vault import throttle
from leeward.vault.throttle import Bucket
from leeward.vault.typed import NotAPassphrase, Passphrase, offer_words

PRIVATE_PATH = "/staying-private"


@require_http_methods(["GET", "POST"])
@tries.answers_when_full
def start(request: AnyRequest) -> HttpResponse:
    """Show the page, offer other words, or make the notebook and go to the code that belongs to it."""
    offers_again = "offer" in request.POST
    form = Start(request.POST if request.method == "POST" and not offers_again else None, initial=_suggestions(request))
    if form.is_valid() and _begun(request, form):
        return HttpResponseRedirect(reverse("recovery-code"))
    offered = form["offered"].value()
    return render(request, "accounts/start.html", {"form": form, "offered": offered, "private_url": _private_url()})


def _suggestions(request: AnyRequest) -> dict[str, str]:
    name = request.POST.get("name") or names.suggested(secrets.choice)
    return {"name": name, "offered": offer_words()}


def _begun(request: AnyRequest, form: Start) -> bool:
    now = clock.now()
    try:
        throttle.charge([_newcomers(request)], now=now)
        passphrase = Passphrase.chosen(form.cleaned_data["passphrase"], name=form.cleaned_data["name"])
        begun = actions.create_account(form.cleaned_data["name"], passphrase, now)
    except NotAPassphrase as why:
        form.add_error("passphrase", passphrases.in_words(why))
        return False
    except actions.NameTaken:
        form.add_error("name", _("Somebody here has this name. Choose another, for example with a number."))
        return False
    # The notebook goes on in the language its first page was read in.
    begun.vault.change_settings(lambda before: msgspec.structs.replace(before, language=get_language() or ""))
    entry.begin(request, begun.account, begun.vault, now=now)
    codes.show(request, begun.vault, begun.code)
    return True


def _newcomers(request: AnyRequest) -> Bucket:
    """Return the bucket of new accounts from one network: a whole school class fits in, a flood does not."""
    return Bucket("start", throttle.network(tries.address_of(request)).value, holds=60, seconds=30.0)


def _private_url() -> str:
    try:
        return reverse("private")
    except NoReverseMatch:
        return PRIVATE_PATH
