"""The queue: what is due is put in, one worker at a time takes something out, and nothing is lost when one dies.

Taking something moves its `not_before` ahead by a lease, in the transaction that reads it. A worker that is killed says
nothing more; when the lease is over the row comes up again (at least once). So that nobody is written to twice, the
database takes each reminder in once a time and address, in the transaction that moves the box on; and what was about to
be handed to a mail server when its worker died counts as sent. A push that is sent again takes the place of the first,
on the way (Topic) and on the screen (tag).

Why not a library: django-tasks-db leaves what a killed worker held in "running" for ever, tries nothing again and keeps
arguments and tracebacks; procrastinate wants PostgreSQL (docs/decisions/0005).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import connection, transaction
from django.db.models import F, Model, QuerySet

from leeward.kernel.ids import new_id
from leeward.post import rules
from leeward.post.models import Address, Box, Due, Outcome, State, Tally, Task
from leeward.post.records import Times
from leeward.post.sealed import open_times
from leeward.vault.errors import VaultError

log = logging.getLogger(__name__)
Row = TypeVar("Row", bound=Model)

# Longer than any sending may take (mail.SECONDS a step, push.SECONDS a step).
LEASE = timedelta(minutes=3)
MOST_TRIES = 12
A_BATCH = 200


@dataclass(frozen=True, slots=True)
class Claimed:
    """Something to send that is this worker's until the lease is over."""

    due: Due
    lease: bytes


@dataclass(frozen=True, slots=True)
class Result:
    """What came of sending: done, to be tried again (not before `wait`), or given up; `rests` ends the address."""

    outcome: Outcome | None
    wait: timedelta = timedelta()
    is_gone: bool = False
    rests: bool = False


SENT = Result(Outcome.SENT)
AGAIN = Result(None)
GAVE_UP = Result(Outcome.GAVE_UP)


def locked(rows: QuerySet[Row]) -> QuerySet[Row]:
    """Return the rows locked, past those another worker holds where the database can do that."""
    return rows.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)


def fill(*, now: datetime) -> int:
    """Put in what has become due, and move each box on to its next time; return how many boxes there were."""
    due = list(Box.objects.filter(next_at__lte=now).order_by("next_at").values_list("id", flat=True)[:A_BATCH])
    for name in due:
        with transaction.atomic():
            box = locked(Box.objects.filter(id=name, next_at__lte=now)).first()
            if box is not None:
                _move_on(box, now)
    return len(due)


def _move_on(box: Box, now: datetime) -> None:
    try:
        times = open_times(box)
    except VaultError as fault:
        # A site key that is not here: nothing can be sent, and trying each few seconds would fill the log.
        log.warning("post.box.closed %s", type(fault).__name__)
        Box.objects.filter(id=box.id).update(next_at=None)
        return
    # Not from box.next_at on but a moment before it: that time itself is the first that is due.
    since = (box.next_at or now) - timedelta(seconds=1)
    newest = rules.last_time(times, since, now)
    if newest is not None and now - newest <= rules.LATE:
        put_in(_used(box), Task.REMIND, times, at=newest)
    elif newest is not None:
        tally(Outcome.LATE, now=now)
    Box.objects.filter(id=box.id).update(next_at=rules.next_time(times, now))


def _used(box: Box) -> list[Address]:
    return list(Address.objects.filter(box_id=box.id, state=State.USED))


def put_in(addresses: Iterable[Address], task: Task, times: Times, *, at: datetime) -> None:
    """Put one thing to send in for each address; what is there already stays as it is."""
    rows = [
        Due(address=one, task=task, at=at, not_before=at, wording=times.wording, language=times.language)
        for one in addresses
    ]
    Due.objects.bulk_create(rows, ignore_conflicts=True)


def claim(*, now: datetime) -> Claimed | None:
    """Take the oldest thing to send, or None. What is too late, or died on its way to a mail server, is let go."""
    # Looked at first without a lock: an empty queue never holds up somebody who writes.
    while Due.objects.filter(not_before__lte=now).exists():
        with transaction.atomic():
            due = locked(Due.objects.filter(not_before__lte=now).order_by("not_before")).first()
            if due is None:
                return None
            if (over := _over(due, now)) is not None:
                due.delete()
                tally(over, now=now)
                continue
            due.not_before, due.tries, due.lease = now + LEASE, due.tries + 1, new_id()
            due.save(update_fields=["not_before", "tries", "lease"])
            return Claimed(due, due.lease)
    return None


def _over(due: Due, now: datetime) -> Outcome | None:
    if due.is_handed_over:
        return Outcome.SENT
    late = rules.LATE_CONFIRMATION if due.task == Task.CONFIRM else rules.LATE
    if now - due.at > late:
        return Outcome.LATE
    return Outcome.GAVE_UP if due.tries >= MOST_TRIES else None


def hand_over(claimed: Claimed) -> bool:
    """Note that a mail server is about to get it; False when the lease is over and it is another worker's."""
    return bool(_mine(claimed).update(is_handed_over=True))


def done(claimed: Claimed, result: Result, *, now: datetime) -> None:
    """Note what came of it. When the lease was lost nothing is changed but an address that is gone."""
    with transaction.atomic():
        if result.is_gone:
            drop_address(claimed.due.address)
        elif result.rests:
            Address.objects.filter(id=claimed.due.address_id).update(state=State.RESTING)
        if result.outcome is None:
            later = now + max(result.wait, rules.wait(claimed.due.tries))
            _mine(claimed).update(not_before=later, is_handed_over=False)
            return
        if _mine(claimed).delete()[0] or result.is_gone:
            tally(result.outcome, now=now)


def drop_address(address: Address) -> None:
    """Delete an address with all that waits for it, and the box with its last one."""
    with transaction.atomic():
        # The box first, as filling does: two that lock in different orders would wait for each other.
        Box.objects.select_for_update().filter(id=address.box_id).first()
        Address.objects.filter(id=address.id).delete()
        if not Address.objects.filter(box_id=address.box_id).exists():
            Box.objects.filter(id=address.box_id).delete()


def _mine(claimed: Claimed) -> QuerySet[Due]:
    return Due.objects.filter(pk=claimed.due.pk, lease=claimed.lease)


def tally(outcome: Outcome, *, now: datetime) -> None:
    """Count one more of today."""
    row, _ = Tally.objects.get_or_create(day=now.date(), outcome=outcome)
    Tally.objects.filter(pk=row.pk).update(count=F("count") + 1)
