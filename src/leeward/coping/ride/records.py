"""Where somebody is in a ride. It lies in a draft, not in a stream: what is not to be kept leaves nothing behind."""

from __future__ import annotations

import msgspec

from leeward.coping.toolbox.records import Offered, Quiet

ENOUGH, COULD_NOT = "enough", "could not"
ENDS = (ENOUGH, COULD_NOT)


class Beginning(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """What was said at the beginning. Unit: first 0 to 10, None where it was not said."""

    first: int | None = None
    keeps: bool = False
    out: bool = False


class Step(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """Five minutes with one tool, rated at its end.

    Unit: began and ended in seconds since 1970; before and after 0 to 10, None where it was not said.
    """

    use_id: bytes
    strategy: str
    began: int
    ended: int
    before: int | None = None
    after: int | None = None
    how: str = ""
    offered: list[Offered] = []


class Riding(Quiet, frozen=True, array_like=True, kw_only=True):
    """One ride. `strategy` is what is being done now, empty while choosing; `use_id` is what it will be kept as.

    Unit: began, since (the last thing that happened) in seconds since 1970; first 0 to 10 or not said. `ended` is one
    of ENDS, or empty while it goes on.
    """

    id: bytes
    began: int
    since: int
    keeps: bool = False
    out: bool = False
    first: int | None = None
    strategy: str = ""
    use_id: bytes = b""
    offered: list[Offered] = []
    steps: list[Step] = []
    ended: str = ""


class Waiting(Quiet, frozen=True, array_like=True, gc=False):
    """Somebody chose to do nothing but rate again. Unit: before 0 to 10; began in seconds since 1970."""

    before: int
    began: int


class Drafted(msgspec.Struct, frozen=True):
    """What the draft row of this topic holds."""

    riding: Riding | None = None
    waiting: Waiting | None = None

    def __repr__(self) -> str:
        return "<Drafted>"
