"""The kind of record this topic keeps in a notebook."""

from __future__ import annotations

from leeward.coping.looking_in.records import LookIns
from leeward.vault.kinds import Kind

LOOK_INS = Kind("look-in", LookIns)

# The stream holds one record, always under the same id.
ONLY = bytes(16)
