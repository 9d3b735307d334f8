"""What each form does with what was sent while locked, or written without network: form name to action of its room."""

from __future__ import annotations

from leeward.coping import deposits as coping
from leeward.journal import away
from leeward.journal import deposits as journal
from leeward.movement import deposits as movement
from leeward.steps import deposits as steps
from leeward.vault.deposits import Handler
from leeward.web.reminders import deposits as reminders

HANDLERS: dict[str, Handler] = {
    **journal.HANDLERS,
    **away.HANDLERS,
    **coping.HANDLERS,
    **movement.HANDLERS,
    **steps.HANDLERS,
    **reminders.HANDLERS,
}
