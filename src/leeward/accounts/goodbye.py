"""Leaving for good: what belongs to a person is deleted, keys first.

Source: PRIVACY.md 9.3.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from leeward.accounts.models import Account
from leeward.vault import own_sessions, unlocking
from leeward.vault.opened import OpenVault

# How long the backup that holds keys is kept; after it nothing in any backup can be opened.
BACKUPS_LAST = timedelta(days=14)


def forget(account: Account, vault: OpenVault) -> None:
    """Delete what other rooms keep outside the notebook, the notebook with all its keys, every sign-in, the account.

    Errors: Full, Busy.
    """
    tag = vault.session_tag()
    # One transaction: the log of the database is folded once, after all of it, and nothing is left half gone.
    with transaction.atomic():
        for step in _steps():
            step(vault)
        unlocking.erase(vault.account_id)
        own_sessions.end_tagged(tag, but=None)
        account.delete()


def _steps() -> Iterable[Callable[[OpenVault], None]]:
    # Named in the settings: rooms on the same line do not see each other, and one list names each step.
    steps: Iterable[Callable[[OpenVault], None]] = import_string(settings.GOODBYES)
    return steps


def unreadable_from(now: datetime) -> date:
    """Return the day from which no backup made today can be opened either."""
    return (now + BACKUPS_LAST).date()
