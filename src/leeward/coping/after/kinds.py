"""The kind of record this topic keeps in a notebook."""

from __future__ import annotations

from leeward.coping.after.records import HardTime
from leeward.vault.kinds import Kind

HARD_TIMES = Kind("after", HardTime)
