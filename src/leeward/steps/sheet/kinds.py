"""The kind of record this topic keeps in a notebook."""

from __future__ import annotations

from leeward.steps.sheet.records import Sheet
from leeward.vault.kinds import Kind

SHEETS = Kind("problem-sheet", Sheet)
