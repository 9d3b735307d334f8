"""What pages may ask about hard times. Nothing here writes."""

from __future__ import annotations

from leeward.coping.after.kinds import HARD_TIMES
from leeward.coping.after.records import HardTime
from leeward.coping.after.rules import StillYours, still_yours
from leeward.coping.plan.queries import plan_of
from leeward.coping.toolbox import queries as tools
from leeward.coping.toolbox.records import A_BIT, HELPED
from leeward.vault.errors import Missing
from leeward.vault.kinds import Item
from leeward.vault.opened import OpenVault


def all_of_them(vault: OpenVault) -> list[Item[HardTime]]:
    """Return every hard time that was named, in the order in which they were kept."""
    return vault.stream(HARD_TIMES).all()


def one(vault: OpenVault, id: bytes) -> Item[HardTime] | None:
    """Return one, or None when it is gone."""
    try:
        return vault.stream(HARD_TIMES).get(id)
    except Missing:
        return None


def still_there(vault: OpenVault) -> StillYours:
    """Return what the person has gathered, in their plan, in their toolbox and in what they wrote."""
    titles = tools.titles(vault)
    helped = [
        titles[use.strategy] for use in tools.used(vault) if use.how in {HELPED, A_BIT} and use.strategy in titles
    ]
    records = [item.record for item in all_of_them(vault)]
    return still_yours(plan_of(vault), records, helped=helped, holds_on=bool(tools.held(vault)))
