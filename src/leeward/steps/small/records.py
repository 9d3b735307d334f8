"""What is kept: a goal, and a small action.

Shape: both are immutable and stored as arrays, so a field may only ever be added at the end, with a default.
"""

from __future__ import annotations

from leeward.kernel.moments import Moment
from leeward.steps.quiet import Quiet

OPEN, RESTING, REACHED = "", "resting", "reached"
GOAL_WAYS = (OPEN, RESTING, REACHED)

IN_HAND, DID, A_BIT, PUT_DOWN = "", "did", "a bit", "put down"
NOT_TODAY = "not today"  # an answer that leaves no trace
DONE = (DID, A_BIT)


class Goal(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """Something somebody would like, in their own words. `way` is one of GOAL_WAYS.

    Unit: `recorded_at` and `ended_at` in seconds since 1970 UTC.
    """

    moment: Moment
    recorded_at: int = 0
    words: str = ""
    way: str = OPEN
    ended_at: int = 0


class Small(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """One small action. `after` is when or after what, in own words; there is no date in it, on purpose.

    Shape: `how` is IN_HAND, DID, A_BIT or PUT_DOWN; `goal` and `sheet` are ids, or empty.
    Unit: `recorded_at` in seconds since 1970 UTC; `answered` is the moment of `how`, or None.
    """

    moment: Moment
    recorded_at: int = 0
    words: str = ""
    after: str = ""
    goal: bytes = b""
    sheet: bytes = b""
    how: str = IN_HAND
    answered: Moment | None = None
