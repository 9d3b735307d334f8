"""Letters: what is sealed to a person's public key while their notebook is closed.

    format 1 | name of the key 8 | HPKE(public key, info = label | account | letter id; padded msgpack of the letter)

Whoever knows the public key could write one, so a letter made by this server carries a MAC inside; without a good one
it is "unconfirmed".

Source: PRIVACY.md 0.1.6 to 0.1.8; RFC 9180 base mode.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec

from leeward.vault.core import padding, primitives
from leeward.vault.core.envelope import NOBODY
from leeward.vault.core.errors import Missing, Tampered, UnknownFormat
from leeward.vault.core.labels import Label
from leeward.vault.core.primitives import ReceivingKey, SiteKey
from leeward.vault.core.site_keys import SiteKeys

FORMAT = b"\x01"
KEY_NAME_BYTES = 8
_START = len(FORMAT) + KEY_NAME_BYTES


class Letter(msgspec.Struct, frozen=True, array_like=True):
    """What was sealed.

    Shape: sender 16 bytes, zeros when it comes from oneself; day counted since 1970-01-01; payload any bytes.
    """

    kind: str
    day: int
    payload: bytes
    sender: bytes = NOBODY


class _Inside(msgspec.Struct, frozen=True, array_like=True):
    letter: Letter
    site_key: int
    mac: bytes


_DECODER = msgspec.msgpack.Decoder(_Inside)


def key_name(public: bytes) -> bytes:
    """Return the 8 bytes by which letters name the key they are sealed to."""
    return hashlib.sha256(public).digest()[:KEY_NAME_BYTES]


def seal_letter(letter: Letter, public: bytes, *, account: bytes, id: bytes, site_key: SiteKey) -> bytes:
    """Return the letter sealed to this public key, confirmed by the site key. Errors: Tampered for what is no key."""
    inside = _Inside(letter, site_key.epoch, _mac(site_key, letter, account, id))
    padded = padding.pad_row(msgspec.msgpack.encode(inside))
    return FORMAT + key_name(public) + primitives.seal_to(public, padded, _info(account, id))


def open_letter(
    sealed: bytes, keys: Sequence[ReceivingKey], *, account: bytes, id: bytes, site_keys: SiteKeys
) -> tuple[Letter, bool]:
    """Return the letter and whether this server made it.

    Errors: Missing when it is sealed to none of the keys; Tampered; UnknownFormat.
    """
    inside = _opened(sealed, _key_for(sealed, keys), account, id)
    try:
        genuine = _mac(site_keys.get(inside.site_key), inside.letter, account, id)
    except Missing:
        return inside.letter, False
    return inside.letter, primitives.same(inside.mac, genuine)


def _key_for(sealed: bytes, keys: Sequence[ReceivingKey]) -> ReceivingKey:
    if sealed[:1] != FORMAT:
        raise UnknownFormat
    for key in keys:
        if key_name(key.public) == sealed[1:_START]:
            return key
    raise Missing


def _opened(sealed: bytes, key: ReceivingKey, account: bytes, id: bytes) -> _Inside:
    plaintext = padding.unpad(key.open(sealed[_START:], _info(account, id)))
    try:
        return _DECODER.decode(plaintext)
    except msgspec.MsgspecError:
        raise Tampered from None


def _info(account: bytes, id: bytes) -> bytes:
    if len(account) != 16 or len(id) != 16:
        raise Tampered
    return Label.LETTER.value + account + id


def _mac(site_key: SiteKey, letter: Letter, account: bytes, id: bytes) -> bytes:
    day = letter.day.to_bytes(16, signed=True)
    contents = hashlib.sha256(letter.payload).digest()
    return primitives.mac(site_key, Label.SITE_DEPOSIT, account, id, letter.kind.encode(), letter.sender, day, contents)
