"""A hard time, as far as a person wants to write about it. There is no field for how, ever (R20, R38).

Shape: immutable and stored as an array, so a field may only ever be added at the end, with a default.
"""

from __future__ import annotations

from leeward.coping.plan.records import Quiet
from leeward.kernel.moments import Moment

# The fields of words, in the order of the chain (R38), and the next small step.
WORDS = ("before", "event", "links", "gave", "instead", "repair", "step")


class HardTime(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """One hard time: when it was, and the chain around it; every field of words may stay empty.

    Shape: `before` what made it harder that day, `event` what happened just before, `links` thoughts, feelings and body
    in between, `gave` what it did for the person, `instead` what else could meet that need, `repair` what would put
    things right, `step` the next small thing.
    Unit: `recorded_at` in seconds since 1970 UTC.
    """

    moment: Moment
    recorded_at: int = 0
    before: str = ""
    event: str = ""
    links: str = ""
    gave: str = ""
    instead: str = ""
    repair: str = ""
    step: str = ""
