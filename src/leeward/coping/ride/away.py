"""A ride made without network, on a page that knew nothing of the person: kept as the uses a ride here leaves behind.

Shape: lists of the same length, one item a step: `tool`, `before`, `after`, `minutes`, `how`. How it ended stands in
none of them. The last step ended when the note was sealed; those before it, as many minutes earlier as the later took.

Source: PRIVACY.md 9.7, 0.2 (Clock).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from leeward.coping.ride.forms import AwayStepForm
from leeward.coping.ride.rules import MINUTE
from leeward.coping.toolbox import actions as tools
from leeward.coping.toolbox.activities import public
from leeward.coping.toolbox.records import Used
from leeward.vault.deposits import Deposit
from leeward.vault.opened import OpenVault

FORM = "away-ride"
LISTS = ("tool", "before", "after", "minutes", "how")
# Six steps are half an hour, and then come people; who went on for a whole night is not refused.
MOST_STEPS = 100


def keep_ride(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Keep every step that can be read as one use; one that cannot is left out, and the others are kept."""
    with vault.transaction():
        for number, used in enumerate(uses(deposit, ride=record_id)):
            tools.keep_use(vault, used, id=_use_id(record_id, number))


def uses(deposit: Deposit, *, ride: bytes) -> list[Used]:
    """Return the uses of a ride, in their order; none where the lists do not fit each other."""
    lists = [deposit.fields.get(name, []) for name in LISTS]
    if len({len(words) for words in lists}) != 1 or len(lists[0]) > MOST_STEPS:
        return []
    found, at = [], deposit.moment.at
    for step in reversed(list(_steps(lists))):
        moment = replace(deposit.moment, at=at)
        found.append(Used(moment=moment, recorded_at=at, ride=ride, unsure=deposit.is_unsure, **step))
        at -= step["minutes"] * MINUTE
    return found[::-1]


def _steps(lists: list[list[str]]) -> Iterator[dict[str, Any]]:
    known = {one.key for one in public()}
    for tool, *words in zip(*lists, strict=True):
        form = AwayStepForm(dict(zip(LISTS[1:], words, strict=True)))
        if tool in known and form.is_valid():
            yield {"strategy": tool, **form.cleaned_data}


def _use_id(ride: bytes, number: int) -> bytes:
    """Return the id of a step: the same each time, so that a note that is taken in again changes nothing."""
    return hashlib.sha256(ride + number.to_bytes(2)).digest()[:16]


HANDLERS = {FORM: keep_ride}
