"""What was sent to this room while locked: form name to action."""

from __future__ import annotations

from leeward.vault.deposits import Handler

HANDLERS: dict[str, Handler] = {}
