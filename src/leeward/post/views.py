"""The page of a mail's link, and a browser renewing its subscription. Both work signed out, and neither names a person.

They stand outside the CSRF check on purpose: what allows them is in the address or the body, and cannot be guessed. A
mail program that ends mails with one press (RFC 8058) has neither cookie nor token, and a check of links by a mail
filter opens pages: so opening one does nothing, and only a button does.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from leeward.kernel.ids import NotAnId, id_bytes
from leeward.post import actions, wire
from leeward.post.models import Address, Channel, State
from leeward.post.records import Subscription
from leeward.vault import posting
from leeward.vault.errors import VaultError

NOT_TAKEN = 400


@csrf_exempt
@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, id: str, proof: str) -> HttpResponse:
    """Offer to begin or to end mails to one address, or do what the button says."""
    row = _row(id, proof)
    if row is None:
        return render(request, "post/link.html", {"state": "gone"})
    if request.method == "POST":
        return render(request, "post/link.html", {"state": _done(row, request)})
    return render(request, "post/link.html", {"state": "asked" if row.state == State.ASKED else "used"})


def _row(id: str, proof: str) -> Address | None:
    try:
        key = id_bytes(id)
    except NotAnId:
        return None
    return Address.objects.filter(id=key, channel=Channel.MAIL).first() if posting.is_proof(key, proof) else None


def _done(row: Address, request: HttpRequest) -> str:
    if "yes" in request.POST:
        actions.confirm(row)
        return "confirmed"
    if "never" in request.POST:
        actions.decline(row)
        return "declined"
    actions.end(row)
    return "ended"


@csrf_exempt
@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """Take a browser's new subscription; the answer is the same whether or not the old one was known."""
    try:
        actions.renew(request.POST.get("old", ""), subscription_in(request))
    except (VaultError, wire.NotPublic):
        return HttpResponse(status=NOT_TAKEN)
    return HttpResponse(status=204)


def subscription_in(request: HttpRequest) -> Subscription:
    """Return the subscription a form brought. Errors: Tampered for what is no base64url."""
    sent = request.POST
    public, auth = (posting.from_base64url(sent.get(name, "")[:200]) for name in ("p256dh", "auth"))
    return Subscription(sent.get("endpoint", "")[: wire.LONGEST_ADDRESS + 1], public, auth)
