"""What is under way: a ride, or waiting to rate again. Read from the draft, and nothing is written."""

from __future__ import annotations

from datetime import datetime

import msgspec

from leeward.coping.ride import rules
from leeward.coping.ride.records import Drafted
from leeward.vault.opened import OpenVault

DRAFT = "ride"
FIELD = "state"


def drafted(vault: OpenVault, *, now: datetime) -> Drafted:
    """Return the ride and the waiting that are under way; what nobody came back to is not."""
    text = (vault.drafts.get(DRAFT) or {}).get(FIELD, "")
    try:
        found = msgspec.json.decode(text, type=Drafted) if text else Drafted()
    except msgspec.DecodeError:
        return Drafted()
    at = int(now.timestamp())
    riding, waiting = found.riding, found.waiting
    return Drafted(
        riding=None if riding is None or rules.is_forgotten(riding, at) else riding,
        waiting=None if waiting is None or rules.is_too_late(waiting, at) else waiting,
    )
