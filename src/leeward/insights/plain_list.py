"""What a plain list of averages, as most apps show it, would claim by chance: the reason why ours is short.

Simulated: 60 invented people for each length, thirty tags, four check-ins a day, nothing true; Welch's t test at .05.

Source: tests/insights_simulation/test_plain_list.py; INSIGHTS.md 3 (.13, .16 and .20 after 60, 180 and 365 days).
"""

from __future__ import annotations

from bisect import bisect_right

_AFTER = (60, 90, 180, 365, 730)  # days
_SHARE = (0.13, 0.13, 0.14, 0.18, 0.20)  # of the things looked at


def by_chance(things: int, *, days: int) -> float:
    """Return how many of these things a plain list would show although nothing is true. Unit: days with a check-in."""
    return things * _SHARE[max(bisect_right(_AFTER, days) - 1, 0)]
