"""The one envelope every sealed thing has, and the place it is bound to.

    version 1 | suite 1 | epoch 4 | nonce 12 | ciphertext n | tag 16

Source: PRIVACY.md 5.1; docs/vault-format.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NewType

import msgspec

from leeward.vault.core import primitives
from leeward.vault.core.errors import Missing, Tampered, UnknownFormat
from leeward.vault.core.padding import Padded
from leeward.vault.core.primitives import (
    KeyringKey,
    NameKey,
    OuterKey,
    PostKey,
    SecretKey,
    SessionKey,
    ShareKey,
    SlotKey,
    StreamKey,
    TicketKey,
    UnlockedKey,
)

Sealed = NewType("Sealed", bytes)

VERSION_SUITE = b"\x01\x01"  # format 1, AES-256-GCM
HEADER_BYTES = 6
OVERHEAD_BYTES = HEADER_BYTES + primitives.NONCE_BYTES + primitives.TAG_BYTES
_SHARED_BYTES = 8 + HEADER_BYTES + 16 + 16  # domain, header, owner and stream
NOBODY = bytes(16)  # where a field of the context does not apply


class Domain(bytes, Enum):
    """What an envelope is: 8 bytes, none used twice."""

    # Not Enum's own, which hashes the member's name in Python: domains are looked up for every row that is opened.
    __hash__ = bytes.__hash__

    TAIL = b"tail/v1\0"
    SEGMENT = b"seg/v1\0\0"
    KEYRING = b"keyring\0"
    SLOT = b"slot/v1\0"
    OUTER = b"outer/v1"
    SESSION = b"sess/v1\0"
    UNLOCKED = b"unlckd/1"
    DRAFT = b"draft/v1"
    BLOB = b"blob/v1\0"
    TICKET = b"ticket/1"
    NAME = b"name/v1\0"
    POST = b"post/v1\0"


# Which kinds of key may seal which domain; anything else is a mistake of the programmer.
_KEYS: dict[Domain, tuple[type[SecretKey], ...]] = {
    Domain.TAIL: (StreamKey, ShareKey),
    Domain.SEGMENT: (StreamKey, ShareKey),
    Domain.DRAFT: (StreamKey,),
    Domain.BLOB: (StreamKey,),
    Domain.KEYRING: (KeyringKey,),
    Domain.SLOT: (SlotKey,),
    Domain.OUTER: (OuterKey,),
    Domain.SESSION: (SessionKey,),
    Domain.UNLOCKED: (UnlockedKey,),
    Domain.TICKET: (TicketKey,),
    Domain.NAME: (NameKey,),
    Domain.POST: (PostKey,),
}


class Context(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The place a sealed thing belongs to; opening it anywhere else fails.

    Shape: owner, stream and obj 16 bytes (NOBODY where there is none); number below 2^64; kind any bytes, last because
    only it varies in length.
    """

    domain: Domain
    owner: bytes
    stream: bytes
    obj: bytes
    number: int
    kind: bytes

    def associated(self, header: bytes) -> bytes:
        """Return the associated data for an envelope with this header. Errors: Tampered for wrong lengths."""
        if not (len(self.owner) == len(self.stream) == len(self.obj) == 16 and 0 <= self.number < 1 << 64):
            raise Tampered
        return b"".join((self.domain, header, self.owner, self.stream, self.obj, self.number.to_bytes(8), self.kind))


def span(first: int, last: int) -> bytes:
    """Return the object id of a segment: its first and last number. Errors: Tampered."""
    if not 0 <= first <= last < 1 << 64:
        raise Tampered
    return first.to_bytes(8) + last.to_bytes(8)


def epoch_of(sealed: bytes) -> int:
    """Return which epoch (or site key) an envelope names. Errors: UnknownFormat, Tampered."""
    if len(sealed) < OVERHEAD_BYTES:
        raise Tampered
    if sealed[:2] != VERSION_SUITE:
        raise UnknownFormat
    return int.from_bytes(sealed[2:HEADER_BYTES])


def _check_key(key: SecretKey, context: Context) -> None:
    if type(key) not in _KEYS[context.domain]:
        raise TypeError(f"{type(key).__name__} does not seal {context.domain.name}")


def seal(key: SecretKey, context: Context, payload: Padded) -> Sealed:
    """Return the payload sealed for this place, under this key's epoch.

    Errors: TypeError for a key of another purpose.
    """
    _check_key(key, context)
    header = VERSION_SUITE + key.epoch.to_bytes(4)
    return Sealed(header + primitives.seal(key, payload, context.associated(header)))


def unseal(key: SecretKey, context: Context, sealed: bytes) -> Padded:
    """Return the payload that was sealed for this place.

    Errors: Tampered, UnknownFormat; TypeError for a key of another purpose.
    """
    _check_key(key, context)
    header = sealed[:HEADER_BYTES]
    if header != VERSION_SUITE + key.epoch.to_bytes(4):
        epoch_of(sealed)
        raise Tampered
    return Padded(primitives.unseal(key, sealed, context.associated(header), start=HEADER_BYTES))


class Opener:
    """Opens many envelopes of one domain, owner and stream: what their places share is put together once.

    It opens exactly what `unseal` opens, in half the time around the cipher.
    Errors: TypeError for a key of another purpose.
    """

    __slots__ = ("_keys",)

    def __init__(self, keys: Iterable[SecretKey], shared: Context) -> None:
        self._keys: dict[bytes, tuple[SecretKey, bytes]] = {}
        for key in keys:
            _check_key(key, shared)
            header = VERSION_SUITE + key.epoch.to_bytes(4)
            self._keys[header] = (key, shared.associated(header)[:_SHARED_BYTES])

    def open(self, sealed: bytes, *, obj: bytes, number: int, kind: bytes) -> bytes:
        """Return the payload that was sealed for this place, still padded.

        Errors: Tampered, UnknownFormat; Missing when it names an epoch there is no key for.
        """
        known = self._keys.get(sealed[:HEADER_BYTES])
        if known is None:
            epoch_of(sealed)
            raise Missing
        key, shared = known
        if len(obj) != 16 or not 0 <= number < 1 << 64:
            raise Tampered
        associated = shared + obj + number.to_bytes(8) + kind
        return primitives.unseal(key, sealed, associated, start=HEADER_BYTES)
