"""What has to happen by itself: once a minute, expired sessions, unlocked keys and throttle counts are removed.

Source: PRIVACY.md 0.1.16 (the idle lock happens by itself) and 0.2 (a checkpoint repeated until deleted rows are gone).
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime

from django.db import close_old_connections, connection

from leeward.kernel import clock
from leeward.vault import session_store, throttle, unlocked

log = logging.getLogger(__name__)

EVERY_SECONDS = 60.0


def checkpoint(*, now: datetime) -> None:  # noqa: ARG001 (every step is told the time)
    """Fold SQLite's write-ahead log into the database, so that overwritten rows are gone from the log too."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


STEPS: tuple[Callable[..., object], ...] = (unlocked.sweep, session_store.sweep, throttle.sweep, checkpoint)


def once() -> None:
    """Run each step; one that fails is named in the log and does not hold up the others."""
    for step in STEPS:
        try:
            step(now=clock.now())
        except Exception:
            log.exception("housekeeping.%s.failed", step.__module__)


def start() -> None:
    """Start the thread that keeps house as long as the process lives."""

    def keep() -> None:
        while True:
            time.sleep(EVERY_SECONDS)
            close_old_connections()
            once()

    threading.Thread(target=keep, name="housekeeping", daemon=True).start()
