"""What is kept about findings: one record for all of them, in a stream of its own.

Shape: all are immutable and stored as arrays, so a field may only ever be added at the end, with a default. One record,
because a row of its own for each would need an id made of what it is about, and ids stand beside the sealed bytes.
"""

from __future__ import annotations

from leeward.journal.records import Quiet

BEFORE = "before"
BESIDE = "beside"
CLOCK = "clock"
WAYS = (BEFORE, BESIDE, CLOCK)


class About(Quiet, frozen=True, array_like=True, gc=False):
    """Which finding: the scale it is about, what goes with it, and in which way.

    Shape: outcome is a series id; factor is `tag:12`, `series:3`, `moving`, or for CLOCK `day` or `week`.
    """

    outcome: int
    factor: str
    way: str


class Remark(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """What somebody said about one finding. Unit: `recorded_at` in seconds since 1970 UTC."""

    about: About
    why: str = ""
    is_hidden: bool = False
    recorded_at: int = 0


class Remarks(Quiet, frozen=True, array_like=True):
    """Everything said about findings: one record, changed only through Stream.update."""

    remarks: list[Remark] = []
