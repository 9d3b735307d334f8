"""Pure decisions: what is in hand, what is kept, and how an answer changes it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from leeward.kernel.moments import Moment
from leeward.steps.small.records import DONE, IN_HAND, PUT_DOWN, Small
from leeward.vault.kinds import Item


def in_hand(smalls: Sequence[Item[Small]]) -> Item[Small] | None:
    """Return the one action somebody has in hand, or None. Shape: actions in the order in which they were kept."""
    return next((item for item in reversed(smalls) if item.record.how == IN_HAND), None)


def done(smalls: Sequence[Item[Small]]) -> list[Item[Small]]:
    """Return what was done, a bit of it too, the newest answer first."""
    found = [item for item in smalls if item.record.how in DONE]
    return sorted(found, key=lambda item: (_answered_at(item.record), item.number), reverse=True)


def put_down(smalls: Sequence[Item[Small]]) -> list[Item[Small]]:
    """Return what was put down, newest first."""
    return [item for item in reversed(smalls) if item.record.how == PUT_DOWN]


def answered(small: Small, how: str, *, moment: Moment) -> Small:
    """Return the action with an answer to "how was it"; one that was answered as done stays done."""
    if small.how in DONE and how not in DONE:
        return small
    return replace(small, how=how, answered=moment)


def _answered_at(small: Small) -> int:
    return small.answered.at if small.answered else small.recorded_at
