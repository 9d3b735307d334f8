"""Which year the page shows: the last one, or one further back for who brought an old diary along. Pure.

Unit: days as date.toordinal(); `back` in years of 365 days before the one that ends today.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from leeward.web.patterns.chart import Frame

DAYS = 365
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Span:
    """The days of the page, and the years beside them that have anything in them; None where there is none."""

    back: int
    frame: Frame
    older: int | None
    newer: int | None

    @property
    def is_last(self) -> bool:
        return self.back == 0


def span(asked: str, days: Iterable[int], *, today: int) -> Span:
    """Return the year asked for; without a good question, the newest that has a day with a check-in.

    Shape: what is asked for is a number of years as typed into an address.
    """
    past = sorted(day for day in days if day <= today) or [today]
    newest, most = ((today - day) // DAYS for day in (past[-1], past[0]))
    back = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= _DIGITS else newest
    back = min(back, most)
    last = today - DAYS * back
    return Span(
        back=back,
        frame=Frame(last - DAYS + 1, last, 0, 1),
        older=back + 1 if back < most else None,
        newer=back - 1 if back else None,
    )
