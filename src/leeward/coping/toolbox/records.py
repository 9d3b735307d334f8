"""What the toolbox keeps: one use of a tool, the person's own shelf, and what they hold on to.

Shape: all are immutable and stored as arrays, so a field may only ever be added at the end, with a default.
"""

from __future__ import annotations

import msgspec

from leeward.kernel.moments import Moment

HELPED, A_BIT, NOT, WORSE = "helped", "a bit", "not", "worse"
HOW = (HELPED, A_BIT, NOT, WORSE)


class Quiet(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record that shows its kind and nothing of what somebody wrote, wherever an error or a log might print it."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class Offered(Quiet, frozen=True, array_like=True, gc=False):
    """One tool that was offered, and how often the draw would have put it first. Unit: share from 0 to 1."""

    strategy: str
    share: float


class Used(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """One use of a tool. `strategy` is the slug of a shipped activity, the id of an own one, or WAITED.

    Unit: `before` and `after` 0 to 10 or not said; `minutes` between the two; `out` is not at home; `how` one of HOW
    or empty; `offered` what else could have been chosen; `ride` the id of the ride it was part of, or empty; `unsure`
    that it comes from a device whose clock cannot be trusted: the time is about right at best, the minutes are fine.
    """

    moment: Moment
    recorded_at: int = 0
    strategy: str = ""
    before: int | None = None
    after: int | None = None
    minutes: int = 0
    out: bool = False
    how: str = ""
    offered: list[Offered] = []
    ride: bytes = b""
    unsure: bool = False


class Own(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """An activity the person added. Unit: minutes it takes about."""

    id: bytes
    title: str
    words: str = ""
    minutes: int = 5
    moments: list[str] = []
    place: str = "anywhere"


class Shelf(Quiet, frozen=True, array_like=True, kw_only=True):
    """How the person has arranged their toolbox: one record, changed only through Stream.update.

    `close` is what they keep close, in their own order; `cold` that they read the cautions of cool water and switched
    it on; `keeps_rides` what they last chose about keeping a ride.
    """

    own: list[Own] = []
    close: list[str] = []
    hidden: list[str] = []
    cold: bool = False
    keeps_rides: bool = False


class Held(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """Something to hold on to, in the person's own words."""

    moment: Moment
    recorded_at: int = 0
    words: str = ""


PICTURE, SOUND = "picture", "sound"


class HeldFile(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """A picture or a sound to hold on to; its contents lie in Chunks. Unit: size in bytes."""

    moment: Moment
    recorded_at: int = 0
    words: str = ""
    kind: str = PICTURE
    media_type: str = ""
    size: int = 0
    chunks: list[bytes] = []


class Chunk(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """One piece of a file, with its place in it: `number` from 0 of `total`. Source: PRIVACY.md 0.2 (Attachments)."""

    of: bytes
    number: int
    total: int
    data: bytes
