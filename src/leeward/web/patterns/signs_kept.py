"""What the engine says about each sign somebody chose, kept sealed so that Today does not work it out again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from leeward.insights.days import Days, in_order
from leeward.insights.early_signs import SOONER, STEADY, Baseline, Side, early_signs
from leeward.insights.findings import EarlySigns
from leeward.insights.notice_chance import notices_a_year
from leeward.insights.results import NotEnough
from leeward.journal.derived import DayStat
from leeward.journal.kinds import CHECK_INS
from leeward.journal.queries import days_of
from leeward.journal.signs.kinds import SIGNS
from leeward.journal.signs.records import Sign, Signs
from leeward.vault.opened import OpenVault
from leeward.web.patterns.steps import usable

VERSION = 1  # raised whenever insights.early_signs would say something else about the same days


class Said(msgspec.Struct, frozen=True):
    """What is known of one sign.

    Unit: last_day as date.toordinal(), 0 for none; steady and sooner in notices a year that chance alone brings.
    """

    found: EarlySigns | None = None
    missing: NotEnough | None = None
    last_day: int = 0
    steady: float = 0.0
    sooner: float = 0.0


class KeptSigns(msgspec.Struct, frozen=True):
    """What is kept: one for each sign, in order."""

    said: list[Said]


def said_of(vault: OpenVault, signs: Signs, *, today: int) -> Sequence[Said]:
    """Return what is known of each sign, in order; while they rest nothing is looked at.

    Unit: today as date.toordinal().
    """
    if signs.is_paused:
        return [Said()] * len(signs.signs)
    return vault.memo(
        "signs",
        version=VERSION,
        depends=vault.stream(CHECK_INS).state() + vault.stream(SIGNS).state() + today.to_bytes(4),
        result=KeptSigns,
        build=lambda: KeptSigns([_said(days_of(vault), one, signs, today) for one in signs.signs]),
    ).said


def days_in(row: Sequence[DayStat], *, today: int) -> Days:
    """Return the days of one scale up to today, or tomorrow for who travelled east."""
    return in_order((day.day_ordinal, day.total / day.count) for day in usable(row) if day.day_ordinal <= today + 1)


def _said(days: Mapping[int, Sequence[DayStat]], sign: Sign, signs: Signs, today: int) -> Said:
    row = days_in(days.get(sign.series, ()), today=today)
    setting = SOONER if signs.is_sooner else STEADY
    said = early_signs(row, Baseline(sign.first_day, sign.last_day), side=Side(sign.side), setting=setting)
    last_day = row.days[-1] if row.days else 0
    if isinstance(said, NotEnough):
        return Said(missing=said, last_day=last_day)
    steady, sooner = (notices_a_year(row, said, setting=each) for each in (STEADY, SOONER))
    return Said(found=said, last_day=last_day, steady=steady, sooner=sooner)
