"""What pages may ask about marked days. Nothing here writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from leeward.journal.events.records import EVENTS, Event
from leeward.vault.kinds import Item
from leeward.vault.opened import OpenVault


def events(vault: OpenVault) -> list[Item[Event]]:
    """Return all marked days, by when they began."""
    return sorted(
        vault.stream(EVENTS).all(), key=lambda item: (item.record.first_day, item.record.last_day, item.number)
    )


def events_in(vault: OpenVault, first_day: int, last_day: int) -> list[Event]:
    """Return what was marked on any of these days (ordinals, both included), by when it began."""
    return list(touching((item.record for item in events(vault)), first_day, last_day))


def touching(marked: Iterable[Event], first_day: int, last_day: int) -> Iterator[Event]:
    """Yield the events that have a day in this stretch, in the order given."""
    return (event for event in marked if event.first_day <= last_day and event.last_day >= first_day)


def by_year(marked: Sequence[Item[Event]]) -> list[tuple[int, list[Item[Event]]]]:
    """Return events by the year they began in, newest first in both."""
    years: dict[int, list[Item[Event]]] = {}
    for item in reversed(marked):
        years.setdefault(date.fromordinal(item.record.first_day).year, []).append(item)
    return list(years.items())
