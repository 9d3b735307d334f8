"""What happens when a form comes back too late for its CSRF token: what it carries is kept by its ticket.

Source: PRIVACY.md 0.1.11.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leeward.accounts import tray
from leeward.kernel import clock


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Keep what a good ticket came with; else offer the page again. Django calls this instead of its 403 page."""
    kept = tray.keep(request, now=clock.now())
    if kept is not None:
        return kept
    return render(request, "accounts/stale_form.html", {"back": request.path, "reason": reason}, status=403)


@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """Say that what was sent is kept; where a browser is led after it sent a form too late."""
    return render(request, "accounts/kept.html")
