"""The kind of record this room keeps in a notebook."""

from __future__ import annotations

from leeward.post.records import Reminders
from leeward.vault.kinds import Kind

REMINDERS = Kind("reminders", Reminders)

# The stream holds one record, always under the same id.
ONLY = bytes(16)
