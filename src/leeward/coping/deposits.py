"""What was sent while locked: the handlers of all topics of this room, form name to action."""

from __future__ import annotations

from leeward.vault.deposits import Handler

HANDLERS: dict[str, Handler] = {}
