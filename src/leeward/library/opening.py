"""Whether a service answers at a moment, by the hours it states and the clock where it is. Pure.

Never said more surely than it is known: hours that are not stated or cannot be read are "not known" and never
"closed"; where a country keeps several clocks and they differ, it depends on the service's own. Public holidays are
in no list of ours, so every page says that they may change the hours.
Source: the opening_hours notation of OpenStreetMap, read by opening-hours-py.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

import msgspec
from opening_hours import OpeningHours, validate

from leeward.library.helplines import ROUND_THE_CLOCK
from leeward.library.hours import HOLIDAYS_OFF, UnreadableHours, days_of_rules

# A change further away than this is no help tonight.
SOON = timedelta(days=7)


class State(StrEnum):
    """What is known about a moment."""

    ALWAYS = "always"
    OPEN = "open"
    CLOSED = "closed"
    DEPENDS = "depends"
    UNKNOWN = "unknown"


class Standing(msgspec.Struct, frozen=True):
    """The state at a moment, and the local time at which it changes; None where that is not known or not soon."""

    state: State
    changes: datetime | None = None

    @property
    def may_answer(self) -> bool:
        return self.state is not State.CLOSED

    @property
    def answers(self) -> bool:
        return self.state in {State.ALWAYS, State.OPEN}


def standing(hours: str | None, clocks: Sequence[str], at: datetime) -> Standing:
    """Return how a service stands at an instant (aware), by every clock (IANA zone) it may keep."""
    if hours == ROUND_THE_CLOCK:
        return Standing(State.ALWAYS)
    read = _read(hours) if hours else None
    if read is None or not clocks:
        return Standing(State.UNKNOWN)
    # By what the wall clock there shows: hours are written for people who look at one, also on the night it is moved.
    shown = [at.astimezone(ZoneInfo(clock)).replace(tzinfo=None) for clock in clocks]
    states = {_state(read, local) for local in shown}
    if len(states) > 1:
        return Standing(State.UNKNOWN if State.UNKNOWN in states else State.DEPENDS)
    return Standing(states.pop(), _change(read, shown[0]) if len(shown) == 1 else None)


@lru_cache(maxsize=512)
def _read(hours: str) -> OpeningHours | None:
    written = _added_up(hours)
    # Without an end to the search, hours that never change are followed through thousands of years.
    return OpeningHours(written, max_interval_days=SOON.days + 1) if validate(written) else None


def _added_up(hours: str) -> str:
    """Return rules that share no day as additions to each other (", " in the notation).

    After ";" a rule takes the place of the one before for its whole day, and with that the hours after midnight that
    belong to the evening before: "Mo-Th 18:00-01:00; Fr 18:00-03:00" would be closed on Friday at half past midnight.
    """
    try:
        days = days_of_rules(hours)
    except UnreadableHours:
        return hours
    if len(set().union(*days)) < sum(map(len, days)):
        return hours
    parts = [part.strip() for part in hours.split(";")]
    rules = ", ".join(part for part in parts if part != HOLIDAYS_OFF)
    return f"{rules}; {HOLIDAYS_OFF}" if HOLIDAYS_OFF in parts and rules else rules or hours


def _state(read: OpeningHours, local: datetime) -> State:
    if read.is_unknown(local):
        return State.UNKNOWN
    return State.OPEN if read.is_open(local) else State.CLOSED


def _change(read: OpeningHours, local: datetime) -> datetime | None:
    change = read.next_change(local)
    return change if change is not None and change - local <= SOON else None
