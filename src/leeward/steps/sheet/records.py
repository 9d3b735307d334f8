"""What is kept of a sheet.

Shape: immutable and stored as an array, so a field may only ever be added at the end, with a default.
"""

from __future__ import annotations

from leeward.kernel.moments import Moment
from leeward.steps.quiet import Quiet

# The seven steps in their order: the name of the field each fills.
PARTS = ("problem", "wish", "ideas", "weighing", "choice", "action", "afterwards")


class Sheet(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """One problem. Every step may stay empty; `action` is what can become a small action.

    Unit: `recorded_at` in seconds since 1970 UTC, of the first step that was kept.
    """

    moment: Moment
    recorded_at: int = 0
    problem: str = ""
    wish: str = ""
    ideas: str = ""
    weighing: str = ""
    choice: str = ""
    action: str = ""
    afterwards: str = ""
