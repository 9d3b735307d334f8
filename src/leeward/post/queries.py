"""What pages may ask. Nothing here writes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from leeward.kernel.ids import id_text
from leeward.post.kinds import ONLY, REMINDERS
from leeward.post.models import Address, Box, Channel, Due, Outcome, Pulse, State, Tally
from leeward.post.records import Reminders
from leeward.post.sealed import open_way
from leeward.vault.errors import Missing, VaultError
from leeward.vault.opened import OpenVault

# A worker writes its pulse once a minute.
SILENT = timedelta(minutes=5)
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Shown:
    """One address as its owner's list shows it. `mark` lets a browser recognise its own subscription."""

    id: str
    name: str
    is_push: bool
    is_asked: bool
    is_resting: bool
    mark: str = ""


def reminders_of(vault: OpenVault) -> Reminders:
    """Return what the person set; nothing yet is an empty one."""
    try:
        return vault.stream(REMINDERS).get(ONLY).record
    except Missing:
        return Reminders()


def addresses_of(vault: OpenVault) -> list[Shown]:
    """Return where this person is written to. A row that does not open is still shown, so that it can be deleted."""
    box = reminders_of(vault).box
    rows = Address.objects.filter(box_id=box).order_by("channel", "id") if box else []
    return [_shown(row) for row in rows]


def _shown(row: Address) -> Shown:
    try:
        way = open_way(row)
    except VaultError:
        way = None
    endpoint = way.push.endpoint if way and way.push else ""
    return Shown(
        id=id_text(bytes(row.id)),
        name=way.name if way else "",
        is_push=row.channel == Channel.PUSH,
        is_asked=row.state == State.ASKED,
        is_resting=row.state == State.RESTING,
        mark=hashlib.sha256(endpoint.encode()).hexdigest() if endpoint else "",
    )


def is_on(vault: OpenVault) -> bool:
    """Return whether reminders reach this person by now: an address in use, and no pause."""
    there = reminders_of(vault)
    if not there.box or there.is_paused:
        return False
    return Address.objects.filter(box_id=there.box, state=State.USED).exists()


def is_worker_there(*, now: datetime) -> bool:
    """Return whether a worker looked into the queue in the last minutes."""
    seen = Pulse.objects.filter(pk=1).values_list("seen_at", flat=True).first()
    return seen is not None and abs(now - seen) < SILENT


def overdue(*, now: datetime) -> int:
    """Return how many boxes and things to send nobody has looked after for some minutes."""
    boxes = Box.objects.filter(next_at__lt=now - SILENT).count()
    return boxes + Due.objects.filter(not_before__lt=now - SILENT).count()


def counts(*, now: datetime) -> dict[Outcome, int]:
    """Return how many of the last week had which outcome, of the whole installation."""
    found = dict.fromkeys(Outcome, 0)
    for row in Tally.objects.filter(day__gt=(now - A_WEEK).date()):
        found[Outcome(row.outcome)] += row.count
    return found
