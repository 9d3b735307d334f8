"""What was sent while locked: kept as what it was meant to be. Nothing is refused: nobody can be asked."""

from __future__ import annotations

from leeward.steps.asking import here, id_or_none, typed
from leeward.steps.small import actions
from leeward.steps.small.records import DONE, PUT_DOWN, Small
from leeward.vault.deposits import Deposit, Handler
from leeward.vault.opened import OpenVault


def keep_small(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Keep a small action as the one in hand."""
    words = typed(deposit, "words", is_line=True)
    if not words:
        return
    moment = here(vault, deposit.moment.utc())
    small = Small(
        moment=moment,
        recorded_at=moment.at,
        words=words,
        after=typed(deposit, "after", is_line=True),
        goal=id_or_none(typed(deposit, "goal")),
        sheet=id_or_none(typed(deposit, "sheet")),
    )
    actions.take_in_hand(vault, small, id=record_id, of=id_or_none(typed(deposit, "of")))


def keep_answer(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:  # noqa: ARG001 (a handler's shape)
    """Keep how it was; "not today" leaves nothing to keep."""
    how = typed(deposit, "how")
    if how in {*DONE, PUT_DOWN}:
        actions.answer(vault, id_or_none(typed(deposit, "of")), how, moment=here(vault, deposit.moment.utc()))


def keep_goal(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Keep a goal, or new words for one."""
    if words := typed(deposit, "words", is_line=True):
        moment = here(vault, deposit.moment.utc())
        of = id_or_none(typed(deposit, "of"))
        actions.keep_goal(vault, words, moment=moment, id=of or record_id)


HANDLERS: dict[str, Handler] = {"small-step": keep_small, "small-how": keep_answer, "small-goal": keep_goal}
