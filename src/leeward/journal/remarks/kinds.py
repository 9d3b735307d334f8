"""The kind of record this topic keeps."""

from __future__ import annotations

from leeward.journal.remarks.records import Remarks
from leeward.vault.kinds import Kind

REMARKS = Kind("remarks", Remarks)
