"""What a person can do about their early signs: one change at a time, by a pure function of rules."""

from __future__ import annotations

from collections.abc import Callable

from leeward.journal.kinds import ONLY
from leeward.journal.signs.kinds import SIGNS
from leeward.journal.signs.records import Signs
from leeward.vault.opened import OpenVault


def change_signs(vault: OpenVault, change: Callable[[Signs], Signs]) -> None:
    """Change what is watched by a pure function, which may run more than once. Errors: those of `change`."""
    vault.stream(SIGNS).update(ONLY, lambda signs: change(signs or Signs()))
