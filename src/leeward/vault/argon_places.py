"""How many passphrases are tried at the same time: two, and two may wait. Each takes 64 MiB and a fifth of a second.

Source: PRIVACY.md 0.1.17 and 6.3.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

RUNNING = 2
WAITING = 2
WAIT_SECONDS = 10.0


class AllPlacesTaken(Exception):
    """All places are taken; one moment, then again."""


class Places:
    """A room with few chairs and a short bench; who finds neither is asked to come back in a moment."""

    def __init__(self, *, running: int = RUNNING, waiting: int = WAITING, wait_seconds: float = WAIT_SECONDS) -> None:
        self._inside = threading.BoundedSemaphore(running + waiting)
        self._chairs = threading.BoundedSemaphore(running)
        self._wait_seconds = wait_seconds

    @contextmanager
    def place(self) -> Iterator[None]:
        """Hold one place while a passphrase is tried.

        Errors: AllPlacesTaken.
        """
        if not self._inside.acquire(blocking=False):
            raise AllPlacesTaken
        try:
            if not self._chairs.acquire(timeout=self._wait_seconds):
                raise AllPlacesTaken
            try:
                yield
            finally:
                self._chairs.release()
        finally:
            self._inside.release()


# One for the process: the limit is about its memory. Held by accounts.actions around everything that runs Argon2id.
PLACES = Places()
