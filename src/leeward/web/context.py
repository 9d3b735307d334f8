"""What every page of the shell knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from leeward.vault import devices
from leeward.vault.errors import VaultError
from leeward.vault.opened import OpenVault

IDLE_MINUTES = 10
THEMES = ("light", "dark", "night")
# Which of the places a page belongs to, by the first part of its address; a view may say otherwise.
PLACES = {
    "": "today",
    "check-in": "today",
    "write": "today",
    "notebook": "notebook",
    "search": "notebook",
    "patterns": "patterns",
    "toolbox": "toolbox",
    "ride": "toolbox",
    "plan": "toolbox",
    "afterwards": "toolbox",
    "you": "you",
    "bring": "you",
}


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return the neutral title, where *Exit* leads, who is here, and the person's theme and idle time.

    Unit: idle_seconds counts from the last activity.
    """
    user = getattr(request, "user", None)
    vault = getattr(request, "vault", None)
    # Known on the lock screen too: a page that was dark stays dark when it locks.
    chosen = getattr(request, "settings", None)
    theme = getattr(chosen, "theme", "")
    return {
        "app_title": settings.APP_TITLE,
        "exit_to": settings.EXIT_TO,
        "signed_in": bool(user is not None and user.is_authenticated),
        "is_open": vault is not None,
        "spellcheck": bool(getattr(chosen, "spellcheck", False)),
        "place": PLACES.get(request.path_info.split("/")[1], ""),
        "theme": theme if theme in THEMES else "",
        # Only where a phone keeps notes: its script compares the mark with its own (vault/devices.py).
        "device_mark": _mark(vault),
        "idle_seconds": getattr(chosen, "idle_minutes", IDLE_MINUTES) * 60,
    }


def _mark(vault: OpenVault | None) -> str:
    """Return the mark; "" also where the keys have just changed hands, for pages that say so are drawn here, too."""
    try:
        return devices.mark(vault) if vault is not None else ""
    except VaultError:
        return ""
