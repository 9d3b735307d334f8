"""Django's way from a session to an account. It never sees a passphrase: opening a slot is the vault's (0.1.18)."""

from __future__ import annotations

from django.http import HttpRequest

from leeward.accounts.models import Account


class SlotBackend:
    """Finds the account a session belongs to; `authenticate` is not offered, because Django hands its words on."""

    def get_user(self, user_id: bytes) -> Account | None:
        """Return the account, or None when it has been deleted."""
        return Account.objects.filter(pk=bytes(user_id)).first()

    def authenticate(self, request: HttpRequest | None) -> None:
        """Refuse: sessions begin in `accounts.entry`, after a slot was opened."""
