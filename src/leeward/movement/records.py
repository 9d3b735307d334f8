"""What this room keeps: one time of moving, own or noted by a phone, and the plan for it.

Shape: all are immutable and stored as arrays, so a field may only ever be added at the end, with a default.
"""

from __future__ import annotations

import msgspec

from leeward.kernel.moments import Moment

# Where a time of moving comes from; "" is the person themself.
OWN = ""
APPLE_HEALTH, GOOGLE_FIT, HEALTH_CONNECT = "apple-health", "google-fit", "health-connect"
SOURCES = (OWN, APPLE_HEALTH, GOOGLE_FIT, HEALTH_CONNECT)


class Quiet(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record that shows its kind and nothing of what somebody wrote, wherever an error or a log might print it."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class Moved(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """One time of moving; everything but the moment may be left out.

    Unit: `moment` is when it began; `minutes` 0 to 1440 or not said; `recorded_at` in seconds since 1970 UTC; mood and
    urge 0 to 10, as in a check-in, or not said; `kind` the key of a shipped movement, or a free word, or "";
    `source` one of SOURCES; `batch` is empty unless it was imported. `unsure`: from a device whose clock cannot be
    trusted.
    """

    moment: Moment
    recorded_at: int = 0
    minutes: int | None = None
    kind: str = ""
    source: str = OWN
    mood_before: int | None = None
    mood_after: int | None = None
    urge_before: int | None = None
    urge_after: int | None = None
    batch: bytes = b""
    unsure: bool = False


class Plan(Quiet, frozen=True, array_like=True, kw_only=True):
    """What feels possible: one record, changed only through Stream.update. Nothing in it has to be there.

    `moves` are keys of shipped movements, `own` is a movement in the person's own words; `when`, `where` and `company`
    are keys of words.py or own words; `needs` keys of movements.NEEDS.
    Unit: minutes as usual, None where not said; `today` what was chosen for one day alone, 0 is rest; `on` that day, as
    Moment.day_number(), 0 where there is none.
    """

    moves: list[str] = []
    own: str = ""
    minutes: int | None = None
    when: str = ""
    where: str = ""
    company: str = ""
    needs: list[str] = []
    today: int = 0
    on: int = 0


class Doing(Quiet, frozen=True, kw_only=True):
    """A time of moving that is under way: a sealed draft, and a record only once the person keeps it.

    Unit: `began` and `paused` in seconds since 1970 UTC, `paused` None while it goes on; `rested` seconds of earlier
    pauses; minutes as chosen, None where no length was chosen; mood and urge as in Moved.
    """

    began: int
    minutes: int | None = None
    kind: str = ""
    mood: int | None = None
    urge: int | None = None
    paused: int | None = None
    rested: int = 0
