"""When somebody moved, from every room that knows. Without numpy: whoever keeps a finding asks this first."""

from __future__ import annotations

from functools import cache

from leeward.coping.toolbox import queries as toolbox
from leeward.coping.toolbox.activities import shipped
from leeward.coping.toolbox.records import Used
from leeward.insights.uses import Use
from leeward.movement import queries
from leeward.movement.records import OWN, Moved
from leeward.vault.opened import OpenVault
from leeward.web.patterns.factor_names import MOVING

# A phone notes each walk across a room; what somebody writes down themself counts however small it was.
FROM_A_PHONE = 10  # minutes
_GROUP = "moving"
_MINUTE = 60  # seconds


@cache
def tools() -> frozenset[str]:
    """Return the keys of the toolbox's own activities that are moving."""
    return frozenset(one.key for one in shipped() if one.group == _GROUP)


def times_of(vault: OpenVault) -> list[int]:
    """Return when each time of moving began, in order; what a clock nobody can trust says is left out.

    Unit: seconds since 1970 UTC.
    """
    kept = [item.record.moment.at for item in queries.moved(vault) if _counts(item.record)]
    used = [one.moment.at - _MINUTE * one.minutes for one in toolbox.used(vault) if _is_moving(one)]
    return sorted([*kept, *used])


def _counts(one: Moved) -> bool:
    return not one.unsure and (one.source == OWN or (one.minutes or 0) >= FROM_A_PHONE)


def _is_moving(one: Used) -> bool:
    return not one.unsure and one.strategy in tools()


def uses_of(vault: OpenVault) -> list[Use]:
    """Return the pairs of ratings of the pull around moving, all ways of it as one, and around the other tools."""
    own = [_use(item.record) for item in queries.own_moved(vault) if _has_pull(item.record)]
    others = [
        Use(MOVING, one.before, one.after, one.minutes, one.out) if one.strategy in tools() else one
        for one in toolbox.uses(vault)
    ]
    return [*own, *others]


def _has_pull(one: Moved) -> bool:
    return not one.unsure and one.urge_before is not None and one.urge_after is not None


def _use(one: Moved) -> Use:
    """Return the pair; between its numbers lies the time until it was kept."""
    minutes = (one.recorded_at - one.moment.at) / _MINUTE
    return Use(MOVING, float(one.urge_before or 0), float(one.urge_after or 0), minutes)
