"""The kinds of record the toolbox keeps in a notebook."""

from __future__ import annotations

from leeward.coping.toolbox.records import Chunk, Held, HeldFile, Shelf, Used
from leeward.vault.kinds import Kind

USES = Kind("tool use", Used)
SHELF = Kind("toolbox", Shelf)
HOPE = Kind("hope", Held)
HOPE_FILES = Kind("hope file", HeldFile)
# Apart from their list, so that a page that shows the list opens none of them; each lies in a segment of its own.
HOPE_CHUNKS = Kind("hope chunk", Chunk)

# The shelf is one record, always under the same id.
ONLY = bytes(16)
