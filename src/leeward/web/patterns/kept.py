"""The shifts of every series, kept sealed in the notebook, so that an open page does not work them out again.

numpy is loaded only when something has to be worked out: not when the program starts, and not on a page whose answers
are kept. One more check-in goes on from what was worked out for the months before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from leeward.insights.days import Days, in_order
from leeward.insights.results import Begun, Shifts
from leeward.journal.derived import DayStat
from leeward.journal.kinds import CHECK_INS
from leeward.vault.opened import OpenVault

VERSION = 3  # raised whenever insights.shifts would say something else about the same days
_LONG = 500  # days: below, working all of them out costs less than opening what was kept


class KeptShifts(msgspec.Struct, frozen=True):
    """What is kept: the shifts of each series by its id."""

    by_series: dict[int, Shifts]


class KeptBegun(msgspec.Struct, frozen=True):
    """What was worked out of one series for the months before."""

    begun: Begun | None


def shifts_of(vault: OpenVault, days: Mapping[int, Sequence[DayStat]]) -> Mapping[int, Shifts]:
    """Return the shifts of every series that has days."""
    return vault.memo(
        "shifts",
        version=VERSION,
        depends=vault.stream(CHECK_INS).state(),
        result=KeptShifts,
        build=lambda: KeptShifts({series: _worked_out(vault, series, row) for series, row in days.items()}),
    ).by_series


def _worked_out(vault: OpenVault, series: int, row: Sequence[DayStat]) -> Shifts:
    from leeward.insights.shifts import shifts  # loads numpy: 0.1 s and 20 MB that most processes never need

    days = in_order(_means(row))
    if len(days) < _LONG:
        return shifts(days)
    this_month = date.fromordinal(days.days[-1]).replace(day=1)
    last_month = date.fromordinal(this_month.toordinal() - 1).replace(day=1)
    kept = _Kept(vault, series, days)
    return shifts(days, begun=kept.before(this_month, else_from=lambda: kept.before(last_month)))


class _Kept:
    """What lies kept of one series: the work up to two month's beginnings, each in the place of the one before last."""

    def __init__(self, vault: OpenVault, series: int, days: Days) -> None:
        self._vault = vault
        self._series = series
        self._days = days

    def before(self, month: date, else_from: Callable[[], Begun | None] = lambda: None) -> Begun | None:
        """Return the work up to this month, begun from an earlier one where it is not kept or no longer true."""
        from leeward.insights.shifts import basis, begin

        until = month.toordinal()
        return self._vault.memo(
            f"shifts-begun-{self._series}-{month.month % 2}",
            version=VERSION,
            depends=basis(self._days, before=until),
            result=KeptBegun,
            build=lambda: KeptBegun(begin(self._days, before=until, begun=else_from())),
        ).begun


def _means(row: Sequence[DayStat]) -> Iterator[tuple[int, float]]:
    return ((day.day_ordinal, day.total / day.count) for day in row)
