"""Where a person is signed in, and ending it elsewhere."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.kernel import clock
from leeward.vault import own_sessions

OTHERS = "others"


@require_http_methods(["GET", "POST"])
@needs_open_vault
def sign_ins(request: SignedInRequest) -> HttpResponse:
    """List the sign-ins that are not over, or end one or all of the others."""
    token = request.session.session_key or ""
    if request.method == "POST":
        _end(request, request.POST.get("end", ""), token)
        return HttpResponseRedirect(reverse("sign-ins"))
    found = own_sessions.all_of(request.vault, token=token, now=clock.now())
    return render(request, "accounts/sign_ins.html", {"sign_ins": found, "place": "you", "others": OTHERS})


def _end(request: SignedInRequest, which: str, token: str) -> None:
    if which == OTHERS:
        own_sessions.end_others(request.vault, token=token)
        return
    for one in own_sessions.all_of(request.vault, token=token, now=clock.now()):
        if one.address == which and not one.is_this:
            own_sessions.end(request.vault, one.row_id)
