"""The place "You": what can be set and done, and giving the passphrase again before something that matters."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from leeward.accounts import actions, entry, tries
from leeward.accounts.forms import Unlock
from leeward.accounts.http import SignedInRequest, needs_open_vault, open_before_code, way_on
from leeward.kernel import clock
from leeward.vault.errors import WrongSecret


@require_safe
@needs_open_vault
def you(request: SignedInRequest) -> HttpResponse:
    """Show the list."""
    return render(request, "accounts/you.html", {"name": actions.sign_in_name(request.user), "place": "you"})


@require_http_methods(["GET", "POST"])
@tries.answers_when_full
@open_before_code
def again(request: SignedInRequest) -> HttpResponse:
    """Ask for the passphrase once more, and go on to what was wanted."""
    form = Unlock(request.POST or None)
    if form.is_valid():
        if is_own_passphrase(request, form.cleaned_data["passphrase"]):
            entry.confirm(request, now=clock.now())
            return HttpResponseRedirect(way_on(request))
        form.add_error("passphrase", wrong_words())
    return render(request, "accounts/again.html", {"form": form, "next": way_on(request), "place": "you"})


def is_own_passphrase(request: SignedInRequest, passphrase: str) -> bool:
    """Return whether this opens the notebook of the person who is signed in.

    Errors: TooManyTries (vault.throttle), AllPlacesTaken (vault.argon_places).
    """
    asked = actions.asked_by_session(request.user)
    try:
        with tries.counted(tries.buckets_for(request, asked.name_key), now=clock.now()):
            actions.open_account(asked, passphrase)
    except WrongSecret:
        return False
    return True


def wrong_words() -> str:
    """Return what to say about a passphrase that does not open the notebook."""
    return _("This passphrase does not open the notebook. Capital letters and blanks count.")
