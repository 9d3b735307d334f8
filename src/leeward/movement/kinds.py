"""The kinds of record this room keeps in a notebook."""

from __future__ import annotations

from leeward.movement.records import Moved
from leeward.vault.kinds import Kind

MOVED = Kind("moved", Moved)
