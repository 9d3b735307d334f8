"""The recovery code: shown until two groups of it have been typed back, which proves that it is written down.

Source: PRIVACY.md 9.1.
"""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from leeward.accounts import codes
from leeward.accounts.forms import TwoGroups
from leeward.accounts.http import SignedInRequest, open_before_code


@require_http_methods(["GET", "POST"])
@open_before_code
def recovery_code(request: SignedInRequest) -> HttpResponse:
    """Show the code that has not been typed back yet, or take the two groups."""
    pending = codes.pending(request.vault)
    if pending is None:
        return HttpResponseRedirect(reverse("home"))
    form = TwoGroups(request.POST or None, pending=pending)
    if form.is_valid():
        codes.is_written_down(request, request.vault)
        return HttpResponseRedirect(reverse("home"))
    return render(request, "accounts/code.html", {"form": form, "groups": pending.groups})
