"""The kinds of record the toolbox keeps in a notebook."""

from __future__ import annotations

from leeward.coping.toolbox.records import Held, Shelf, Used
from leeward.vault.kinds import Kind

USES = Kind("tool use", Used)
SHELF = Kind("toolbox", Shelf)
HOPE = Kind("hope", Held)

# The shelf is one record, always under the same id.
ONLY = bytes(16)
