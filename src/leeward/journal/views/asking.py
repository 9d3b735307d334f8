"""What every form of this room takes from its request."""

from __future__ import annotations

from leeward.accounts.http import SignedInRequest
from leeward.journal import queries

# The form comes back with what was typed and a sentence on what to look at.
LOOK_AGAIN = 422


def zone_of(request: SignedInRequest) -> str:
    """Return the time zone to read a typed time in, where the browser did not say: the person's choice or last one."""
    return request.settings.zone or queries.last_zone(request.vault)


def base_revision(request: SignedInRequest, current: int) -> int:
    """Return the revision the correction began from; without a good one the current one counts as seen."""
    text = request.POST.get("base_revision", "")
    return int(text) if text.isdecimal() and len(text) < 10 else current
