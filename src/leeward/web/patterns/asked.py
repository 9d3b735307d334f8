"""What somebody asked the page for: which series, and how far back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leeward.journal.records import Series

ALL = 0
WINDOWS: dict[int, str | Promise] = {28: _("28 days"), 90: _("90 days"), 365: _("year"), ALL: _("all")}
USUAL = 90
MOST_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """One view of the page. `series` is the id of the only series to show, or None for the first few.

    Unit: `window` in days, a key of WINDOWS; ALL is everything there is.
    """

    window: int
    series: int | None

    def address(self) -> str:
        """Return the query of this view; a series goes by its number, so that no name of it is left in a history."""
        parts = {"w": str(self.window)} | ({} if self.series is None else {"s": str(self.series)})
        return "?" + urlencode(parts)


def asked(query: Mapping[str, str], known: Sequence[Series], *, newest: int, today: int) -> Asked:
    """Return the view the address asks for; whatever it does not know is taken as not asked.

    Unit: newest, the last day with a check-in, and today as date.toordinal(). Who brought an old diary along sees all
    of it first: the last 90 days would be an empty picture.
    """
    usual = USUAL if newest > today - USUAL else ALL
    window, series = _number(query.get("w", "")), _number(query.get("s", ""))
    return Asked(
        window=window if window in WINDOWS else usual,
        series=series if series in {one.id for one in known} else None,
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None
