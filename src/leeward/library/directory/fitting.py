"""Which services of a country fit a choice, which are open to it too, and what to leave out when none is. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from leeward.library import rules
from leeward.library.directory.choice import ANYONE, HAS, Choice, Way
from leeward.library.helplines import Service, Topic
from leeward.library.opening import Standing

EXACTLY, ALSO, NOT = 2, 1, 0
# In the order in which a choice is let go of: what costs a person least first.
LETTING_GO = ("open", "about", "who", "place", "way")


class Found(msgspec.Struct, frozen=True):
    """What fits, what is open to it too, and how many of those that fit are closed at this hour."""

    fitting: tuple[Service, ...] = ()
    also: tuple[Service, ...] = ()
    closed: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.fitting or self.also)

    def __len__(self) -> int:
        return len(self.fitting) + len(self.also)


def of_country(code: str, services: Sequence[Service]) -> tuple[Service, ...]:
    """Return the services of a country in order, without its emergency number; those for one part of it last."""
    here = [one for one in services if one.country == code and not one.is_emergency]
    return tuple(sorted(here, key=lambda one: (not one.is_local and bool(one.area), rules.order(one))))


def find(here: Sequence[Service], choice: Choice, standings: Mapping[str, Standing]) -> Found:
    """Return what of a country fits a choice, by the standing of each entry (id) at the moment."""
    fits = {one.id: _fit(one, choice) for one in here}
    wanted = [one for one in here if fits[one.id]]
    closed = [one for one in wanted if choice.open and not standings[one.id].may_answer]
    kept = [one for one in wanted if one not in closed]
    fitting = [one for one in kept if fits[one.id] == EXACTLY and (not choice.open or standings[one.id].answers)]
    also = [one for one in kept if one not in fitting]
    if choice.place:
        fitting.sort(key=lambda one: one.area != choice.place)
    return Found(tuple(fitting), tuple(also), len(closed))


def less(here: Sequence[Service], choice: Choice, standings: Mapping[str, Standing]) -> list[tuple[str, Choice, int]]:
    """Return (what is let go of, the choice without it, how many then) for a choice that finds nothing."""
    found = []
    for name in LETTING_GO:
        if name in choice.named():
            easier = choice.without(name)
            found.append((name, easier, len(find(here, easier, standings))))
    return [one for one in found if one[2]]


def count_by_way(here: Sequence[Service]) -> dict[Way, int]:
    """Return how many services of a country each way reaches."""
    return {way: sum(HAS[way](one) for one in here) for way in Way}


def areas(here: Sequence[Service]) -> list[str]:
    """Return the parts of a country that have services of their own."""
    return sorted({one.area for one in here if one.area})


def _fit(service: Service, choice: Choice) -> int:
    if choice.way and not HAS[Way(choice.way)](service):
        return NOT
    if choice.place and service.area not in {None, choice.place}:
        return NOT
    return min(_fits_group(service, choice.who), _fits_topic(service, choice.about))


def _fits_group(service: Service, who: str) -> int:
    if not who or who in service.audience:
        return EXACTLY
    return ALSO if ANYONE in service.audience else NOT


def _fits_topic(service: Service, about: str) -> int:
    """A service that does not name self-harm does not turn anybody away for it: it is there for hard feelings."""
    if not about or about in service.topics:
        return EXACTLY
    general = rules.CRISIS if about in rules.CRISIS else {Topic.SUPPORT}
    return ALSO if general & set(service.topics) else NOT
