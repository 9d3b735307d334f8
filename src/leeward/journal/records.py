"""What a notebook's pages are made of: check-ins, entries, the person's own words for tags and scales, and the tray.

Shape: all are immutable and stored as arrays, so a field may only ever be added at the end, with a default.
"""

from __future__ import annotations

import msgspec

from leeward.kernel.moments import Moment

FEELING = "feeling"
COMPANY = "company"
GOING_ON = "going on"
DID = "did"
GROUPS = (GOING_ON, FEELING, COMPANY, DID)

STAND_BY = "stand-by"
TODAY = "today"
FREE = ""
OPEN = "open"
LOCKED = "locked"
JAR = "jar"  # a sentence that was written for the jar
EVENT = "event"  # a marked day, as the tray calls it

BY_BEGINNING, IN_JAR, OUT_OF_JAR = 0, 1, 2

MOOD = 0
PULL = 1
SLEEP_QUALITY = 2
SLEEP_HOURS = 3
SLEEP_NOTED = 4  # hours again, as a phone noted them; only where the person said nothing that day
FIRST_OWN_SERIES = 16
BUILT_IN = (MOOD, PULL, SLEEP_QUALITY, SLEEP_HOURS)


class Quiet(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record that shows its kind and nothing of what somebody wrote, wherever an error or a log might print it."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class CheckIn(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """One moment's ratings, tags and note; everything but the moment may be left out.

    Unit: `recorded_at` in seconds since 1970 UTC; mood and urge 0 to 10; `values` by series id, each on its own scale;
    sleep in minutes and 1 to 5; `tags` is a little-endian bitset over Vocabulary.tags; `batch` is empty unless it was
    imported. `beside` is the id of the check-in this one was written beside, when two windows changed it at once.
    `unsure`: written on a device whose clock cannot be trusted. `source`: the app whose file noted it, "" for what a
    person said.
    """

    moment: Moment
    recorded_at: int = 0
    mood: int | None = None
    urge: int | None = None
    values: dict[int, float] = {}
    sleep_minutes: int | None = None
    sleep_quality: int | None = None
    tags: bytes = b""
    note: str = ""
    batch: bytes = b""
    beside: bytes = b""
    unsure: bool = False
    source: str = ""

    def ratings(self) -> dict[int, float]:
        """Return every rating by series id, the built-in ones too."""
        found: dict[int, float] = dict(self.values)
        if self.mood is not None:
            found[MOOD] = self.mood
        if self.urge is not None:
            found[PULL] = self.urge
        if self.sleep_quality is not None:
            found[SLEEP_QUALITY] = self.sleep_quality
        if self.sleep_minutes is not None:
            found[SLEEP_HOURS] = self.sleep_minutes / 60
        return found

    def counted(self) -> dict[int, float]:
        """Return the ratings as statistics keep them: hours of sleep that a phone noted stand apart."""
        found = self.ratings()
        if self.source and SLEEP_HOURS in found:
            found[SLEEP_NOTED] = found.pop(SLEEP_HOURS)
        return found


class Written(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """One entry. `prompt` is an id of prompts.PROMPTS, FREE also for an import, LOCKED for what a lock interrupted.

    Unit: `recorded_at` in seconds since 1970 UTC; the two moods 0 to 10, only beside open writing.
    `unsure` as in CheckIn. `jar` is IN_JAR or OUT_OF_JAR where the person said so, else BY_BEGINNING.
    """

    moment: Moment
    recorded_at: int = 0
    text: str = ""
    title: str = ""
    prompt: str = ""
    tags: bytes = b""
    mood_before: int | None = None
    mood_after: int | None = None
    batch: bytes = b""
    beside: bytes = b""
    unsure: bool = False
    jar: int = BY_BEGINNING

    @property
    def is_in_jar(self) -> bool:
        """Whether it lies in the jar: what was written to be kept does, until its owner takes it out."""
        return self.jar == IN_JAR or (self.jar == BY_BEGINNING and self.prompt in {STAND_BY, JAR})


class Tag(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """A word to tick. `index` is its bit and is never used again; `into` is the tag it was merged into, or -1."""

    index: int
    name: str
    group: str
    shown: bool = True
    order: int = 0
    into: int = -1


class Series(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """A scale and what its ends are called. Numbers on it are kept as given and never rescaled."""

    id: int
    name: str
    low: float = 0
    high: float = 10
    low_word: str = ""
    high_word: str = ""
    shown: bool = True


class Vocabulary(Quiet, frozen=True, array_like=True, kw_only=True):
    """The person's own words: one record in a stream of its own, changed only through Stream.update."""

    tags: list[Tag] = []
    series: list[Series] = []
    next_tag: int = 0
    next_series: int = FIRST_OWN_SERIES


class Waiting(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One item that was written while the notebook was locked and has not been looked at since."""

    kind: str
    id: bytes


class Tray(msgspec.Struct, frozen=True, array_like=True):
    """Everything written while locked, until the person has seen it."""

    waiting: list[Waiting] = []
