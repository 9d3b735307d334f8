"""When keeping something did not work: a plain page that gives everything typed back, and a way to try again.

Source: issue "Bad input" (a full disk, a damaged row: a kind sentence that says what to do, keeps what was typed).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from leeward.vault.errors import Full, Tampered

log = logging.getLogger(__name__)

# Fields of the form that carry the form and not the person's words.
CARRIERS = frozenset({"csrfmiddlewaretoken", "ticket", "form_id"})
# What must never be shown again, however a form names it.
SECRETS = ("passphrase", "code", "words")
# The same for fields whose names do not tell: a passphrase under another name, and groups of a code.
SECRET_FIELDS = re.compile(r"current|again|offered|asked|group_\d+")
FULL = 507


class KindFaults:
    """Turn a full disk, a busy database or a damaged row into a page that loses nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Return the page for a fault that has one; anything else goes up."""
        if isinstance(fault, Full):
            return _page(request, "full", FULL)
        if isinstance(fault, Tampered):
            return _page(request, "damaged", 500)
        if isinstance(fault, OperationalError):
            return _page(request, "busy", 503)
        return None


def _page(request: HttpRequest, what: str, status: int) -> HttpResponse:
    log.error("fault.%s", what)
    typed = [
        (name, words)
        for name in request.POST
        if name not in CARRIERS and not _is_secret(name)
        for words in request.POST.getlist(name)
        if words.strip()
    ]
    carried = [(name, request.POST[name]) for name in ("ticket", "form_id") if name in request.POST]
    context = {"what": what, "typed": typed, "carried": carried, "again": request.path, "was_form": bool(typed)}
    return render(request, "web/fault.html", context, status=status)


def _is_secret(name: str) -> bool:
    return any(secret in name for secret in SECRETS) or SECRET_FIELDS.fullmatch(name) is not None
