"""Everything a person can do about looking in again."""

from __future__ import annotations

from datetime import datetime

from leeward.coping.looking_in import rules
from leeward.coping.looking_in.kinds import LOOK_INS, ONLY
from leeward.coping.looking_in.queries import waiting
from leeward.coping.looking_in.records import Asked, LookIns
from leeward.coping.plan.actions import note_hard_time
from leeward.vault.opened import OpenVault


def ask(vault: OpenVault, asked: Asked) -> None:
    """Ask to be asked at these times, and offer a look at the plan afterwards (R16)."""
    with vault.transaction():
        vault.stream(LOOK_INS).update(ONLY, lambda there: rules.with_asked(there or LookIns(), asked))
        note_hard_time(vault, at=asked.moment.at)


def have_looked(vault: OpenVault, *, now: datetime) -> None:
    """Let go of every time that has come."""
    if waiting(vault).asked:
        vault.stream(LOOK_INS).update(ONLY, lambda there: rules.after_looking(there or LookIns(), now))


def call_off(vault: OpenVault) -> None:
    """Let go of everything that was asked for."""
    if waiting(vault).asked:
        vault.stream(LOOK_INS).delete([ONLY])
