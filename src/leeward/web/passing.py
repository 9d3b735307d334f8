"""One large body handed on as it comes: a phone's file, which nobody holds whole.

It costs the thread that reads it, for as long as the phone sends. So there are few at once, each piece has its time and
so has the whole, and the view looks who is there before it reads the first byte (interchange/views_phone).
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]

PATH = "/bring/phone"
BYTES = 4 * 2**30
AT_ONCE = 2
PIECE_SECONDS = 30.0
SECONDS = 60 * 60.0
GONE: Message = {"type": "http.disconnect"}


def is_passed(scope: Message) -> bool:
    """Tell whether this request's body is handed on instead of read first."""
    return bool(scope["path"] == PATH and scope.get("method") == "POST")


def is_too_large(scope: Message) -> bool:
    """Tell whether the body says that it is larger than anything a phone makes."""
    lengths = [value for name, value in scope["headers"] if name == b"content-length"]
    return any(not value.isdigit() or int(value) > BYTES for value in lengths)


def in_time(receive: Receive, *, piece_seconds: float = PIECE_SECONDS, seconds: float = SECONDS) -> Receive:
    """Return a receive that says the sender has gone once a piece, or all of them together, took too long."""
    until = time.monotonic() + seconds

    async def passed() -> Message:
        left = min(piece_seconds, until - time.monotonic())
        try:
            return await asyncio.wait_for(receive(), max(left, 0.0))
        except TimeoutError:
            return GONE

    return passed
