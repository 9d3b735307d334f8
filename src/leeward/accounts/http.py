"""What a private view needs from its request: somebody signed in, their notebook open, and the form's own id.

Source: PRIVACY.md 0.1.4 (the id made when the form is rendered), 0.1.11 (a lock never eats an entry).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from leeward.accounts import codes, entry, tray, upkeep
from leeward.accounts.requests import AnyRequest, SignedInRequest
from leeward.kernel import clock
from leeward.kernel.ids import NotAnId, id_bytes, new_id

__all__ = [
    "FORM_ID",
    "SignedInRequest",
    "form_id",
    "needs_open_vault",
    "needs_recent_passphrase",
    "open_before_code",
    "to_unlock",
    "way_on",
]

P = ParamSpec("P")
FORM_ID = "form_id"
View = Callable[Concatenate[AnyRequest, P], HttpResponse]
PrivateView = Callable[Concatenate[SignedInRequest, P], HttpResponse]


def needs_open_vault(view: PrivateView[P]) -> View[P]:
    """Let the view run with an open notebook only. Locked: keep what was sent, or show the lock screen."""

    @wraps(view)
    def ready(request: SignedInRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.session.get(codes.DUE):
            return HttpResponseRedirect(reverse("recovery-code"))
        tray.bring_in(request, request.vault, now=clock.now())
        upkeep.go_on(request, request.vault)
        return view(request, *args, **kwargs)

    return open_before_code(ready)


def open_before_code(view: PrivateView[P]) -> View[P]:
    """Do the same for the few pages that come before the recovery code is written down."""

    @wraps(view)
    def opened(request: AnyRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.vault is None or tray.is_of_somebody_else(request):
            return tray.keep(request, now=clock.now()) or to_unlock(request)
        return view(cast("SignedInRequest", request), *args, **kwargs)

    return opened


def needs_recent_passphrase(view: PrivateView[P]) -> View[P]:
    """Let the view run only within five minutes of the passphrase, asking for it where they are over (ASVS 7.5.1)."""

    @wraps(view)
    def asked_first(request: SignedInRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not entry.is_sure(request, now=clock.now()):
            return HttpResponseRedirect(f"{reverse('again')}?{urlencode({'next': request.path})}")
        return view(request, *args, **kwargs)

    return needs_open_vault(asked_first)


def to_unlock(request: HttpRequest) -> HttpResponse:
    """Return the way to the lock screen and back to this page."""
    way_back = request.get_full_path() if request.method == "GET" else reverse("home")
    return HttpResponseRedirect(f"{reverse('unlock')}?{urlencode({'next': way_back})}")


def way_on(request: HttpRequest) -> str:
    """Return the page to go to after unlocking: the one asked for if it is ours, else the first page."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if is_ours else reverse("home")


def form_id(request: HttpRequest) -> bytes:
    """Return the id made when the form was rendered, or a new one when the form carried none."""
    try:
        return id_bytes(request.POST.get(FORM_ID, ""))
    except NotAnId:
        return new_id()
