"""What a person can say about a finding."""

from __future__ import annotations

from collections.abc import Callable

from leeward.journal.kinds import ONLY
from leeward.journal.remarks import rules
from leeward.journal.remarks.kinds import REMARKS
from leeward.journal.remarks.records import About, Remarks
from leeward.vault.opened import OpenVault


def explain(vault: OpenVault, finding: About, why: str, *, seen: int, now: int) -> None:
    """Keep the person's own words about a finding. Errors: TooMuch."""
    _change(vault, lambda said: rules.explained(said, finding, why, seen=seen, now=now))


def hide(vault: OpenVault, finding: About, *, is_hidden: bool = True) -> None:
    """Hide a finding, or show it again. Errors: TooMuch."""
    _change(vault, lambda said: rules.hidden(said, finding, is_hidden=is_hidden))


def _change(vault: OpenVault, change: Callable[[Remarks], Remarks]) -> None:
    vault.stream(REMARKS).update(ONLY, lambda said: change(said or Remarks()))
