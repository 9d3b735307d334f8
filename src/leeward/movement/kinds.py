"""The kinds of record this room keeps in a notebook."""

from __future__ import annotations

from leeward.movement.records import Moved, Plan
from leeward.vault.kinds import Kind

MOVED = Kind("moved", Moved)
MOVING_PLAN = Kind("moving plan", Plan)

# The plan is one record, always under the same id.
ONLY = bytes(16)
