"""Keys that know their purpose, and the few ciphers used with them. The only importer of `cryptography`.

No function takes a nonce or leaves the associated data out (but `seal_once`, for web push); the wrong kind of key is a
TypeError at run time.

Source: PRIVACY.md 4.2 and 10; NIST SP 800-38D (AES-GCM), RFC 5869 (HKDF), RFC 9106 (Argon2id), RFC 9180 (HPKE);
FIPS 186-5 (P-256, for web push).
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from typing import NoReturn, Self, TypeVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from leeward.vault.core.errors import Locked, Tampered, UnknownFormat
from leeward.vault.core.labels import Label

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
_MIN_MEMORY_KIB, _MAX_MEMORY_KIB = 64 * 1024, 1024 * 1024
_MIN_PASSES, _MAX_PASSES = 3, 10
_SCALAR_BYTES = 32
_CURVE = ec.SECP256R1()
_HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class Unshown:
    """A secret that does not show, compare, copy or pickle itself."""

    __slots__ = ()
    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def __eq__(self, other: object) -> bool:
        raise TypeError("secrets are not compared")

    def __copy__(self) -> NoReturn:
        raise TypeError("secrets are not copied")

    def __deepcopy__(self, memo: object) -> NoReturn:
        raise TypeError("secrets are not copied")

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("secrets are not pickled")


class SecretKey(Unshown):
    """32 secret bytes for one purpose, and the epoch (for site keys: the id) by which envelopes name them."""

    __slots__ = ("_cipher", "_raw", "epoch")

    def __init__(self, raw: bytes, *, epoch: int = 0) -> None:
        if len(raw) != KEY_BYTES or not 0 <= epoch < 1 << 32:
            raise Tampered
        self._raw = bytes(raw)
        self._cipher: AESGCM | None = None
        self.epoch = epoch

    @classmethod
    def new(cls, *, epoch: int = 0) -> Self:
        """Return a random key."""
        return cls(secrets.token_bytes(KEY_BYTES), epoch=epoch)

    def reveal(self) -> bytes:
        """Return the bytes, to seal them under another key. Errors: Locked after wipe()."""
        if not self._raw:
            raise Locked
        return self._raw

    def cipher(self) -> AESGCM:
        """Return the AES object; kept, because making one takes five times as long as sealing a row."""
        if self._cipher is None:
            self._cipher = AESGCM(self.reveal())
        return self._cipher

    def wipe(self) -> None:
        """Drop the bytes. Python cannot overwrite them in memory; this only ends their use."""
        self._raw = b""
        self._cipher = None


class AccountKey(SecretKey):
    """The root of one person's keys: random, never derived."""

    __slots__ = ()


class KeyringKey(SecretKey):
    """Seals the keyring of one generation."""

    __slots__ = ()


class StreamKey(SecretKey):
    """Seals one stream in one epoch."""

    __slots__ = ()


class ShareKey(SecretKey):
    """Seals the copy stream of one share."""

    __slots__ = ()


class DeviceKey(SecretKey):
    """Proves that a note comes from one device; the device itself keeps only what is derived from it for that."""

    __slots__ = ()


class SlotKey(SecretKey):
    """Derived from a passphrase or a recovery code; seals the account key."""

    __slots__ = ()


class SiteKey(SecretKey):
    """One key of the installation; its epoch is its id."""

    __slots__ = ()


class OuterKey(SecretKey):
    """From the site key: the outer layer of passphrase slots."""

    __slots__ = ()


class TicketKey(SecretKey):
    """From the site key: seals tickets."""

    __slots__ = ()


class NameKey(SecretKey):
    """From the site key: seals sign-in names."""

    __slots__ = ()


class PostKey(SecretKey):
    """From the site key: seals where and when somebody is reminded."""

    __slots__ = ()


class SessionKey(SecretKey):
    """From a session token: seals the session row."""

    __slots__ = ()


class UnlockedKey(SecretKey):
    """From a session token: seals the account key of an unlocked session."""

    __slots__ = ()


Derived = TypeVar("Derived", bound=SecretKey)


def seal(key: SecretKey, plaintext: bytes, associated: bytes) -> bytes:
    """Return nonce, ciphertext and tag. Envelopes are made by `envelope.seal`, which checks the key's kind."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + key.cipher().encrypt(nonce, plaintext, associated)


def unseal(key: SecretKey, sealed: bytes, associated: bytes, *, start: int) -> bytes:
    """Return the plaintext of `seal`, which begins at `start`. Errors: Tampered."""
    ciphertext = start + NONCE_BYTES
    if len(sealed) < ciphertext + TAG_BYTES:
        raise Tampered
    try:
        return key.cipher().decrypt(sealed[start:ciphertext], memoryview(sealed)[ciphertext:], associated)
    except InvalidTag:
        raise Tampered from None


def extract(salt: bytes, material: bytes) -> bytes:
    """Return HKDF-Extract (SHA-256): 32 even bytes from material that has enough randomness but not the shape.

    Source: RFC 5869 section 2.2.
    """
    return hmac.digest(salt, material, "sha256")


def expand(secret: bytes, label: Label, context: bytes = b"", *, length: int = KEY_BYTES) -> bytes:
    """Return HKDF-Expand (SHA-256) of a secret that is already uniform, for one purpose."""
    return hkdf_expand(secret, label.value + b"\0" + context if context else label.value, length)


def hkdf_expand(secret: bytes, info: bytes, length: int) -> bytes:
    """Return HKDF-Expand. Call `expand`, which takes labels only.

    Source: RFC 5869 section 2.3. By `hmac` and not the library's class: the same bytes in a sixth of the time.
    """
    block, made = b"", b""
    for counter in range(1, -(-length // 32) + 1):
        block = hmac.digest(secret, block + info + bytes((counter,)), "sha256")
        made += block
    return made[:length]


def derive(kind: type[Derived], key: SecretKey, label: Label, context: bytes = b"") -> Derived:
    """Return a key for another purpose; it keeps the epoch of the one it comes from."""
    return kind(expand(key.reveal(), label, context), epoch=key.epoch)


def mac(key: SecretKey, label: Label, *parts: bytes) -> bytes:
    """Return HMAC-SHA-256 over the parts, each with its length before it, under a key derived for the label."""
    framed = b"".join(len(part).to_bytes(4) + part for part in parts)
    return hmac.digest(expand(key.reveal(), label), framed, "sha256")


def same(one: bytes, other: bytes) -> bool:
    """Whether the bytes are equal; takes as long either way."""
    return hmac.compare_digest(one, other)


def digest(label: Label, *parts: bytes) -> bytes:
    """Return SHA-256 over the label and the parts, each with its length before it."""
    return hashlib.sha256(label.value + b"".join(len(part).to_bytes(4) + part for part in parts)).digest()


def check_argon2(*, memory_kib: int, passes: int) -> None:
    """Refuse parameters too weak to protect or too heavy to run. Errors: UnknownFormat.

    Source: PRIVACY.md 4.2: at least 64 MiB and 3 passes, at most 1 GiB and 10.
    """
    if not (_MIN_MEMORY_KIB <= memory_kib <= _MAX_MEMORY_KIB and _MIN_PASSES <= passes <= _MAX_PASSES):
        raise UnknownFormat


def argon2(secret: bytes, *, salt: bytes, memory_kib: int, passes: int) -> bytes:
    """Return 64 bytes of Argon2id, one lane. Takes about 0.2 s and the memory; callers limit how many run.

    Errors: UnknownFormat for parameters outside the limits or a salt that is not 16 bytes.
    Source: RFC 9106.
    """
    check_argon2(memory_kib=memory_kib, passes=passes)
    if len(salt) != 16:
        raise UnknownFormat
    return Argon2id(salt=salt, length=64, iterations=passes, lanes=1, memory_cost=memory_kib).derive(secret)


class ReceivingKey(Unshown):
    """An X25519 private key: opens the letters sealed to its public half."""

    __slots__ = ("_private", "public")

    def __init__(self, raw: bytes) -> None:
        if len(raw) != KEY_BYTES:
            raise Tampered
        self._private = X25519PrivateKey.from_private_bytes(raw)
        self.public = self._private.public_key().public_bytes_raw()

    @classmethod
    def new(cls) -> Self:
        """Return a random key."""
        return cls(secrets.token_bytes(KEY_BYTES))

    def reveal(self) -> bytes:
        """Return the bytes, to keep them in the keyring."""
        return self._private.private_bytes_raw()

    def open(self, sealed: bytes, info: bytes) -> bytes:
        """Return what was sealed to this key with this info. Errors: Tampered."""
        try:
            return _HPKE.decrypt(sealed, self._private, info)
        except (InvalidTag, ValueError):
            raise Tampered from None


def seal_to(public: bytes, plaintext: bytes, info: bytes) -> bytes:
    """Return HPKE base mode (X25519, HKDF-SHA-256, AES-256-GCM): 32 bytes of key, ciphertext, tag.

    Errors: Tampered for a public key that is none.
    """
    try:
        return _HPKE.encrypt(plaintext, X25519PublicKey.from_public_bytes(public), info)
    except ValueError:
        raise Tampered from None


class PushKey(Unshown):
    """A P-256 private key, as web push wants it: the installation's own for signing, or one made for one message."""

    __slots__ = ("_private", "public")

    def __init__(self, raw: bytes) -> None:
        try:
            self._private = ec.derive_private_key(int.from_bytes(raw), _CURVE)
        except ValueError:
            raise Tampered from None
        self.public = self._private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    @classmethod
    def new(cls) -> Self:
        """Return a random key."""
        return cls(ec.generate_private_key(_CURVE).private_numbers().private_value.to_bytes(_SCALAR_BYTES))

    def reveal(self) -> bytes:
        """Return the 32 bytes, to seal them."""
        return self._private.private_numbers().private_value.to_bytes(_SCALAR_BYTES)

    def shared(self, public: bytes) -> bytes:
        """Return the secret that only the two keys make. Errors: Tampered for what is no point of the curve."""
        try:
            other = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, public)
        except ValueError:
            raise Tampered from None
        return self._private.exchange(ec.ECDH(), other)

    def signed(self, text: bytes) -> bytes:
        """Return the ES256 signature: 32 bytes of r, 32 of s."""
        r, s = decode_dss_signature(self._private.sign(text, ec.ECDSA(hashes.SHA256())))
        return r.to_bytes(_SCALAR_BYTES) + s.to_bytes(_SCALAR_BYTES)


def seal_once(key: bytes, nonce: bytes, plaintext: bytes) -> bytes:
    """Return AES-128-GCM under a key and a nonce derived for this one message, as RFC 8188 has it.

    Shape: only for web push, where both come out of a fresh salt and a fresh key pair; records have `seal`.
    """
    return AESGCM(key).encrypt(nonce, plaintext, None)
