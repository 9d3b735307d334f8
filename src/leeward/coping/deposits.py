"""What was sent while locked: the handlers of all topics of this room, form name to action."""

from __future__ import annotations

from leeward.coping.after import deposits as after
from leeward.coping.looking_in import deposits as looking_in
from leeward.coping.plan import deposits as plan
from leeward.coping.ride import away
from leeward.coping.ride import deposits as ride
from leeward.coping.toolbox import deposits as toolbox
from leeward.vault.deposits import Handler

HANDLERS: dict[str, Handler] = {
    **toolbox.HANDLERS,
    **ride.HANDLERS,
    **away.HANDLERS,
    **plan.HANDLERS,
    **looking_in.HANDLERS,
    **after.HANDLERS,
}
