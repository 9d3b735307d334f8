"""The tray: what was sent while locked, or written without network, waits there, sealed, until the next unlock.

Source: PRIVACY.md 0.1.6 (ingest exactly once, never inside sign-in's transaction), 0.1.11 (tickets).
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.module_loading import import_string

from leeward.vault import deposits
from leeward.vault.errors import Full, VaultError
from leeward.vault.opened import OpenVault

log = logging.getLogger(__name__)

TICKET = "ticket"
# In the session: letters may be waiting.
WAITING = "tray"
# In the session: how many letters were not taken in because nothing proves who made them.
UNCONFIRMED = "unconfirmed"
CARRIERS = frozenset({"csrfmiddlewaretoken", TICKET, "form_id"})


def is_of_somebody_else(request: HttpRequest) -> bool:
    """Return whether this form was opened by another account than the one that is signed in now."""
    ticket = request.POST.get(TICKET, "") if request.method == "POST" else ""
    return bool(ticket) and not deposits.is_ticket_of(ticket, bytes(request.user.pk or b""))


def keep(request: HttpRequest, *, now: datetime) -> HttpResponse | None:
    """Put what was sent into the tray of the account whose ticket it carries, or give it back; None without a ticket.

    Given back after an old ticket, a full tray or a full disk: all that was typed, and a way to send it again.
    """
    ticket = request.POST.get(TICKET, "") if request.method == "POST" else ""
    if not ticket:
        return None
    fields = {name: words for name, words in request.POST.lists() if name not in CARRIERS}
    try:
        deposits.deposit(ticket, fields, now)
    except VaultError as fault:
        return _given_back(request, fields, fault)
    came_in(request)
    if request.headers.get("Sec-Fetch-Mode") == "navigate":
        # A browser keeps the body of a form whose answer is on the screen, in the file that brings its tabs back.
        return HttpResponseRedirect(reverse("kept"), status=303)
    return render(request, "accounts/kept.html")


def _given_back(request: HttpRequest, fields: Mapping[str, list[str]], fault: VaultError) -> HttpResponse:
    log.warning("tray.not_kept %s", type(fault).__name__)
    sent = [(name, one) for name, words in fields.items() for one in words]
    # What was chosen has no blanks in it and goes along hidden; where nothing has, every word is shown.
    typed = [pair for pair in sent if len(pair[1].split()) > 1] or [pair for pair in sent if pair[1].strip()]
    page = {
        "typed": typed,
        "chosen": [pair for pair in sent if pair not in typed],
        "carried": [(name, request.POST[name]) for name in (TICKET, "form_id") if name in request.POST],
        "again": request.path,
    }
    return render(request, "accounts/not_kept.html", page, status=507 if isinstance(fault, Full) else 409)


def bring_in(request: HttpRequest, vault: OpenVault, *, now: datetime) -> None:
    """Take in what waits, at the first page after unlocking; what cannot be taken in stays and is tried again."""
    if request.session.get(WAITING):
        take_in(request, vault, now=now)


def take_in(request: HttpRequest, vault: OpenVault, *, now: datetime) -> None:
    """Take in what waits, whether or not this session has heard of it."""
    try:
        report = vault.ingest(handlers(), limit=200, now=now)
    except VaultError as fault:
        # No room, or somebody else kept writing: the page comes all the same, and the tray is looked at again.
        log.warning("tray.later %s", type(fault).__name__)
        return
    # What failed waits for the next unlock; what was over the limit for the next page.
    request.session[WAITING] = report.waiting > report.failed
    request.session[UNCONFIRMED] = report.unconfirmed


def came_in(request: HttpRequest) -> None:
    """Note that something came in: a session that is signed in looks into the tray at its next page."""
    if request.session.get("_auth_user_id"):
        request.session[WAITING] = True


def unconfirmed(request: HttpRequest) -> int:
    """Return how many letters came in that nothing proves to be this person's own."""
    return int(request.session.get(UNCONFIRMED, 0))


def put_unconfirmed_away(request: HttpRequest, vault: OpenVault, *, now: datetime) -> None:
    """Put those letters away, unread.

    Errors: Locked, Full, Busy.
    """
    vault.put_away_unconfirmed(now=now)
    request.session[UNCONFIRMED] = 0


def handlers() -> Mapping[str, deposits.Handler]:
    """Return what each form does with a deposit; web puts the rooms' handlers together."""
    found: Mapping[str, deposits.Handler] = import_string(settings.DEPOSIT_HANDLERS)
    return found
