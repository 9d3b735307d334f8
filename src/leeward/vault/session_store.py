"""Sessions that tell nothing: one token in a cookie; its hash finds the row, another derivation of it opens the row.

There is an own middleware because a late answer must never overwrite or delete the cookie of a newer session, as
Django's does: the cookie is set only when a token is made, and deleted only where a person leaves.

Source: PRIVACY.md 0.1.10, 0.1.16, 6.1 and appendix A.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase, UpdateError
from django.db import transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.cache import patch_vary_headers

from leeward.kernel import clock
from leeward.vault.core import session_tokens
from leeward.vault.errors import VaultError
from leeward.vault.models.sessions import Session

LASTS = timedelta(hours=12)
# The row's expiry is rounded up, so that it does not say when somebody signed in.
COARSE = timedelta(hours=6)
# How far in the future a session may seem to have begun before the clock is known to have jumped back.
SLACK = timedelta(seconds=60)
BEGUN = "begun"
SIGNED_IN = "_auth_user_id"


def is_over(begun: float, lasts: timedelta, now: datetime) -> bool:
    """Return whether something begun then has ended, also when the clock jumped back since."""
    passed = now.timestamp() - begun
    return passed > lasts.total_seconds() or passed < -SLACK.total_seconds()


def coarse_end(now: datetime) -> datetime:
    """Return the row's expiry: at least twelve hours away, on a six-hour mark."""
    end = (now + LASTS).timestamp()
    step = COARSE.total_seconds()
    return datetime.fromtimestamp(end + (-end % step), UTC)


class SessionStore(SessionBase):
    """One session; the moment of the request comes in, and is read from the clock only where Django makes the store."""

    def __init__(self, session_key: str | None = None, *, now: datetime | None = None) -> None:
        super().__init__(session_key)
        self.now = now or clock.now()
        self.came_with = self.session_key
        self.owner_tag = b""
        self.label = b""
        self.left = False

    def _validate_session_key(self, key: str | None) -> bool:
        return bool(key) and session_tokens.is_token(key or "")

    def _get_new_session_key(self) -> str:
        return session_tokens.new_token()

    @classmethod
    def clear_expired(cls) -> None:
        """Do what `sweep` does; Django's clearsessions command calls it."""
        sweep(now=clock.now())

    def load(self) -> dict[str, Any]:
        """Return what the session holds; nothing, and no token, when it is unknown, damaged or over."""
        words = self._opened(self.session_key or "")
        if words is None or is_over(words.get(BEGUN, 0.0), LASTS, self.now):
            self._session_key = None
            self.owner_tag = self.label = b""
            return {}
        return words

    def _opened(self, token: str) -> dict[str, Any] | None:
        row = Session.objects.filter(row_id=session_tokens.session_row(token), expires_at__gt=self.now).first()
        if row is None:
            return None
        self.owner_tag, self.label = bytes(row.owner_tag), bytes(row.label)
        try:
            opened: dict[str, Any] = json.loads(session_tokens.unseal_session(token, bytes(row.sealed)))
        except VaultError:
            return None
        return opened

    def exists(self, session_key: str) -> bool:
        """Return whether there is a row for this token."""
        return Session.objects.filter(row_id=session_tokens.session_row(session_key)).exists()

    def create(self) -> None:
        """Put what the session holds under a new token."""
        self._session_key = self._get_new_session_key()
        self.save(must_create=True)
        self.modified = True

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002 (Django's own signature)
        """Write the session under its token.

        Errors: UpdateError when the row has gone meanwhile: ended or cycled elsewhere.
        """
        if self.session_key is None:
            self.create()
            return
        words: dict[str, Any] = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        words.setdefault(BEGUN, self.now.timestamp())
        row = session_tokens.session_row(self.session_key)
        columns = {"sealed": self._sealed(words), "owner_tag": self.owner_tag, "label": self.label}
        if must_create:
            Session.objects.create(row_id=row, expires_at=coarse_end(self.now), **columns)
        elif not Session.objects.filter(row_id=row).update(**columns):
            raise UpdateError

    def _sealed(self, words: dict[str, Any]) -> bytes:
        plain = json.dumps(words, separators=(",", ":")).encode()
        return session_tokens.seal_session(self.session_key or "", plain)

    def delete(self, session_key: str | None = None) -> None:
        """Delete the row of this token."""
        token = session_key or self.session_key
        if token:
            Session.objects.filter(row_id=session_tokens.session_row(token)).delete()

    def cycle_key(self) -> None:
        """Move what the session holds under a new token; the old one opens nothing from here on.

        Errors: UpdateError when the old row has gone meanwhile. An ended session does not come back by being cycled.
        """
        words: dict[str, Any] = self._get_session()  # type: ignore[attr-defined]
        old = self.session_key
        with transaction.atomic():
            if old and not Session.objects.filter(row_id=session_tokens.session_row(old)).delete()[0]:
                raise UpdateError
            self._session_key = self._get_new_session_key()
            self._session_cache = words
            self.save(must_create=True)
        self.modified = True

    def renew(self) -> None:
        """Begin the twelve hours anew under a new token, keeping the contents; a passphrase was just given."""
        self[BEGUN] = self.now.timestamp()
        try:
            self.cycle_key()
        except UpdateError:
            # A double click: the first one took the old row away. The passphrase was right both times.
            self.create()

    def leave(self) -> None:
        """End the session, and let the answer take the cookie away."""
        self.flush()
        self.owner_tag = self.label = b""
        self.left = True

    @property
    def token(self) -> str:
        """The token of this session, made where there is none yet."""
        if self.session_key is None:
            self._session_key = self._get_new_session_key()
        return self.session_key or ""

    @property
    def is_new_token(self) -> bool:
        """Whether the token is not the one the request came with."""
        return self.session_key is not None and self.session_key != self.came_with


class SealedSessionMiddleware:
    """Gives each request its session and keeps it, with a cookie only where there is a new token."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        session = SessionStore(token, now=clock.now())
        request.session = session
        response = self.get_response(request)
        if session.accessed:
            patch_vary_headers(response, ("Cookie",))
        if session.left and session.session_key is None:
            return _without_cookie(response)
        if not session.modified or session.is_empty() or response.status_code >= 500:
            return response
        return _kept(session, response)


def _kept(session: SessionStore, response: HttpResponseBase) -> HttpResponseBase:
    try:
        session.save()
    except UpdateError:
        # The session was ended or cycled while this request ran. Its answer is still right, unless the answer is about
        # having signed in: then there is nothing to show.
        return HttpResponseRedirect(resolve_url(settings.LOGIN_URL)) if session.is_new_token else response
    if session.is_new_token:
        response.set_cookie(
            settings.SESSION_COOKIE_NAME,
            session.session_key or "",
            path="/",
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


def _without_cookie(response: HttpResponseBase) -> HttpResponseBase:
    response.delete_cookie(settings.SESSION_COOKIE_NAME, path="/", samesite="Lax")
    return response


def sweep(*, now: datetime) -> int:
    """Delete sessions that are past their coarse end; return how many."""
    return Session.objects.filter(expires_at__lt=now).delete()[0]


def end_all(owner_tag: bytes, *, but: str | None) -> int:
    """Delete the sessions that carry this tag, except the one of the token `but`; return how many."""
    rows = Session.objects.filter(owner_tag=owner_tag)
    if but:
        rows = rows.exclude(row_id=session_tokens.session_row(but))
    return rows.delete()[0]
