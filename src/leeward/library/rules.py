"""Which services stand where on the page of a country. Pure: records in, groups out.

Nothing is left out and nothing is shown as wider than it is: a service for one city stands under that city.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from leeward.library.helplines import Service, Topic

CRISIS = frozenset((Topic.SUICIDE, Topic.SELF_HARM, Topic.SUPPORT))
# What the first list under "ending my life" holds: enough to have a choice, too few to be a wall of numbers.
FIRST_FEW = 3


class Group(StrEnum):
    """The headings of the list, in the order in which they are shown."""

    ANYONE = "anyone"
    YOUNG = "young"
    LGBTQ = "lgbtq"
    FAMILIES = "families"
    OTHERS = "others"
    MATTERS = "matters"
    AREA = "area"


class Shelf(msgspec.Struct, frozen=True):
    """One heading with its services."""

    group: Group
    services: tuple[Service, ...]


class Listing(msgspec.Struct, frozen=True):
    """Everything the page of one country shows of the helplines."""

    country: str
    emergency: Service | None
    first: tuple[Service, ...]
    shelves: tuple[Shelf, ...]
    in_writing: tuple[Service, ...]


def group_of(service: Service) -> Group:
    """Return the one heading a service belongs under: its area first, then what and whom it is for."""
    audience = set(service.audience)
    if service.area:
        return Group.AREA
    if not CRISIS & set(service.topics):
        return Group.MATTERS
    for group, words in _AUDIENCES:
        if audience & words:
            return group
    return Group.OTHERS


_AUDIENCES: tuple[tuple[Group, frozenset[str]], ...] = (
    (Group.ANYONE, frozenset(("anyone",))),
    (Group.LGBTQ, frozenset(("lgbtq",))),
    (Group.YOUNG, frozenset(("young-people", "students"))),
    (Group.FAMILIES, frozenset(("parents",))),
)


def order(service: Service) -> tuple[int, int, int, int, int, str]:
    """Sort a service's own first; day and night first, then stated hours; better confirmed first; self-harm named."""
    hours = 0 if service.is_always_open else 1 if service.hours else 2
    named = not {Topic.SUICIDE, Topic.SELF_HARM} & set(service.topics)
    only_website = not (service.contact.phone or service.can_be_written_to)
    return int(not service.is_local), int(only_website), hours, int(not service.is_sure), int(named), service.name


def listing(country: str, services: Sequence[Service]) -> Listing:
    """Return the groups of one country, each in order; empty groups are left out."""
    here = sorted((entry for entry in services if entry.country == country and not entry.is_emergency), key=order)
    shelves = tuple(
        Shelf(group, found) for group in Group if (found := tuple(entry for entry in here if group_of(entry) is group))
    )
    return Listing(
        country=country,
        emergency=next((entry for entry in services if entry.country == country and entry.is_emergency), None),
        first=_first_few(here),
        shelves=shelves,
        in_writing=_in_writing(here),
    )


def _in_writing(here: Sequence[Service]) -> tuple[Service, ...]:
    """Return what can be written to, those that write back at once before those with an e-mail address only."""
    found = [entry for entry in here if entry.can_be_written_to and group_of(entry) is not Group.MATTERS]
    return tuple(sorted(found, key=lambda entry: not entry.answers_in_writing))


def _first_few(here: Sequence[Service]) -> tuple[Service, ...]:
    """Return a few services, one of them reachable in writing where there is one.

    Those that name suicide and are for anyone in the whole country come first; where a country has none, any other
    service for hard feelings is better than nothing.
    """
    crisis = [entry for entry in here if CRISIS & set(entry.topics) and entry.can_be_reached_now]
    open_to_all = [entry for entry in crisis if group_of(entry) is Group.ANYONE]
    naming_it = [entry for entry in open_to_all if Topic.SUICIDE in entry.topics]
    candidates = naming_it or open_to_all or crisis
    chosen = candidates[:FIRST_FEW]
    writing = next((entry for entry in candidates if entry.answers_in_writing), None)
    if writing and not any(entry.answers_in_writing for entry in chosen):
        chosen = [*chosen[: FIRST_FEW - 1], writing]
    return tuple(chosen)
