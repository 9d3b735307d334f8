"""The kinds of record this topic keeps in a notebook."""

from __future__ import annotations

from leeward.steps.small.records import Goal, Small
from leeward.vault.kinds import Kind

GOALS = Kind("goal", Goal)
SMALLS = Kind("small-step", Small)
