"""Deleting everything: said plainly, with the passphrase, and done at once."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from leeward.accounts import entry, goodbye, tries
from leeward.accounts.forms import Leave
from leeward.accounts.http import SignedInRequest, open_before_code
from leeward.accounts.views.you import is_own_passphrase, wrong_words
from leeward.kernel import clock


@require_http_methods(["GET", "POST"])
@tries.answers_when_full
@open_before_code
def leave(request: SignedInRequest) -> HttpResponse:
    """Say what goes and when backups end, or delete everything."""
    day = goodbye.unreadable_from(clock.now())
    form = Leave(request.POST or None)
    if form.is_valid():
        if is_own_passphrase(request, form.cleaned_data["passphrase"]):
            goodbye.forget(request.user, request.vault)
            entry.leave(request)
            response = render(request, "accounts/gone.html", {"day": day})
            response["Clear-Site-Data"] = '"cookies"'
            return response
        form.add_error("passphrase", wrong_words())
    return render(request, "accounts/leave.html", {"form": form, "day": day, "place": "you"})
