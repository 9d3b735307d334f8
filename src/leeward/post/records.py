"""A person's reminders as they lie in the notebook, and the copy of their times that the server can read."""

from __future__ import annotations

import msgspec

EVERY_DAY = 0b111_1111


class Chime(msgspec.Struct, frozen=True, array_like=True, gc=False, order=True):
    """A time of day by the clock on the wall, and its days.

    Unit: `minute` since midnight; `days` has a bit for each day, Monday the lowest.
    """

    minute: int
    days: int = EVERY_DAY

    @property
    def clock(self) -> str:
        """The time as a clock shows it."""
        return f"{self.minute // 60:02d}:{self.minute % 60:02d}"


class Reminders(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """What a person set, sealed in the notebook like everything else.

    Shape: `box` is the random name of what the server keeps for it, b"" before there was any; only the notebook knows
    whose it is. `once` are single times, in seconds since 1970 UTC, in order.
    """

    box: bytes = b""
    zone: str = ""
    chimes: list[Chime] = []
    wording: int = 0
    is_paused: bool = False
    once: list[int] = []


class Times(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """The server's copy: when, and which text in which language. Sealed under the site key."""

    zone: str = ""
    chimes: list[Chime] = []
    wording: int = 0
    once: list[int] = []
    language: str = ""


class Subscription(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """How one browser is written to (RFC 8291): an address at its push service, and its two keys."""

    endpoint: str
    public: bytes
    auth: bytes


class Way(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is kept, sealed, of one address: the mail address or the subscription, and words for the person's list."""

    name: str
    mail: str = ""
    push: Subscription | None = None
