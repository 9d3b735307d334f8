"""What a person asked to be asked: times, until they have been shown."""

from __future__ import annotations

import msgspec

from leeward.kernel.moments import Moment


class Asked(msgspec.Struct, frozen=True, array_like=True, gc=False, kw_only=True):
    """One asking. `id` is that of the form, so that a double tap is one; `times` are in order."""

    id: bytes
    moment: Moment
    times: list[Moment] = []


class LookIns(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """Everything asked for and not yet answered."""

    asked: list[Asked] = []
