"""The worker: looks into the queue every few seconds, sends what is due, and says that it is there."""

from __future__ import annotations

import logging
import threading
from datetime import datetime, timedelta

from django.db import DatabaseError, close_old_connections

from leeward.kernel import clock
from leeward.post import mail, push, queue
from leeward.post.models import Address, Channel, Pulse, Tally
from leeward.post.queue import GAVE_UP, Claimed, Result
from leeward.post.sealed import open_way
from leeward.vault.errors import VaultError

log = logging.getLogger(__name__)

EVERY_SECONDS = 5.0
# One row written a minute says as much as one every five seconds.
PULSE = timedelta(minutes=1)
UNANSWERED = timedelta(days=3)
TALLIES = timedelta(days=30)


def keep_on(stop: threading.Event) -> None:
    """Work until told to stop. A database that is away for a while is waited for."""
    while not stop.is_set():
        close_old_connections()
        try:
            turn(stop)
        except DatabaseError as fault:
            log.warning("post.worker.database %s", type(fault).__name__)
        stop.wait(EVERY_SECONDS)


def turn(stop: threading.Event | None = None) -> int:
    """Do everything that can be done now, and return how much was sent or tried."""
    now = clock.now()
    show_pulse(now)
    tried = 0
    while not (stop and stop.is_set()):
        queue.fill(now=clock.now())
        claimed = queue.claim(now=clock.now())
        if claimed is None:
            break
        queue.done(claimed, deliver(claimed), now=clock.now())
        tried += 1
    return tried


def deliver(claimed: Claimed) -> Result:
    """Send one thing the way its address wants it. What nobody thought of is given up after its tries, not lost."""
    try:
        address = claimed.due.address
        way = open_way(address)
        if address.channel == Channel.PUSH and way.push is not None:
            return push.send(claimed.due, way.push, now=clock.now())
        return mail.send(claimed, way.mail) if mail.is_offered() else GAVE_UP
    except VaultError as fault:
        log.warning("post.address.closed %s", type(fault).__name__)
        return GAVE_UP
    except DatabaseError:
        raise
    except Exception:
        log.exception("post.deliver.failed")
        return queue.AGAIN


def show_pulse(now: datetime) -> None:
    """Say that a worker is here, and once a minute clear away what is over."""
    seen = Pulse.objects.filter(pk=1).values_list("seen_at", flat=True).first()
    if seen is not None and timedelta() <= now - seen < PULSE:
        return
    Pulse.objects.update_or_create(pk=1, defaults={"seen_at": now})
    for address in Address.objects.filter(asked_at__lt=now - UNANSWERED):
        queue.drop_address(address)
    Tally.objects.filter(day__lt=(now - TALLIES).date()).delete()
