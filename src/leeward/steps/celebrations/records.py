"""What is kept: which things a person lets shine, how much of each was gathered, and milestones in their own words.

Shape: all are immutable and stored as arrays, so a field may only ever be added at the end, with a default.
"""

from __future__ import annotations

from leeward.kernel.moments import Moment
from leeward.steps.quiet import Quiet

RIDES, TOOLS, MOVES, NOTES, PAGES, ACTIONS, MILESTONES = (
    "rides",
    "tools",
    "moves",
    "notes",
    "pages",
    "actions",
    "milestones",
)
THINGS = (RIDES, TOOLS, MOVES, NOTES, PAGES, ACTIONS, MILESTONES)


class Gathered(Quiet, frozen=True, array_like=True, gc=False):
    """How much of one thing was gathered, and how much of it the notebook held at the last look."""

    all: int = 0
    last: int = 0


class Celebrated(Quiet, frozen=True, array_like=True, kw_only=True):
    """The choice, one record: `chosen` are names out of THINGS, `numbers` whether numbers stand beside the lights."""

    chosen: list[str] = []
    numbers: bool = False
    gathered: dict[str, Gathered] = {}


class Milestone(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """Something its owner wants to remember. Unit: `day` as date.toordinal()."""

    moment: Moment
    recorded_at: int = 0
    words: str = ""
    day: int = 0
