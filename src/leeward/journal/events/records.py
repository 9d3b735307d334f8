"""What a marked day is, and the stream it is kept in."""

from __future__ import annotations

from leeward.journal.records import EVENT, Quiet
from leeward.vault.kinds import Kind

LONGEST_WORDS = 80  # characters: one line under a picture, two on a phone


class Event(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """A day, or a stretch of days with both ends included, in the person's own words.

    Unit: days as date.toordinal(), `last_day` the same as `first_day` for a single one; `recorded_at` in seconds since
    1970 UTC. `beside` is the id of the event this one was written beside, when two windows changed it at once.
    """

    first_day: int
    last_day: int
    words: str
    recorded_at: int = 0
    beside: bytes = b""

    @property
    def is_stretch(self) -> bool:
        return self.last_day > self.first_day


EVENTS = Kind(EVENT, Event)
