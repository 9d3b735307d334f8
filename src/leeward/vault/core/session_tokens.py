"""What one cookie token gives: the name of its session row and the key to it, and the same for the unlocked row.

A stolen table can be neither replayed nor read; changing the token makes the account key unreachable at once.

Source: PRIVACY.md 0.1.16, 6.1 and appendix A.
"""

from __future__ import annotations

import re
import secrets

from leeward.vault.core import envelope, padding
from leeward.vault.core.envelope import NOBODY, Context, Domain, Sealed
from leeward.vault.core.errors import Tampered
from leeward.vault.core.labels import Label
from leeward.vault.core.padding import Padded
from leeward.vault.core.primitives import AccountKey, SessionKey, UnlockedKey, expand

ROW_BYTES = 30
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


def new_token() -> str:
    """Return 256 random bits as 43 characters, for the cookie."""
    return secrets.token_urlsafe(32)


def is_token(text: str) -> bool:
    """Whether the text has the form of a token."""
    return _TOKEN.fullmatch(text) is not None


def session_row(token: str) -> bytes:
    """Return the 30 bytes the session row is found by. Errors: Tampered for what is no token."""
    return expand(_secret(token), Label.SESSION_ROW, length=ROW_BYTES)


def unlocked_row(token: str) -> bytes:
    """Return the 30 bytes the unlocked row is found by. Errors: Tampered for what is no token."""
    return expand(_secret(token), Label.UNLOCKED_ROW, length=ROW_BYTES)


def seal_session(token: str, plaintext: bytes) -> Sealed:
    """Return what a session holds, for its row."""
    key = SessionKey(expand(_secret(token), Label.SESSION_SEAL))
    return envelope.seal(key, _session_place(token), padding.pad_row(plaintext))


def unseal_session(token: str, sealed: bytes) -> bytes:
    """Return what the row of this token holds. Errors: Tampered, UnknownFormat."""
    key = SessionKey(expand(_secret(token), Label.SESSION_SEAL))
    return padding.unpad(envelope.unseal(key, _session_place(token), sealed))


def seal_unlocked(token: str, account_key: AccountKey, *, account: bytes) -> Sealed:
    """Return the account key for the unlocked row of this token."""
    key = UnlockedKey(expand(_secret(token), Label.UNLOCKED_SEAL))
    # 32 bytes always: padding would hide nothing.
    return envelope.seal(key, _unlocked_place(token, account), Padded(account_key.reveal()))


def unseal_unlocked(token: str, sealed: bytes, *, account: bytes) -> AccountKey:
    """Return the account key of this token and account. Errors: Tampered, UnknownFormat."""
    key = UnlockedKey(expand(_secret(token), Label.UNLOCKED_SEAL))
    return AccountKey(envelope.unseal(key, _unlocked_place(token, account), sealed))


def _secret(token: str) -> bytes:
    if not is_token(token):
        raise Tampered
    return token.encode("ascii")


def _session_place(token: str) -> Context:
    return Context(domain=Domain.SESSION, owner=NOBODY, stream=NOBODY, obj=NOBODY, number=0, kind=session_row(token))


def _unlocked_place(token: str, account: bytes) -> Context:
    return Context(domain=Domain.UNLOCKED, owner=account, stream=NOBODY, obj=NOBODY, number=0, kind=unlocked_row(token))
