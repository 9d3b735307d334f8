"""Locking, leaving, and saying "still here". All by POST, and all of them work from a page that has been open for long.

They stand outside the CSRF check on purpose: none of them changes what is kept, the session cookie does not travel with
requests from other sites (SameSite=Lax), and a lock or an exit that fails on an old page would be the worse harm.
Requests that a browser marks as coming from another site are turned away all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from leeward.accounts import entry
from leeward.accounts.requests import AnyRequest

View = Callable[[AnyRequest], HttpResponse]
FROM_ELSEWHERE = frozenset({"cross-site", "same-site"})


def own_pages_only(view: View) -> View:
    """Turn away what a browser says comes from another site."""

    @csrf_exempt
    @require_POST
    @wraps(view)
    def checked(request: AnyRequest) -> HttpResponse:
        if request.headers.get("Sec-Fetch-Site") in FROM_ELSEWHERE:
            return HttpResponse(status=403)
        return view(request)

    return checked


@own_pages_only
def lock(request: AnyRequest) -> HttpResponse:
    """Lock and show the lock screen."""
    if request.user.is_authenticated:
        entry.lock(request)
    return HttpResponseRedirect(reverse("unlock"))


@own_pages_only
def sign_out(request: AnyRequest) -> HttpResponse:
    """End the session on this device and offer to come in by another name."""
    entry.leave(request)
    return HttpResponseRedirect(reverse("unlock"))


@own_pages_only
def exit_page(request: AnyRequest) -> HttpResponse:
    """End the session and go to a page that has nothing to do with us. What was typed is not read (PRIVACY.md 12.2)."""
    entry.leave(request)
    response = HttpResponse(status=303, headers={"Location": settings.EXIT_TO})
    if request.headers.get("Sec-Fetch-Dest") == "empty":
        # Sent by the page's script, which is on its way already: there is nobody to redirect.
        response = HttpResponse(status=204)
    response["Clear-Site-Data"] = '"cookies"'
    return response


@own_pages_only
def here(request: AnyRequest) -> HttpResponse:
    """Move the idle deadline; asking for the notebook does it."""
    return HttpResponse(status=204 if request.vault is not None else 403)
