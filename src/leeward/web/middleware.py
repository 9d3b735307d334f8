"""Headers every answer carries.

Source: PRIVACY.md 0.2 (policy without nonces), 7.1 (no-store, measured), ASVS 3.4 and 3.5.8 in its section 11.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
ONE_YEAR = "max-age=31536000; includeSubDomains"
FIXED = {
    # Not "no-referrer": under it browsers send `Origin: null` with our own forms, and the check against forged forms
    # has nothing left to compare (seen in Chromium). No other site is told anything under this one either.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()",
}


def policy(exit_to: str) -> str:
    """Return the policy of every answer: everything from here, nothing from elsewhere, no inline style or script.

    The page that *Exit* leads to stands in form-action, because browsers hold the redirect that answers a form against
    it: without it, leaving without script ends on a blocked page (tests/browser/test_look_shell.py).
    """
    parts = urlsplit(exit_to)
    return "; ".join((*POLICY, f"form-action 'self' {parts.scheme}://{parts.netloc}"))


def fixed_headers() -> dict[str, str]:
    """Return what every answer carries, a page for anyone too."""
    secure = {"Strict-Transport-Security": ONE_YEAR} if settings.SECURE_COOKIES else {}
    return {**FIXED, **secure, "Content-Security-Policy": policy(settings.EXIT_TO)}


class SecurityHeaders:
    """Set the policy, and keep every answer out of every cache unless the view said that anyone may read it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, words in fixed_headers().items():
            response.setdefault(name, words)
        # no-store is the rule; only a view for anyone (library) or a static file sets something else.
        response.setdefault("Cache-Control", "no-store")
        return response
