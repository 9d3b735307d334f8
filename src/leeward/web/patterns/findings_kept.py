"""What comes before, beside and after one scale, and its day and week: from the notebook, worked out once a month.

Shape: factors go by opaque names, `tag:12` (what a bit means today), `series:3` and `moving`; the page knows their
words. Words and scales the person has hidden are left out: a finding would bring back what they put away. Mood and the
pull are never factors; last night's sleep is asked once a day.

Three layers lie sealed: the answer of today, good until anything is written; what was worked out of all days before
this month, good until one of *those* changes; and the fits of this month and the two before. So a check-in costs no
fit, and one that is corrected, deleted or imported into the past does. numpy is loaded below the first layer only.

Source: INSIGHTS.md 5(c), "refit monthly, not daily".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from leeward.coping.toolbox.kinds import USES
from leeward.insights.findings import Factors, Rhythms
from leeward.insights.results import NotEnough
from leeward.journal.kinds import CHECK_INS, VOCABULARY
from leeward.journal.queries import columns_of, vocabulary
from leeward.movement.kinds import MOVED
from leeward.vault.opened import OpenVault
from leeward.web.patterns.factor_names import MOVING, series_name, tag_name
from leeward.web.patterns.moving_times import times_of

if TYPE_CHECKING:
    from leeward.web.patterns.fitting import Fitting

__all__ = ["Findings", "factors_of", "findings_of", "rhythms_of", "series_name", "tag_name", "worked_out_on"]

VERSION = 2  # raised whenever the engine, or fitting, would say something else about the same check-ins


class Findings(msgspec.Struct, frozen=True):
    """Everything there is to say about one scale beside its days; where there is too little, only what is missing.

    Unit: worked_out_on as date.toordinal(): all check-ins of the days before it were looked at, and none since.
    """

    worked_out_on: int
    missing: NotEnough | None = None
    factors: Factors | None = None
    rhythms: Rhythms | None = None


class _KeptFit(msgspec.Struct, frozen=True):
    missing: NotEnough | None = None
    factors: Factors | None = None

    @classmethod
    def of(cls, said: Factors | NotEnough) -> _KeptFit:
        return cls(missing=said) if isinstance(said, NotEnough) else cls(factors=said)


def findings_of(vault: OpenVault, outcome: int, *, today: int) -> Findings:
    """Return what is to be said of one scale today.

    Shape: outcome is a series id. Unit: today as date.toordinal().
    """
    return vault.memo(
        f"findings-{outcome}",
        version=VERSION,
        depends=_states(vault) + today.to_bytes(4),
        result=Findings,
        build=lambda: _of_this_month(vault, outcome, today),
    )


def _states(vault: OpenVault) -> bytes:
    """Return what changes with every write to anything a finding is made of."""
    written = vault.stream(CHECK_INS).state() + vault.stream(VOCABULARY).state()
    return written + vault.stream(MOVED).state() + vault.stream(USES).state()


def factors_of(vault: OpenVault, outcome: int, *, today: int) -> Factors | NotEnough:
    """Return what comes before, goes with and follows one scale. Shape, unit: as findings_of."""
    found = findings_of(vault, outcome, today=today)
    return found.factors or found.missing or NotEnough(0, 0)


def rhythms_of(vault: OpenVault, outcome: int, *, today: int) -> Rhythms | NotEnough:
    """Return the day and the week of one scale. Shape, unit: as findings_of."""
    found = findings_of(vault, outcome, today=today)
    return found.rhythms or found.missing or NotEnough(0, 0)


def worked_out_on(vault: OpenVault, outcome: int, *, today: int) -> int:
    """Return the day before which all check-ins were looked at: "worked out on 1 November". Unit: as findings_of."""
    return findings_of(vault, outcome, today=today).worked_out_on


def _of_this_month(vault: OpenVault, outcome: int, today: int) -> Findings:
    from leeward.web.patterns.fitting import fittings
    from leeward.web.patterns.moving_column import moved_before

    columns, times = columns_of(vault), times_of(vault)
    also = {MOVING: moved_before(columns.instants, times)} if times else {}
    fits = fittings(columns, vocabulary(vault), outcome, today=today, also=also)
    if fits[0].missing:
        return Findings(fits[0].until, missing=fits[0].missing)
    return vault.memo(
        f"findings-month-{outcome}",
        version=VERSION,
        depends=fits[0].basis(),
        result=Findings,
        build=lambda: _worked_out(vault, fits),
    )


def _worked_out(vault: OpenVault, fits: Sequence[Fitting]) -> Findings:
    from leeward.insights.refits import survived

    now, *earlier = (_kept(vault, fit) for fit in fits)
    if isinstance(now, NotEnough):
        return Findings(fits[0].until, missing=now)
    return Findings(fits[0].until, factors=survived(now, earlier), rhythms=fits[0].rhythms())


def _kept(vault: OpenVault, fit: Fitting) -> Factors | NotEnough:
    """Open one fit, or make it where it is not kept or no longer true."""
    if fit.missing:
        return fit.missing
    kept = vault.memo(
        f"findings-fit-{fit.outcome}-{fit.place}",
        version=VERSION,
        depends=fit.basis(),
        result=_KeptFit,
        build=lambda: _KeptFit.of(fit.factors()),
    )
    return kept.factors or kept.missing or NotEnough(0, 0)
