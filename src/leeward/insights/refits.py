"""A finding is called consistent only when it was there a month ago and two months ago as well: no flicker.

Source: INSIGHTS.md 5(c).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from leeward.insights.checkins import CheckIns
from leeward.insights.factors import factors
from leeward.insights.findings import Factors, Link, Strength
from leeward.insights.results import NotEnough

MONTH = 30  # days
_REFITS = (1, 2)  # months ago

Numbers = NDArray[np.float64]


def lasting_factors(
    check_ins: CheckIns, outcome: Numbers, given: Mapping[str, Numbers], *, hard_from: float | None = None
) -> Factors | NotEnough:
    """Return the factors of today, "fairly consistent" only where two earlier fits saw them too.

    Shape, errors: as factors.
    """
    now = factors(check_ins, outcome, given, hard_from=hard_from)
    if isinstance(now, NotEnough):
        return now
    earlier = []
    last_day = int(check_ins.days[np.isfinite(outcome)].max())
    for months in _REFITS:
        until = check_ins.days <= last_day - months * MONTH
        then = {name: column[until] for name, column in given.items()}
        earlier.append(factors(check_ins.only(until), outcome[until], then, hard_from=hard_from or now.hard_from))
    fits = [fit for fit in earlier if isinstance(fit, Factors)]
    return survived(now, fits) if len(fits) == len(_REFITS) else survived(now, [Factors(0, 0, None)])


def survived(now: Factors, earlier: Sequence[Factors]) -> Factors:
    """Return the findings of now with "fairly consistent" only where every earlier fit found the same, the same way."""
    return replace(
        now,
        before=tuple(_judged(link, [fit.before for fit in earlier]) for link in now.before),
        beside=tuple(_judged(link, [fit.beside for fit in earlier]) for link in now.beside),
        after=tuple(_judged(link, [fit.after for fit in earlier]) for link in now.after),
    )


def _judged(link: Link, earlier: Sequence[Sequence[Link]]) -> Link:
    if link.strength is not Strength.CONSISTENT or all(_found(link, links) for links in earlier):
        return link
    return replace(link, strength=Strength.POSSIBLE)


def _found(link: Link, links: Sequence[Link]) -> bool:
    return any(one.name == link.name and one.strength is not Strength.NOTHING and one.t * link.t > 0.0 for one in links)
