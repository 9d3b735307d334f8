"""The sign-ins of one person, which only that person, unlocked, can find: a keyed tag, and a sealed label beside it.

Source: PRIVACY.md 4.1 (labels of the session list) and 6.2 ("my sessions").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from leeward.vault import session_store, unlocked
from leeward.vault.core import session_tokens
from leeward.vault.models.sessions import Session
from leeward.vault.opened import OpenVault


@dataclass(frozen=True, slots=True)
class OwnSession:
    """One sign-in of a person: on which device, and since when. `begun_at` is None when its label does not open."""

    row_id: bytes
    device: str
    begun_at: datetime | None
    is_this: bool

    @property
    def address(self) -> str:
        """What a form names this sign-in by."""
        return self.row_id.hex()


def label(vault: OpenVault, *, device: str, now: datetime) -> bytes:
    """Return a sign-in's label for its row."""
    return vault.seal_label(f"{int(now.timestamp())} {device}")


def all_of(vault: OpenVault, *, token: str, now: datetime) -> list[OwnSession]:
    """Return the person's sign-ins that are not over, this one first."""
    rows = Session.objects.filter(owner_tag=vault.session_tag(), expires_at__gt=now).order_by("expires_at")
    this = session_tokens.session_row(token)
    return sorted((_read(vault, row, this) for row in rows), key=lambda one: not one.is_this)


def _read(vault: OpenVault, row: Session, this: bytes) -> OwnSession:
    # A row whose label does not open is still shown, so that it can be ended.
    begun, _, device = vault.open_label(bytes(row.label)).partition(" ")
    begun_at = datetime.fromtimestamp(int(begun), UTC) if begun else None
    return OwnSession(bytes(row.row_id), device, begun_at, bytes(row.row_id) == this)


def end(vault: OpenVault, row_id: bytes) -> bool:
    """End one sign-in of this person; return whether there was one.

    Nothing tells which key row was its own; without the session nobody is let to it, and the sweep takes it away.
    """
    return bool(Session.objects.filter(row_id=row_id, owner_tag=vault.session_tag()).delete()[0])


def end_others(vault: OpenVault, *, token: str | None) -> int:
    """End every sign-in of this person but this one, and take their keys away; return how many."""
    return end_tagged(vault.session_tag(), but=token)


def end_tagged(owner_tag: bytes, *, but: str | None) -> int:
    """End every sign-in with this tag but the one of the token, and take their keys away; return how many."""
    unlocked.drop_all(owner_tag, but=but)
    return session_store.end_all(owner_tag, but=but)
