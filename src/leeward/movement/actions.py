"""Everything a person can do here: one function each, all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import msgspec

from leeward.movement import rules
from leeward.movement.kinds import MOVED, MOVING_PLAN, ONLY
from leeward.movement.queries import DRAFT, FIELD, doing_of
from leeward.movement.records import Doing, Moved, Plan
from leeward.vault.opened import OpenVault


def change_plan(vault: OpenVault, change: Callable[[Plan], Plan]) -> Plan:
    """Change the plan by a pure function, which may run more than once."""
    return vault.stream(MOVING_PLAN).update(ONLY, lambda plan: change(plan or Plan()))


def let_go_of_plan(vault: OpenVault) -> int:
    """Erase the plan at once; what was done stays. Return 1, or 0 when there was none."""
    return vault.stream(MOVING_PLAN).delete([ONLY])


def keep_moved(vault: OpenVault, moved: Moved, *, id: bytes) -> bytes:
    """Keep one time of moving, and let go of what was under way; the same id again corrects it."""
    times = vault.stream(MOVED)
    with vault.transaction():
        kept = times.append(moved, id=id)
        there = times.get(kept)
        if there.record != moved:
            times.replace(kept, moved, base_revision=there.revision)
        vault.drafts.drop(DRAFT)
    return kept


def add_moved(vault: OpenVault, moved: Moved, *, id: bytes) -> bytes:
    """Keep one time of moving beside whatever is under way; the same id again changes nothing."""
    return vault.stream(MOVED).append(moved, id=id)


def change_moved(vault: OpenVault, id: bytes, change: Callable[[Moved], Moved]) -> None:
    """Change one time of moving by a pure function. Errors: Missing."""
    times = vault.stream(MOVED)
    with vault.transaction():
        item = times.get(id)
        times.replace(id, change(item.record), base_revision=item.revision)


def erase_moved(vault: OpenVault, id: bytes) -> int:
    """Erase one time of moving at once; return 1, or 0 when it was gone already."""
    return vault.stream(MOVED).delete([id])


def begin(vault: OpenVault, doing: Doing) -> None:
    """Begin a time of moving; it takes the place of one that is under way."""
    vault.drafts.save(DRAFT, {FIELD: msgspec.json.encode(doing).decode()})


def pause(vault: OpenVault, *, now: datetime) -> None:
    """Pause what is under way; without it nothing happens."""
    _change_doing(vault, rules.paused, now=now)


def go_on(vault: OpenVault, *, now: datetime) -> None:
    """Go on after a pause; without one nothing happens."""
    _change_doing(vault, rules.gone_on, now=now)


def let_go(vault: OpenVault) -> None:
    """Let go of what is under way and keep nothing of it."""
    vault.drafts.drop(DRAFT)


def _change_doing(vault: OpenVault, change: Callable[[Doing, int], Doing], *, now: datetime) -> None:
    with vault.transaction():
        doing = doing_of(vault, now=now)
        if doing is not None:
            begin(vault, change(doing, int(now.timestamp())))
