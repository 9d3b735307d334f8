"""What was sent while locked: the handlers of all topics of this room, form name to action."""

from __future__ import annotations

from leeward.steps.celebrations import deposits as celebrations
from leeward.steps.sheet import deposits as sheet
from leeward.steps.small import deposits as small
from leeward.vault.deposits import Handler

HANDLERS: dict[str, Handler] = {**small.HANDLERS, **sheet.HANDLERS, **celebrations.HANDLERS}
