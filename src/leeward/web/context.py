"""What every page of the shell knows."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from leeward.kernel import clock
from leeward.kernel.moments import UnknownZone, moment_in
from leeward.vault import devices
from leeward.vault.errors import VaultError
from leeward.vault.opened import OpenVault, Settings

IDLE_MINUTES = 10
THEMES = ("light", "dark", "night")
NIGHT = re.compile(r"(\d\d:\d\d)-(\d\d:\d\d)")
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
    "moving": "toolbox",
    "steps": "toolbox",
    "jar": "toolbox",
    "celebrations": "toolbox",
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
    return {
        "app_title": settings.APP_TITLE,
        "exit_to": settings.EXIT_TO,
        "signed_in": bool(user is not None and user.is_authenticated),
        "is_open": vault is not None,
        "spellcheck": bool(getattr(chosen, "spellcheck", False)),
        "place": PLACES.get(request.path_info.split("/")[1], ""),
        # Only where a phone keeps notes: its script compares the mark with its own (vault/devices.py).
        "device_mark": _mark(vault),
        **_light(chosen),
        "idle_seconds": getattr(chosen, "idle_minutes", IDLE_MINUTES) * 60,
    }


def _mark(vault: OpenVault | None) -> str:
    """Return the mark; "" also where the keys have just changed hands, for pages that say so are drawn here, too."""
    try:
        return devices.mark(vault) if vault is not None else ""
    except VaultError:
        return ""


def _light(chosen: Settings | None) -> dict[str, str]:
    """Return the theme of this page, the one of the day, and the hours of the night ("" where there are none).

    Without script the page goes by the zone of the person's settings; with it, by the clock of the device.
    """
    day = chosen.theme if chosen is not None and chosen.theme in THEMES else ""
    hours = NIGHT.fullmatch(chosen.night) if chosen is not None else None
    if chosen is None or hours is None:
        return {"theme": day, "day_theme": day, "night": ""}
    return {
        "theme": "night" if _is_within(*hours.groups(), zone=chosen.zone) else day,
        "day_theme": day,
        "night": hours[0],
    }


def _is_within(begins: str, ends: str, *, zone: str) -> bool:
    """Return whether the clock of the zone stands between two times that may lie on both sides of midnight."""
    if not zone:
        return False
    try:
        shown = f"{moment_in(zone, clock.now()).local():%H:%M}"
    except UnknownZone:
        return False
    return begins <= shown < ends if begins < ends else shown >= begins or shown < ends
