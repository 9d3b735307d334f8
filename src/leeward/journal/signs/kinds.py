"""The kind of record this topic keeps."""

from __future__ import annotations

from leeward.journal.signs.records import Signs
from leeward.vault.kinds import Kind

SIGNS = Kind("signs", Signs)
