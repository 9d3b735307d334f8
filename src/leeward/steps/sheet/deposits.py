"""What was sent to a sheet while locked: the words of one step. Words already there stay above them."""

from __future__ import annotations

from leeward.steps.asking import here, id_or_none, typed
from leeward.steps.sheet import actions, queries
from leeward.steps.sheet.records import PARTS
from leeward.vault.deposits import Deposit, Handler
from leeward.vault.opened import OpenVault


class NotOfASheet(Exception):
    """The form does not say which step it is about; it waits and is counted as not taken in."""


def keep_part(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Keep the words of a step; where the sheet changed meanwhile, both stand there."""
    part, words = typed(deposit, "part"), typed(deposit, "words")
    if part not in PARTS:
        raise NotOfASheet
    sheet_id = id_or_none(typed(deposit, "of")) or record_id
    item = queries.sheet(vault, sheet_id)
    there = str(getattr(item.record, part)) if item else ""
    if there and there not in words and words not in there:
        words = f"{there}\n\n{words}"
    if words:
        actions.write_part(vault, sheet_id, part, words, moment=here(vault, deposit.moment.utc()))


HANDLERS: dict[str, Handler] = {"problem-sheet": keep_part}
