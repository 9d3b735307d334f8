"""What pages and other rooms may ask about moving. Each takes the open notebook first and writes nothing."""

from __future__ import annotations

from datetime import datetime

import msgspec

from leeward.kernel.moments import moment_in
from leeward.movement import rules
from leeward.movement.kinds import MOVED, MOVING_PLAN, ONLY
from leeward.movement.records import OWN, Doing, Moved, Plan
from leeward.vault.errors import Missing
from leeward.vault.kinds import Item
from leeward.vault.opened import OpenVault

DRAFT = "moving"
FIELD = "state"


def plan_of(vault: OpenVault) -> Plan:
    """Return the plan; an empty one before the first choice."""
    try:
        return vault.stream(MOVING_PLAN).get(ONLY).record
    except Missing:
        return Plan()


def moved(vault: OpenVault) -> list[Item[Moved]]:
    """Return every time of moving that was kept, the imported ones too, in the order they were kept."""
    return vault.stream(MOVED).all()


def own_moved(vault: OpenVault) -> list[Item[Moved]]:
    """Return what the person kept themself, the newest time first."""
    own = [item for item in moved(vault) if item.record.source == OWN]
    return sorted(own, key=lambda item: item.record.moment.at, reverse=True)


def times_moved(vault: OpenVault) -> int:
    """Return how often the person said that they moved; what a phone had noted is counted apart."""
    return sum(item.record.source == OWN for item in moved(vault))


def times_imported(vault: OpenVault) -> int:
    """Return how many times of moving came from a phone's file."""
    return sum(item.record.source != OWN for item in moved(vault))


def minutes_on(vault: OpenVault, day: int) -> int:
    """Return the minutes the person wrote for one day. Unit: day as Moment.day_number()."""
    return rules.minutes_on((item.record for item in moved(vault)), day)


def fits_today(vault: OpenVault, *, now: datetime) -> bool:
    """Return whether a door to moving fits today: there is a plan, and the person does not rest.

    What was or was not done is not asked: the door says the same either way (CLINICAL.md R25, R28).
    """
    plan = plan_of(vault)
    day = moment_in(vault.settings.zone, now).day_number()
    return not rules.is_empty(plan) and rules.size_on(plan, day) > rules.REST


def doing_of(vault: OpenVault, *, now: datetime) -> Doing | None:
    """Return what is under way; what nobody came back to is not."""
    text = (vault.drafts.get(DRAFT) or {}).get(FIELD, "")
    try:
        found = msgspec.json.decode(text, type=Doing) if text else None
    except msgspec.DecodeError:
        return None
    return None if found is None or rules.is_forgotten(found, int(now.timestamp())) else found
