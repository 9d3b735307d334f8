"""Letters from a device: notes sealed in the browser while there was no network, and what proves whose they are.

    format 2 | name of the key 8 | HPKE(public key, info = label | account | letter id; padded inside)
    inside: device 16 | mac 32 | JSON of the note, padded to the next 512 bytes

Anybody who knows the public key could seal one, so the device adds a MAC under a key that it shares with the keyring
alone. The browser's half is written in web/static/web/js/outbox/; one frozen letter keeps both honest
(tests/vectors/device-letter-1.json).

Source: PRIVACY.md 0.1.7, 9.7 and appendix B; RFC 9180 base mode.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import msgspec

from leeward.vault.core import padding, primitives
from leeward.vault.core.errors import Missing, Tampered, UnknownFormat
from leeward.vault.core.labels import Label
from leeward.vault.core.letters import KEY_NAME_BYTES, key_name
from leeward.vault.core.primitives import KEY_BYTES, DeviceKey, ReceivingKey

FORMAT = b"\x02"
STEP = 512
LARGEST = 256 * 1024
_START = len(FORMAT) + KEY_NAME_BYTES
_AROUND = _START + 32 + 16  # format, name of the key, HPKE's own key, tag
_ID, _MAC = 16, 32
_MOST_MINUTES = 18 * 60


class Note(msgspec.Struct, frozen=True):
    """What was written, by its form's name, and when by the device's own clock, which may be wrong.

    Unit: `at` in seconds since 1970 UTC; `offset` in minutes east of UTC; `zone` an IANA name or "", not checked here.
    """

    form: Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
    fields: dict[str, list[str]]
    at: int
    zone: Annotated[str, msgspec.Meta(max_length=64)] = ""
    offset: Annotated[int, msgspec.Meta(ge=-_MOST_MINUTES, le=_MOST_MINUTES)] = 0

    def __repr__(self) -> str:
        return "<Note>"


_DECODER = msgspec.json.Decoder(Note)


def is_from_device(sealed: bytes) -> bool:
    """Return whether this is a letter from a device, by its first byte."""
    return sealed[:1] == FORMAT


def has_its_shape(sealed: bytes) -> bool:
    """Return whether these bytes could be a letter from a device: all that can be seen without the private key."""
    inside = len(sealed) - _AROUND
    return is_from_device(sealed) and len(sealed) <= LARGEST and inside >= STEP and inside % STEP == 0


def mac_key(key: DeviceKey) -> bytes:
    """Return the bytes the device keeps: what it needs to prove itself, and nothing else of the key."""
    return primitives.expand(key.reveal(), Label.DEVICE_NOTE)


def open_device_letter(
    sealed: bytes, keys: Sequence[ReceivingKey], *, account: bytes, id: bytes, devices: Mapping[bytes, DeviceKey]
) -> tuple[bytes, bytes]:
    """Return the device that made it and the note as bytes, when a device of this account did.

    Errors: Tampered, whatever it is that does not fit: key, place, padding, device or MAC.
    """
    inside = _opened(sealed, keys, account, id)
    device, given, note = inside[:_ID], inside[_ID : _ID + _MAC], inside[_ID + _MAC :]
    key = devices.get(device)
    if key is None or not primitives.same(given, _mac(key, account, device, id, note)):
        raise Tampered
    return device, note


def read_note(plain: bytes) -> Note:
    """Return the note. Errors: UnknownFormat for anything that is not exactly of its types."""
    try:
        return _DECODER.decode(plain)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise UnknownFormat from None


def info(account: bytes, id: bytes) -> bytes:
    """Return what binds a letter to its place. Errors: Tampered for ids of another shape."""
    if len(account) != _ID or len(id) != _ID:
        raise Tampered
    return Label.DEVICE_LETTER.value + account + id


def _opened(sealed: bytes, keys: Sequence[ReceivingKey], account: bytes, id: bytes) -> bytes:
    if not has_its_shape(sealed):
        raise Tampered
    try:
        key = next(key for key in keys if key_name(key.public) == sealed[len(FORMAT) : _START])
        return padding.unpad(key.open(sealed[_START:], info(account, id)))
    except (StopIteration, Missing):
        raise Tampered from None


def _mac(key: DeviceKey, account: bytes, device: bytes, id: bytes, note: bytes) -> bytes:
    return primitives.mac(key, Label.DEVICE_NOTE, account, device, id, note)


def token_digest(token: bytes, *, account: bytes, device: bytes) -> bytes:
    """Return what the database keeps of a device's token: enough to recognise it, nothing to use.

    Without a site key on purpose: the token is 256 random bits and cannot be guessed, and notes that wait on a phone
    must not be turned away because the site key was lost meanwhile. Errors: Tampered for a token of another length.
    """
    if len(token) != KEY_BYTES:
        raise Tampered
    return primitives.digest(Label.DEVICE_TOKEN, account, device, token)
