"""Everything a person can do with goals and small actions: one function each, all or nothing."""

from __future__ import annotations

from msgspec.structs import replace

from leeward.kernel.moments import Moment
from leeward.steps.small import queries, rules
from leeward.steps.small.kinds import GOALS, SMALLS
from leeward.steps.small.records import GOAL_WAYS, IN_HAND, OPEN, PUT_DOWN, Goal, Small
from leeward.vault.kinds import Item
from leeward.vault.opened import OpenVault


def take_in_hand(vault: OpenVault, small: Small, *, id: bytes, of: bytes = b"") -> bytes:
    """Keep a small action as the one in hand; whatever was in hand before is put down without a word.

    Shape: `of` is the action these words take the place of (made smaller, or said anew); once that is done or gone
    they are something new. The same id again corrects what it kept, as long as it is in hand.
    """
    with vault.transaction():
        there = queries.small(vault, of) if of else queries.small(vault, id)
        if there and there.record.how == IN_HAND:
            _put_down_others(vault, there.id, moment=small.moment)
            _write(vault, there, replace(small, moment=there.record.moment, recorded_at=there.record.recorded_at))
            return there.id
        if queries.small(vault, id):
            return id
        _put_down_others(vault, id, moment=small.moment)
        return vault.stream(SMALLS).append(small, id=id)


def answer(vault: OpenVault, id: bytes, how: str, *, moment: Moment) -> bool:
    """Keep how it was; False when the action is gone."""
    with vault.transaction():
        item = queries.small(vault, id)
        if item is None:
            return False
        return _write(vault, item, rules.answered(item.record, how, moment=moment))


def pick_up(vault: OpenVault, id: bytes, *, moment: Moment) -> None:
    """Take something in hand again that was put down."""
    with vault.transaction():
        item = queries.small(vault, id)
        if item and item.record.how == PUT_DOWN:
            _put_down_others(vault, id, moment=moment)
            _write(vault, item, replace(item.record, how=IN_HAND, answered=None))


def erase_small(vault: OpenVault, id: bytes) -> int:
    """Erase a small action at once; return 1, or 0 when it was gone already."""
    return vault.stream(SMALLS).delete([id])


def keep_goal(vault: OpenVault, words: str, *, moment: Moment, id: bytes) -> bytes:
    """Keep a goal, or new words for the one with this id."""
    with vault.transaction():
        there = queries.goal(vault, id)
        if there is None:
            return vault.stream(GOALS).append(Goal(moment=moment, recorded_at=moment.at, words=words), id=id)
        if there.record.words != words:
            vault.stream(GOALS).replace(id, replace(there.record, words=words), base_revision=there.revision)
        return id


def change_goal(vault: OpenVault, id: bytes, way: str, *, moment: Moment) -> None:
    """Let a goal rest, take it up again, or keep it as reached; anything else, or one that is gone, changes nothing."""
    with vault.transaction():
        there = queries.goal(vault, id)
        if there is None or way not in GOAL_WAYS or there.record.way == way:
            return
        changed = replace(there.record, way=way, ended_at=0 if way == OPEN else moment.at)
        vault.stream(GOALS).replace(id, changed, base_revision=there.revision)


def erase_goal(vault: OpenVault, id: bytes) -> int:
    """Erase a goal at once; what was done for it stays. Returns 1, or 0 when it was gone already."""
    return vault.stream(GOALS).delete([id])


def _put_down_others(vault: OpenVault, id: bytes, *, moment: Moment) -> None:
    for item in queries.smalls(vault):
        if item.id != id and item.record.how == IN_HAND:
            _write(vault, item, rules.answered(item.record, PUT_DOWN, moment=moment))


def _write(vault: OpenVault, item: Item[Small], record: Small) -> bool:
    if record != item.record:
        vault.stream(SMALLS).replace(item.id, record, base_revision=item.revision)
    return True
