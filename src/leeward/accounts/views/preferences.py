"""How Leeward behaves for this person, on every device."""

from __future__ import annotations

import ipaddress

import msgspec
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_http_methods

from leeward.accounts import entry
from leeward.accounts.forms import IDLE_CHOICES, OWN_MACHINE_IDLE_CHOICES, Preferences
from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.accounts.models import Account
from leeward.accounts.tries import address_of
from leeward.kernel import clock
from leeward.vault import unlocked


@require_http_methods(["GET", "POST"])
@needs_open_vault
def preferences(request: SignedInRequest) -> HttpResponse:
    """Show the choices, or keep them."""
    now = msgspec.structs.asdict(request.settings)
    form = Preferences(request.POST or None, initial=now, minutes=idle_choices(request))
    is_kept = form.is_valid()
    if is_kept:
        chosen = form.cleaned_data
        request.settings = request.vault.change_settings(lambda before: msgspec.structs.replace(before, **chosen))
        unlocked.move(request.session.session_key or "", request.vault, now=clock.now())
        entry.remember_look(request)
        if request.settings.language:
            # The answer to a new language is in it.
            translation.activate(request.settings.language)
    return render(request, "accounts/preferences.html", {"form": form, "is_kept": is_kept, "place": "you"})


def idle_choices(request: SignedInRequest) -> tuple[int, ...]:
    """Return the idle times to choose from: longer ones only for the one person of an installation on this machine."""
    is_here = _is_loopback(address_of(request)) and not settings.SECURE_COOKIES
    if is_here and Account.objects.count() == 1:
        return OWN_MACHINE_IDLE_CHOICES
    return IDLE_CHOICES


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
