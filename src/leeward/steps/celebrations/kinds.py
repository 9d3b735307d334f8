"""The kinds of record this topic keeps in a notebook."""

from __future__ import annotations

from leeward.steps.celebrations.records import Celebrated, Milestone
from leeward.vault.kinds import Kind

CELEBRATED = Kind("celebrated", Celebrated)
MILESTONE_KIND = Kind("milestone", Milestone)

# The stream of the choice holds one record, always under the same id.
ONLY = bytes(16)
