"""The shifts of every series, kept sealed in the notebook, so that an open page does not work them out again.

numpy is loaded only when something has to be worked out: not when the program starts, and not on a page whose answers
are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from leeward.insights.days import in_order
from leeward.insights.results import Shifts
from leeward.journal.derived import DayStat
from leeward.journal.kinds import CHECK_INS
from leeward.vault.opened import OpenVault

VERSION = 2  # raised whenever insights.shifts would say something else about the same days


class KeptShifts(msgspec.Struct, frozen=True):
    """What is kept: the shifts of each series by its id."""

    by_series: dict[int, Shifts]


def shifts_of(vault: OpenVault, days: Mapping[int, Sequence[DayStat]]) -> Mapping[int, Shifts]:
    """Return the shifts of every series that has days."""
    return vault.memo(
        "shifts",
        version=VERSION,
        depends=vault.stream(CHECK_INS).state(),
        result=KeptShifts,
        build=lambda: _worked_out(days),
    ).by_series


def _worked_out(days: Mapping[int, Sequence[DayStat]]) -> KeptShifts:
    from leeward.insights.shifts import shifts  # loads numpy: 0.1 s and 20 MB that most processes never need

    return KeptShifts({series: shifts(in_order(_means(row))) for series, row in days.items()})


def _means(row: Sequence[DayStat]) -> Iterator[tuple[int, float]]:
    return ((day.day_ordinal, day.total / day.count) for day in row)
