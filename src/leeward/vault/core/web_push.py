"""Web push: a message sealed to one browser, and the signature by which push services know who sends.

The payload has one length, so that its cipher text tells a push service nothing but that something was sent.

Source: RFC 8291 (keys and salt), RFC 8188 (aes128gcm, one record), RFC 8292 (VAPID), RFC 7515 (signature r then s).
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass

from leeward.vault.core.errors import Tampered
from leeward.vault.core.primitives import PushKey, extract, hkdf_expand, seal_once

PAYLOAD_BYTES = 512
RECORD_BYTES = 4096
SALT_BYTES = 16
AUTH_BYTES = 16
POINT_BYTES = 65
_LAST_RECORD = b"\x02"


@dataclass(frozen=True, slots=True)
class Receiver:
    """What a browser gives for being written to: a point of the curve, and 16 bytes only it and we know."""

    public: bytes
    auth: bytes


def encrypted(payload: bytes, receiver: Receiver) -> bytes:
    """Return the body of a push message, always of the same length.

    Errors: Tampered for a receiver that is none, or a payload over 511 bytes.
    """
    if len(payload) >= PAYLOAD_BYTES:
        raise Tampered
    padded = (payload + _LAST_RECORD).ljust(PAYLOAD_BYTES, b"\0")
    return sealed_record(padded, receiver, sender=PushKey.new(), salt=os.urandom(SALT_BYTES))


def sealed_record(padded: bytes, receiver: Receiver, *, sender: PushKey, salt: bytes) -> bytes:
    """Return one record of RFC 8188. Call `encrypted`: key and salt must never be used twice."""
    if len(receiver.auth) != AUTH_BYTES or len(receiver.public) != POINT_BYTES:
        raise Tampered
    about = b"WebPush: info\0" + receiver.public + sender.public
    material = hkdf_expand(extract(receiver.auth, sender.shared(receiver.public)), about, 32)
    secret = extract(salt, material)
    key = hkdf_expand(secret, b"Content-Encoding: aes128gcm\0", 16)
    nonce = hkdf_expand(secret, b"Content-Encoding: nonce\0", 12)
    header = salt + RECORD_BYTES.to_bytes(4) + bytes((POINT_BYTES,)) + sender.public
    return header + seal_once(key, nonce, padded)


def authorization(key: PushKey, *, audience: str, subject: str, expires: int) -> str:
    """Return the header that says to a push service who sends.

    Unit: `expires` in seconds since 1970 UTC, at most 24 hours ahead (RFC 8292 section 2).
    """
    claims = {"aud": audience, "exp": expires, "sub": subject}
    head = _text({"typ": "JWT", "alg": "ES256"}) + "." + _text(claims)
    return f"vapid t={head}.{base64url(key.signed(head.encode()))}, k={base64url(key.public)}"


def _text(value: Mapping[str, object]) -> str:
    return base64url(json.dumps(value, separators=(",", ":")).encode())


def base64url(value: bytes) -> str:
    """Return the bytes as browsers and push services write them, without "=" at the end."""
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    """Return the bytes. Errors: Tampered."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError:
        raise Tampered from None
