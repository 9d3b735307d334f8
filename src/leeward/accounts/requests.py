"""The requests of this room, as the middleware makes them."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from leeward.accounts.models import Account
from leeward.vault.opened import OpenVault, Settings
from leeward.vault.session_store import SessionStore


class AnyRequest(HttpRequest):
    """Somebody's request: signed in or not, their notebook open (`vault`) or None."""

    user: Account | AnonymousUser
    session: SessionStore
    vault: OpenVault | None
    settings: Settings


class SignedInRequest(AnyRequest):
    """A request whose sender is signed in and has opened their notebook."""

    user: Account
    vault: OpenVault
