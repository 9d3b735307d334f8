"""No private page is the direct answer to a form: browsers keep what was sent with such a page.

Seen in Chromium by the census test (tests/whole): the file that restores tabs after a crash holds the body of the form
whose answer is on the screen, `no-store` or not. A search, or an entry that came back with a hint, lay there readable.
So the finished answer waits one moment in the notebook, sealed like a draft, and the browser is sent to fetch it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import escape_leading_slashes

from leeward.kernel.ids import id_text, new_id
from leeward.vault.errors import VaultError
from leeward.vault.keys import PASSING
from leeward.vault.opened import OpenVault

log = logging.getLogger(__name__)

MARK = "shown"
# One row a notebook, overwritten by the next answer that has to wait.
ROW = PASSING
# Under this a browser would show the page without asking again when going back; the answer must not outlive its row.
SEE_OTHER = 303


class AnswersWaitSealed:
    """Middleware: turn a page that answers a form into a redirect to itself, for browsers that keep what was sent.

    Only a browser's own navigation is turned (it says so in `Sec-Fetch-Mode`); what a script fetches leaves no trace.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "GET" and MARK in request.GET:
            return _waiting(request, _vault(request))
        response = self.get_response(request)
        # Asked in this order: looking for the notebook asks the database, and help now must never need it.
        if not _would_be_kept(request, response):
            return response
        vault = _vault(request)
        return response if vault is None else _put_aside(request, vault, response)


def _vault(request: HttpRequest) -> OpenVault | None:
    vault: OpenVault | None = getattr(request, "vault", None)
    return vault


def _would_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    is_page = response.get("Content-Type", "").startswith("text/html") and not response.streaming
    is_navigation = request.headers.get("Sec-Fetch-Mode") == "navigate"
    return request.method == "POST" and is_navigation and is_page and not response.has_header("Location")


def _put_aside(request: HttpRequest, vault: OpenVault, response: HttpResponse) -> HttpResponse:
    name = id_text(new_id())
    page = {"name": name, "page": response.content.decode(), "status": str(response.status_code)}
    try:
        vault.drafts.save(ROW, page)
    except (VaultError, DatabaseError):
        # A full disk is often why there is a page to show at all: shown directly, it still gives the words back.
        log.warning("shown_again.direct")
        return response
    again = HttpResponseRedirect(f"{request.path}?{MARK}={name}", status=SEE_OTHER)
    again.cookies = response.cookies
    return again


def _waiting(request: HttpRequest, vault: OpenVault | None) -> HttpResponse:
    """Return the answer that waits, or the page from the start when it has gone."""
    page = vault.drafts.get(ROW) if vault is not None else None
    if page is None or page["name"] != request.GET[MARK]:
        # Before any address was looked up: "//elsewhere.example" is a path here and another site to a browser.
        return HttpResponseRedirect(escape_leading_slashes(request.path))
    return HttpResponse(page["page"], status=int(page["status"]))
