"""Coming back in: with name and passphrase, or with the passphrase alone where the session is only locked."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from leeward.accounts import actions, entry, tries
from leeward.accounts.forms import ComeIn, Unlock
from leeward.accounts.http import way_on
from leeward.accounts.models import Account
from leeward.accounts.names import NameLength
from leeward.accounts.requests import AnyRequest
from leeward.kernel import clock
from leeward.vault.errors import VaultError, WrongSecret


@require_http_methods(["GET", "POST"])
@tries.answers_when_full
def unlock(request: AnyRequest) -> HttpResponse:
    """Show the lock screen, or open the notebook and go on to the page that was asked for."""
    if request.method == "GET" and request.vault is not None:
        return HttpResponseRedirect(way_on(request))
    is_known = request.user.is_authenticated
    form = Unlock(request.POST or None) if is_known else ComeIn(request.POST or None)
    if form.is_valid() and _opened(request, form):
        return HttpResponseRedirect(way_on(request))
    page = "accounts/locked.html" if is_known else "accounts/unlock.html"
    return render(request, page, {"form": form, "next": way_on(request)})


def _opened(request: AnyRequest, form: ComeIn | Unlock) -> bool:
    now = clock.now()
    passphrase = form.cleaned_data["passphrase"]
    try:
        if isinstance(request.user, Account):
            who = actions.asked_by_session(request.user)
        else:
            who = actions.asked_by_name(form.cleaned_data["name"])
        with tries.counted(tries.buckets_for(request, who.name_key), now=now):
            account, vault = actions.open_account(who, passphrase)
    except (WrongSecret, NameLength):
        form.add_error("passphrase", _wrong_words(form))
        return False
    except VaultError:
        # A row that was changed, or a site key that is not here: nothing the person could type would help.
        form.add_error(
            None,
            _(
                "This notebook cannot be opened here just now. Nothing is deleted. "
                "Tell whoever runs this Leeward; your recovery code may open it meanwhile."
            ),
        )
        return False
    entry.begin(request, account, vault, now=now)
    return True


def _wrong_words(form: ComeIn | Unlock) -> str:
    if isinstance(form, ComeIn):
        return _("This name and this passphrase do not open a notebook. Capital letters and blanks count.")
    return _("This passphrase does not open the notebook. Capital letters and blanks count.")
