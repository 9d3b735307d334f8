"""Coming back by the recovery code alone, name and passphrase forgotten.

Two steps: the code; then a new code to write down, two groups of it typed back, and a new passphrase. Only then does
anything change: an answer lost on the way leaves the person with what they hold in their hands (PRIVACY.md 0.1.9).
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from leeward.accounts import actions, codes, entry, passphrases, tries
from leeward.accounts.forms import Recover, RecoveryCodeForm
from leeward.accounts.requests import AnyRequest
from leeward.kernel import clock
from leeward.vault import throttle
from leeward.vault.errors import WrongSecret
from leeward.vault.throttle import Bucket
from leeward.vault.typed import (
    NotAPassphrase,
    NotARecoveryCode,
    Passphrase,
    RecoveryCode,
    known_code,
    offer_words,
)


@require_http_methods(["GET", "POST"])
@tries.answers_when_full
def recover(request: AnyRequest) -> HttpResponse:
    """Ask for the code; once it fits, go through the second step."""
    if request.method != "POST":
        return _first_step(request, RecoveryCodeForm())
    first = RecoveryCodeForm(request.POST)
    code = _known_code(request, first) if first.is_valid() else None
    if code is None:
        return _first_step(request, first)
    return _second_step(request, code)


def _first_step(request: AnyRequest, form: RecoveryCodeForm) -> HttpResponse:
    return render(request, "accounts/recover.html", {"form": form})


def _known_code(request: AnyRequest, form: RecoveryCodeForm) -> RecoveryCode | None:
    """Return the code that was typed if it opens a notebook here; each one that does not is counted."""
    try:
        with tries.counted(_buckets(request), now=clock.now()):
            return known_code(form.cleaned_data["code"])
    except NotARecoveryCode:
        form.add_error("code", _("A letter is missing or differs. Compare it with your paper, group by group."))
    except WrongSecret:
        form.add_error("code", _("This code opens no notebook here. If you made a newer one, use that."))
    return None


def _buckets(request: AnyRequest) -> tuple[Bucket]:
    return (throttle.network(tries.address_of(request)),)


def _second_step(request: AnyRequest, code: RecoveryCode) -> HttpResponse:
    offer = _offered(request)
    sent = request.POST if "passphrase" in request.POST and "offer" not in request.POST else None
    form = Recover(sent, pending=offer, initial={"offered": offer_words()})
    if form.is_valid() and (recovered := _recovered(request, form, code)):
        return render(request, "accounts/recovered.html", {"name": recovered.name})
    page = {"form": form, "old": code.text(), "offer": offer, "offered": form["offered"].value()}
    return render(request, "accounts/recover_new.html", page)


def _offered(request: AnyRequest) -> codes.PendingCode:
    """Return the new code this page has been showing, or another one where it shows none of ours."""
    try:
        offer = codes.PendingCode.read({"code": request.POST["new_code"], "asked": request.POST["asked"]})
        RecoveryCode.typed(offer.fields["code"])
    except (KeyError, ValueError):
        return codes.PendingCode.of(RecoveryCode.new())
    return offer


def _recovered(request: AnyRequest, form: Recover, code: RecoveryCode) -> actions.Recovered | None:
    now = clock.now()
    try:
        new = Passphrase.chosen(form.cleaned_data["passphrase"], name="")
        recovered = actions.recover(code, new=new, new_code=form.pending.code, now=now)
    except NotAPassphrase as why:
        form.add_error("passphrase", passphrases.in_words(why))
        return None
    except WrongSecret:
        form.add_error(None, _("This code was used a moment ago. Unlock with the passphrase that was chosen then."))
        return None
    codes.forget_all(recovered.vault)
    entry.begin(request, recovered.account, recovered.vault, now=now)
    return recovered
