"""What is kept of somebody's early signs: one record in a stream of its own, changed only through Stream.update.

Shape: all are immutable and stored as arrays, so a field may only ever be added at the end, with a default.
"""

from __future__ import annotations

from leeward.journal.records import Quiet

ABOVE, BELOW = 1, -1
SIDES = (ABOVE, BELOW)


class Sign(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """One scale, watched on one side, against a stretch the person calls ordinary.

    Unit: days as date.toordinal(), both ends included; `fine` is the day of the newest notice they have answered.
    """

    series: int
    side: int
    first_day: int
    last_day: int
    fine: int = 0


class Signs(Quiet, frozen=True, array_like=True, kw_only=True):
    """Everything chosen. is_sooner: told sooner, with more false starts; on_today: a quiet line on Today as well."""

    signs: list[Sign] = []
    is_paused: bool = False
    is_sooner: bool = False
    on_today: bool = False
