"""Coming in, staying, locking and going: what happens to session and key at each of them.

Source: PRIVACY.md 0.1.10, 0.1.11, 0.1.16 and 6.2.
"""

from __future__ import annotations

import base64
import secrets
from datetime import datetime, timedelta

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, login
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import UpdateError

from leeward.accounts import codes, devices, tray, upkeep
from leeward.accounts.models import Account
from leeward.accounts.requests import AnyRequest, SignedInRequest
from leeward.vault import own_sessions, unlocked
from leeward.vault.errors import Locked
from leeward.vault.opened import OpenVault
from leeward.vault.session_store import is_over

BACKEND = "leeward.accounts.backend.SlotBackend"
GRACE = timedelta(minutes=5)
GIVEN = "passphrase_given"
DEVICE = "device"
THEME = "theme"
NIGHT = "night"
LANGUAGE = "language"


def begin(request: AnyRequest, account: Account, vault: OpenVault, *, now: datetime) -> None:
    """Let somebody in whose slot has just been opened: a new token, twelve hours, and the key until the idle deadline.

    Unlocking the same account leaves the CSRF token as it is, so that forms opened before the lock still go through.
    """
    session = request.session
    if session.session_key:
        unlocked.drop(session.session_key)
    device = session.get(DEVICE) or secrets.token_hex(16)
    if session.get(SESSION_KEY) != id_text(account):
        session.flush()
        login(request, account, backend=BACKEND)
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = BACKEND
    session[DEVICE] = device
    session[GIVEN] = now.timestamp()
    session[tray.WAITING] = session[upkeep.TO_DO] = True
    device_name = devices.named(request.headers.get("User-Agent", ""))
    session.owner_tag, session.label = vault.session_tag(), own_sessions.label(vault, device=device_name, now=now)
    session.renew()
    open_with(request, vault, now=now)
    codes.look_again(request, vault)
    request.user = account


def id_text(account: Account) -> str:
    """Return how a session names this account."""
    return base64.b64encode(bytes(account.pk)).decode()


def open_with(request: AnyRequest, vault: OpenVault, *, now: datetime) -> None:
    """Keep the key for this session's token and give the request its notebook."""
    unlocked.keep(request.session.token, vault, owner_tag=request.session.owner_tag, now=now)
    request.vault = vault
    request.settings = vault.settings
    remember_look(request)


def remember_look(request: AnyRequest) -> None:
    """Keep light or dark, the hours of the night and the language in the session: the lock screen asks no notebook."""
    request.session[THEME] = request.settings.theme
    request.session[NIGHT] = request.settings.night
    request.session[LANGUAGE] = request.settings.language


def resume(request: AnyRequest, *, now: datetime) -> OpenVault | None:
    """Return the open notebook of this session and move its idle deadline, or None while it is locked."""
    token = request.session.session_key
    if not token or not request.user.is_authenticated:
        return None
    try:
        return unlocked.resume(token, account_id=bytes(request.user.pk), now=now)
    except Locked:
        return None


def lock(request: AnyRequest) -> None:
    """Take the key away and change the token: a request still under way cannot bring either back."""
    session = request.session
    if session.session_key:
        unlocked.drop(session.session_key)
    request.vault = None
    session.pop(GIVEN, None)
    try:
        session.cycle_key()
    except UpdateError:
        # Locked or ended a moment ago by another request; its cookie is the newer one.
        session.modified = False


def leave(request: AnyRequest) -> None:
    """End the session here: key, row and cookie."""
    if request.session.session_key:
        unlocked.drop(request.session.session_key)
    request.session.leave()
    request.vault = None
    request.user = AnonymousUser()


def is_sure(request: AnyRequest, *, now: datetime) -> bool:
    """Return whether the passphrase was given in this session within the last five minutes."""
    given = request.session.get(GIVEN)
    return given is not None and not is_over(given, GRACE, now)


def confirm(request: SignedInRequest, *, now: datetime) -> None:
    """Note that the passphrase was just given again; the token changes (ASVS 7.2.4)."""
    unlocked.drop(request.session.token)
    request.session[GIVEN] = now.timestamp()
    request.session.renew()
    open_with(request, request.vault, now=now)
