"""A finding is called consistent only when it was there a month ago and two months ago as well: no flicker.

Source: INSIGHTS.md 5(c).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from leeward.insights.checkins import CheckIns
from leeward.insights.factors import NO_FACTORS, factors
from leeward.insights.findings import Factors, Link, Strength
from leeward.insights.results import NotEnough

MONTH = 30  # days
_REFITS = (1, 2)  # months ago

Numbers = NDArray[np.float64]


def lasting_factors(
    check_ins: CheckIns,
    outcome: Numbers,
    given: Mapping[str, Numbers],
    *,
    once_a_day: Mapping[str, Numbers] = NO_FACTORS,
    hard_from: float | None = None,
) -> Factors | NotEnough:
    """Return the factors of today, "fairly consistent" only where two earlier fits saw them too.

    Shape, errors: as factors.
    """
    now = factors(check_ins, outcome, given, once_a_day=once_a_day, hard_from=hard_from)
    if isinstance(now, NotEnough):
        return now
    last_day = int(check_ins.days[np.isfinite(outcome)].max())
    earlier = []
    for months in _REFITS:
        until = check_ins.days <= last_day - months * MONTH
        then, nights = ({name: row[until] for name, row in rows.items()} for rows in (given, once_a_day))
        threshold = hard_from or now.hard_from
        earlier.append(factors(check_ins.only(until), outcome[until], then, once_a_day=nights, hard_from=threshold))
    return survived(now, earlier)


def survived(now: Factors, earlier: Sequence[Factors | NotEnough]) -> Factors:
    """Return the findings of now with "fairly consistent" only where every earlier fit found the same, the same way.

    Shape: an earlier fit for which there was not enough found nothing.
    """
    fits = [fit if isinstance(fit, Factors) else Factors(0, 0, None) for fit in earlier]
    return replace(
        now,
        before=tuple(_judged(link, [fit.before for fit in fits]) for link in now.before),
        beside=tuple(_judged(link, [fit.beside for fit in fits]) for link in now.beside),
        after=tuple(_judged(link, [fit.after for fit in fits]) for link in now.after),
    )


def _judged(link: Link, earlier: Sequence[Sequence[Link]]) -> Link:
    if link.strength is not Strength.CONSISTENT or all(_found(link, links) for links in earlier):
        return link
    return replace(link, strength=Strength.POSSIBLE)


def _found(link: Link, links: Sequence[Link]) -> bool:
    return any(one.name == link.name and one.strength is not Strength.NOTHING and one.t * link.t > 0.0 for one in links)
