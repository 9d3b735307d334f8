"""Moving as a factor beside check-ins: whether somebody moved in the hours before each. Loads numpy.

Only what came after the check-in before counts, so that moving lies between two ratings: the first is held equal, and
what is left is about the hours after. The other way round, moving after a rating, is what the engine asks backwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

HOURS = 6
_SECONDS = 3600 * HOURS


def moved_before(instants: NDArray[Any], times: Sequence[int]) -> NDArray[np.bool_]:
    """Return for each check-in whether a time of moving began in the HOURS before it and after the one before it.

    Shape: both in order. Unit: seconds since 1970 UTC.
    """
    if not times:
        return np.zeros(len(instants), dtype=np.bool_)
    began = np.asarray(times, dtype=np.float64)
    newest = np.searchsorted(began, instants, side="right") - 1
    since = np.where(newest >= 0, began[newest], -np.inf)
    # Two check-ins of one instant have the same one before them.
    place = np.searchsorted(instants, instants, side="left") - 1
    previous = np.where(place >= 0, instants[place], -np.inf)
    return (instants - since <= _SECONDS) & (since > previous)
