"""What each form does with what was sent while its notebook was locked: form name to the action of its room."""

from __future__ import annotations

from leeward.coping import deposits as coping
from leeward.journal import deposits as journal
from leeward.vault.deposits import Handler

HANDLERS: dict[str, Handler] = {**journal.HANDLERS, **coping.HANDLERS}
