"""What every page of the shell knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return the neutral title, whether somebody is signed in, and whether their notebook is open."""
    user = getattr(request, "user", None)
    return {
        "app_title": settings.APP_TITLE,
        "signed_in": bool(user is not None and user.is_authenticated),
        "is_open": getattr(request, "vault", None) is not None,
    }
