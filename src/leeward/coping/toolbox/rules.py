"""What is shown first, what is offered, and how the shelf changes: pure decisions.

Source: CLINICAL.md 5.2 ("worse" demotes for this person; writing about feelings not in a crisis; cool water off).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from leeward.coping.toolbox.activities import ANYWHERE, GROUPS, OUT, OWN, Activity
from leeward.coping.toolbox.records import WORSE, Own, Shelf, Used
from leeward.kernel.ids import id_text

MOST_OWN = 100
_ORDER = {group: place for place, group in enumerate((OWN, *GROUPS))}


class ShelfIsFull(ValueError):
    """There are MOST_OWN own activities already."""


def as_activity(own: Own) -> Activity:
    """Return an own activity in the shape of the shipped ones; each line of its words is a step."""
    return Activity(
        key=id_text(own.id),
        title=own.title,
        steps=tuple(line.strip() for line in own.words.splitlines() if line.strip()),
        minutes=own.minutes,
        moments=tuple(own.moments),
        place=own.place,
    )


def everything(shipped: Sequence[Activity], shelf: Shelf) -> list[Activity]:
    """Return what this person has: their own first, and nothing that asks first before it was asked."""
    return [*map(as_activity, shelf.own), *(one for one in shipped if shelf.cold or not one.ask_first)]


def made_worse(uses: Iterable[Used]) -> frozenset[str]:
    """Return the tools that made it worse the last time the person said how it was.

    Shape: uses in the order they were made.
    """
    last = {use.strategy: use.how for use in uses if use.how}
    return frozenset(strategy for strategy, how in last.items() if how == WORSE)


def shown(activities: Iterable[Activity], shelf: Shelf, worse: frozenset[str], *, moment: str = "") -> list[Activity]:
    """Return what is listed for one kind of moment, or for all ("").

    Shape: kept close first in the person's own order, then own, then distance, movement and the rest; what made it
    worse comes last; what was hidden is left out.
    """
    place = {key: number for number, key in enumerate(shelf.close)}
    found = [one for one in activities if one.key not in shelf.hidden and (not moment or moment in one.moments)]
    return sorted(found, key=lambda one: (one.key in worse, place.get(one.key, len(place)), _ORDER[one.group]))


def may_be_offered(activities: Iterable[Activity], shelf: Shelf, worse: frozenset[str], *, out: bool) -> list[Activity]:
    """Return what may be offered while a wave is ridden: it fits the place, is not hidden and made nothing worse."""
    return [
        one
        for one in shown(activities, shelf, worse)
        if one.key not in worse and not one.calm_only and (not out or one.place in {ANYWHERE, OUT})
    ]


def with_own(shelf: Shelf, own: Own) -> Shelf:
    """Return the shelf with an activity added, or changed where its id is there already.

    Errors: ShelfIsFull.
    """
    others = [one for one in shelf.own if one.id != own.id]
    if len(others) >= MOST_OWN:
        raise ShelfIsFull
    if len(others) == len(shelf.own):
        return replace(shelf, own=[*shelf.own, own])
    return replace(shelf, own=[own if one.id == own.id else one for one in shelf.own])


def without_own(shelf: Shelf, id: bytes) -> Shelf:
    """Return the shelf without an own activity. What was said about its uses stays."""
    key = id_text(id)
    return replace(
        shelf,
        own=[one for one in shelf.own if one.id != id],
        close=[one for one in shelf.close if one != key],
        hidden=[one for one in shelf.hidden if one != key],
    )


def kept_close(shelf: Shelf, key: str) -> Shelf:
    """Return the shelf with a tool kept close, last in the person's order; what is close is not hidden."""
    if key in shelf.close:
        return shelf
    return replace(shelf, close=[*shelf.close, key], hidden=[one for one in shelf.hidden if one != key])


def not_close(shelf: Shelf, key: str) -> Shelf:
    """Return the shelf with a tool no longer kept close."""
    return replace(shelf, close=[one for one in shelf.close if one != key])


def hidden(shelf: Shelf, key: str) -> Shelf:
    """Return the shelf with a tool hidden; it is no longer kept close either."""
    return replace(not_close(shelf, key), hidden=sorted({*shelf.hidden, key}))


def not_hidden(shelf: Shelf, key: str) -> Shelf:
    """Return the shelf with a tool shown again."""
    return replace(shelf, hidden=[one for one in shelf.hidden if one != key])


def moved(shelf: Shelf, key: str, *, earlier: bool) -> Shelf:
    """Return the shelf with a tool one place up or down in the person's order; at either end nothing changes."""
    if key not in shelf.close:
        return shelf
    close = list(shelf.close)
    here = close.index(key)
    there = here - 1 if earlier else here + 1
    if 0 <= there < len(close):
        close[here], close[there] = close[there], close[here]
    return replace(shelf, close=close)
