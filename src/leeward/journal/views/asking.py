"""What every form of this room takes from its request."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from leeward.accounts.http import SignedInRequest
from leeward.journal import queries
from leeward.vault.kinds import Item

# The form comes back with what was typed and a sentence on what to look at.
LOOK_AGAIN = 422


def zone_of(request: SignedInRequest) -> str:
    """Return the time zone to read a typed time in, where the browser did not say: the person's choice or last one."""
    return request.settings.zone or queries.last_zone(request.vault)


def sent(request: SignedInRequest) -> QueryDict | None:
    """Return what was sent, or None for a page that is only looked at; an empty form was sent all the same."""
    return request.POST if request.method == "POST" else None


def base_revision(request: SignedInRequest, item: Item[Any] | None) -> int:
    """Return the revision the correction began from; without a good one the current one counts as seen."""
    text = request.POST.get("base_revision", "")
    return int(text) if text.isdecimal() and len(text) < 10 else (item.revision if item else 0)
