"""Devices that may bring notes: a phone seals them while there is no network, and leaves them here without signing in.

Such a device can leave letters and do nothing else: it keeps a public key to seal to, a token to leave letters by, and
a key that proves who sealed them. None of these opens anything. The public key it is given is worked out of the private
one; the column beside the account could have been changed by whoever writes to the database.

Source: PRIVACY.md 0.1.6 to 0.1.8, 9.7.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from leeward.kernel.ids import new_id
from leeward.vault import inbox
from leeward.vault.core import device_letters, primitives
from leeward.vault.core import keyring as rings
from leeward.vault.core.errors import Full, Locked, Missing, UnknownFormat
from leeward.vault.core.primitives import KEY_BYTES, DeviceKey
from leeward.vault.models import Device
from leeward.vault.opened import OpenVault
from leeward.vault.writing import lock_head, storage_errors

MOST_DEVICES = 20
PARCEL = b"\x01"
_HEADER = len(PARCEL) + 16 + 16 + KEY_BYTES + 16
LARGEST_PARCEL = _HEADER + device_letters.LARGEST


@dataclass(frozen=True, slots=True)
class Pin:
    """What a device keeps, from the moment it may bring notes. `mark` tells later whether all this is still today's."""

    account: bytes
    device: bytes
    public: bytes
    mark: str
    token: bytes = field(repr=False)
    mac_key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class OwnDevice:
    """A device as its owner sees it. Unit: `since` in days since 1970-01-01."""

    id: bytes
    name: str
    since: int


@dataclass(frozen=True, slots=True)
class Parcel:
    """A letter as a device leaves it: for whom, by which device and token, and under which id it is there once."""

    account: bytes
    device: bytes
    token: bytes = field(repr=False)
    letter_id: bytes
    letter: bytes


def allow(vault: OpenVault, *, name: str, now: datetime, instead_of: bytes = b"") -> Pin:
    """Let one more device bring notes, and return what it has to keep. The device it takes the place of stays for now.

    Errors: Full over MOST_DEVICES; Missing for an `instead_of` that is not known; Locked, Busy.
    """
    key, device_id, token = DeviceKey.new(), new_id(), secrets.token_bytes(KEY_BYTES)
    with vault.transaction():
        known = vault.keys.keyring.devices
        if len(known) >= MOST_DEVICES:
            raise Full
        since = int(now.timestamp()) // 86_400
        if instead_of:
            since = _known(vault, instead_of).since
        device = rings.Device(key, name, since)
        vault.keys.change(lambda ring: rings.with_device(ring, device_id, device))
        digest = device_letters.token_digest(token, account=vault.account_id, device=device_id)
        Device(account=vault.account_id, id=device_id, token_digest=digest).save(force_insert=True)
    return Pin(
        account=vault.account_id,
        device=device_id,
        public=vault.keys.keyring.receiving.public,
        mark=mark(vault),
        token=token,
        mac_key=device_letters.mac_key(key),
    )


def all_of(vault: OpenVault) -> list[OwnDevice]:
    """Return the devices that may bring notes, the newest first."""
    known = reversed(vault.keys.keyring.devices.items())
    return [OwnDevice(device_id, one.name, one.since) for device_id, one in known]


def forbid(vault: OpenVault, id: bytes) -> bool:
    """Let a device bring nothing any more; return whether it could. What it left before is unconfirmed from here on.

    Errors: Locked, Full, Busy.
    """
    with vault.transaction():
        if id not in vault.keys.keyring.devices:
            return False
        vault.keys.change(lambda ring: rings.without_device(ring, id))
        Device.objects.filter(account=vault.account_id, id=id).delete()
    return True


def mark(vault: OpenVault) -> str:
    """Return the mark of today's keys for pages, or "" while no device brings notes. It says nothing about either."""
    if not vault.keys.keyring.devices:
        return ""
    return vault.keys.keyed(b"device mark", vault.keys.keyring.receiving.public)[:8].hex()


def _known(vault: OpenVault, id: bytes) -> rings.Device:
    found = vault.keys.keyring.devices.get(id)
    if found is None:
        raise Missing
    return found


def read_parcel(body: bytes) -> Parcel:
    """Return what a device left. Errors: UnknownFormat for anything of another shape."""
    if body[:1] != PARCEL or not device_letters.has_its_shape(body[_HEADER:]):
        raise UnknownFormat
    return Parcel(
        account=body[1:17], device=body[17:33], token=body[33:65], letter_id=body[65:_HEADER], letter=body[_HEADER:]
    )


def leave(parcel: Parcel, now: datetime) -> None:
    """Put a letter into the inbox of its account. Left again it is there once, also after it was taken in.

    Errors: Missing for a device that may not (any more); Full over a day's quota, or without room; Busy.
    """
    with storage_errors(), transaction.atomic(), _nobody_is_missing():
        lock_head(parcel.account)
        if not _may(parcel):
            raise Missing
        if not inbox.is_known(parcel.account, parcel.letter_id):
            today = int(now.timestamp()) // 86_400
            inbox.put(parcel.account, parcel.letter_id, parcel.letter, today=today)


@contextmanager
def _nobody_is_missing() -> Iterator[None]:
    """Give the same answer for an account that is gone and for a device that is not known."""
    try:
        yield
    except Locked:
        raise Missing from None


def _may(parcel: Parcel) -> bool:
    row = Device.objects.filter(account=parcel.account, id=parcel.device).first()
    digest = device_letters.token_digest(parcel.token, account=parcel.account, device=parcel.device)
    return row is not None and primitives.same(bytes(row.token_digest), digest)
