"""The kinds of record this topic keeps in a notebook."""

from __future__ import annotations

from leeward.coping.plan.records import Beside, Version
from leeward.vault.kinds import Kind

VERSIONS = Kind("plan", Version)
BESIDE = Kind("plan-beside", Beside)

# The stream beside the plan holds one record, always under the same id.
ONLY = bytes(16)
