"""The account key of an unlocked session: in its own row, under a third derivation of the token, until a deadline.

Requests only move the deadline; none of them ever writes the key again, so a request that was under way when somebody
locked cannot put it back.

Source: PRIVACY.md 0.1.16 and 0.2 (Clock).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from leeward.vault.core import session_tokens
from leeward.vault.core.primitives import AccountKey
from leeward.vault.errors import Locked, VaultError
from leeward.vault.keys import OpenKeys
from leeward.vault.models.sessions import Unlocked
from leeward.vault.opened import OpenVault

# How far in the future a deadline may have been moved before the clock is known to have jumped back.
SLACK = timedelta(seconds=60)
# Deadlines are written only when they move by more than this: most requests then write nothing.
COALESCED = timedelta(seconds=20)


def keep(token: str, vault: OpenVault, *, owner_tag: bytes, now: datetime) -> None:
    """Keep the notebook's key for this token until the person's idle time is over."""
    sealed = session_tokens.seal_unlocked(token, vault.keys.account_key, account=vault.account_id)
    Unlocked.objects.create(
        row_id=session_tokens.unlocked_row(token),
        sealed=sealed,
        owner_tag=owner_tag,
        seen_at=now,
        deadline_at=now + idle_time(vault),
    )


def idle_time(vault: OpenVault) -> timedelta:
    """Return after how long without a sign of life this person's notebook locks."""
    return timedelta(minutes=vault.settings.idle_minutes)


def resume(token: str, *, account_id: bytes, now: datetime) -> OpenVault:
    """Return the open notebook of this token, and note that somebody is here.

    Errors: Locked, also when the key has been changed meanwhile or the row does not open.
    """
    row = Unlocked.objects.filter(row_id=session_tokens.unlocked_row(token)).first()
    if row is None:
        raise Locked
    if _is_over(row, now):
        drop(token)
        raise Locked
    vault = _opened(row, token, account_id)
    if abs(now + idle_time(vault) - row.deadline_at) > COALESCED:
        move(token, vault, now=now)
    return vault


def _is_over(row: Unlocked, now: datetime) -> bool:
    return now > row.deadline_at or row.seen_at > now + SLACK


def _opened(row: Unlocked, token: str, account_id: bytes) -> OpenVault:
    try:
        key: AccountKey = session_tokens.unseal_unlocked(token, bytes(row.sealed), account=account_id)
        vault = OpenVault(OpenKeys(account_id, key))
        # Opens the keyring: after a re-key elsewhere this key opens nothing any more.
        vault.settings  # noqa: B018
    except VaultError:
        drop(token)
        raise Locked from None
    return vault


def move(token: str, vault: OpenVault, *, now: datetime) -> None:
    """Move the deadline of this token: somebody is here. A row that has gone does not come back by it."""
    rows = Unlocked.objects.filter(row_id=session_tokens.unlocked_row(token))
    rows.update(seen_at=now, deadline_at=now + idle_time(vault))


def drop(token: str) -> None:
    """Delete the key of this token."""
    Unlocked.objects.filter(row_id=session_tokens.unlocked_row(token)).delete()


def drop_all(owner_tag: bytes, *, but: str | None) -> None:
    """Delete every key of the person with this tag, except the one of the token `but`."""
    rows = Unlocked.objects.filter(owner_tag=owner_tag)
    if but:
        rows = rows.exclude(row_id=session_tokens.unlocked_row(but))
    rows.delete()


def sweep(*, now: datetime) -> int:
    """Delete the keys whose deadline is over; return how many."""
    over = Q(deadline_at__lt=now) | Q(seen_at__gt=now + SLACK)
    return Unlocked.objects.filter(over).delete()[0]
