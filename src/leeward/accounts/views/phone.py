"""Letting this phone keep notes while there is no network: asked for, seen in a list, taken away again.

Source: PRIVACY.md 9.7.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from leeward.accounts import tray
from leeward.accounts.devices import named
from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.kernel import clock
from leeward.kernel.ids import ID_BYTES
from leeward.vault import devices
from leeward.vault.devices import Pin
from leeward.vault.errors import Full, Missing

REMOVE, DEVICE = "remove", "device"
NOT_HERE, ENOUGH = 404, 507
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@require_http_methods(["GET", "POST"])
@needs_open_vault
def this_phone(request: SignedInRequest) -> HttpResponse:
    """Say what it means and list the phones that may, or take one off the list."""
    if request.method == "POST":
        # What it left until now was left while it might: that is taken in before nobody can tell any more.
        tray.take_in(request, request.vault, now=clock.now())
        devices.forbid(request.vault, _device(request, REMOVE))
        is_script = request.headers.get("Sec-Fetch-Dest") == "empty"
        return HttpResponse(status=204) if is_script else HttpResponseRedirect(reverse("this-phone"))
    phones = [
        {"name": one.name, "since": (EPOCH + timedelta(days=one.since)).date(), "address": one.id.hex()}
        for one in devices.all_of(request.vault)
    ]
    page = {"phones": phones, "unconfirmed": tray.unconfirmed(request), "place": "you"}
    return render(request, "accounts/this_phone.html", page)


@require_POST
@needs_open_vault
def begin(request: SignedInRequest) -> HttpResponse:
    """Let one more phone bring notes, and give it what it needs for that."""
    return _given(request, instead_of=b"")


@require_POST
@needs_open_vault
def again(request: SignedInRequest) -> HttpResponse:
    """Give a phone that is known new keys, after all keys of the notebook were changed."""
    return _given(request, instead_of=_device(request, DEVICE) or bytes(ID_BYTES))


@require_POST
@needs_open_vault
def put_away(request: SignedInRequest) -> HttpResponse:
    """Put away, unread, what nothing shows to be this person's own; go on where that was asked for."""
    tray.put_unconfirmed_away(request, request.vault, now=clock.now())
    from_page = urlsplit(request.headers.get("Referer", "")).path
    return HttpResponseRedirect(reverse("this-phone" if from_page == reverse("this-phone") else "home"))


def _given(request: SignedInRequest, *, instead_of: bytes) -> HttpResponse:
    name = named(request.headers.get("User-Agent", ""))
    try:
        pin = devices.allow(request.vault, name=name, now=clock.now(), instead_of=instead_of)
    except Missing:
        return HttpResponse(status=NOT_HERE)
    except Full:
        return HttpResponse(status=ENOUGH)
    return JsonResponse(_as_json(pin))


def _as_json(pin: Pin) -> dict[str, str]:
    return {
        "account": pin.account.hex(),
        "device": pin.device.hex(),
        "public": pin.public.hex(),
        "token": pin.token.hex(),
        "mac": pin.mac_key.hex(),
        "mark": pin.mark,
    }


def _device(request: SignedInRequest, name: str) -> bytes:
    """Return the id that was sent, or b"" for anything that is none."""
    text = request.POST.get(name, "")
    return bytes.fromhex(text) if len(text) == 2 * ID_BYTES and not set(text) - set("0123456789abcdef") else b""
