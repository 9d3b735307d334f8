"""Which activities a suggestion is drawn from: what the person has listed, filled up with one of each group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from leeward.coping.toolbox.activities import GROUPS, Activity
from leeward.coping.toolbox.records import Shelf, Used

ENOUGH = 8  # activities to draw from


def listed(fitting: Sequence[Activity], shelf: Shelf, used: Iterable[Used]) -> list[Activity]:
    """Return what to draw from: kept close, own and used before; where those are few, the first of each group.

    Shape: fitting in the order it is shown in; distance, movement and people come first among what fills up.
    """
    known = {*shelf.close, *(one.strategy for one in used)}
    own = [one for one in fitting if one.is_own or one.key in known]
    more = [one for one in _by_turns(fitting) if one not in own]
    return [*own, *more[: max(0, ENOUGH - len(own))]]


def _by_turns(fitting: Sequence[Activity]) -> list[Activity]:
    """Return the shipped ones by turns: the first of each group, then the second of each."""
    groups = [[one for one in fitting if one.group == group] for group in GROUPS]
    return [one for row in zip_longest(*groups) for one in row if one is not None]
