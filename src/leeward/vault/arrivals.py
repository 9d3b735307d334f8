"""What a waiting letter turns out to be: a form sent while locked, or a note sealed on a device without network.

Both become a `Deposit`, and a room that can take in one can take in the other.

Source: PRIVACY.md 0.1.7 (without a good MAC: unconfirmed), 0.2 (Clock: what a phone's clock says is kept, "time
unsure"), 9.7.
"""

from __future__ import annotations

from datetime import datetime

import msgspec

from leeward.kernel.moments import Moment, UnknownZone, zone
from leeward.vault.core import device_letters, letters
from leeward.vault.core.device_letters import Note
from leeward.vault.core.errors import Tampered, UnknownFormat, VaultError
from leeward.vault.core.keyring import Keyring
from leeward.vault.keys import OpenKeys
from leeward.vault.models import Letter
from leeward.vault.site_keys import all_keys

DEPOSIT = "deposit"
DAY = 86_400
AHEAD_SECONDS = 5 * 60
OLD_SECONDS = 366 * DAY


class Deposit(msgspec.Struct, frozen=True, array_like=True):
    """One form as it was sent while its owner was locked, or away from the network.

    `form_id` is the id the form was rendered with: a handler can see by it that the same form was kept before; for a
    note from a device it is the letter's own id. `is_unsure` says that the device's clock cannot be trusted.
    """

    form: str
    form_id: bytes
    fields: dict[str, list[str]]
    moment: Moment
    is_unsure: bool = False

    def __repr__(self) -> str:
        return "<Deposit>"


class Unconfirmed(VaultError):
    """Nothing proves who made the letter: whoever knows the public key could have."""


def opened(row: Letter, keys: OpenKeys, *, now: datetime) -> Deposit:
    """Return what lies in a waiting letter.

    Errors: Unconfirmed; UnknownFormat for what a newer Leeward made; Missing and Tampered for damage.
    """
    sealed, letter_id = bytes(row.sealed), bytes(row.id)
    if device_letters.is_from_device(sealed):
        return _from_device(sealed, letter_id, keys.keyring, account=keys.account_id, arrived=(row.day, now))
    letter, confirmed = letters.open_letter(
        sealed, keys.keyring.receivers(), account=keys.account_id, id=letter_id, site_keys=all_keys()
    )
    if not confirmed:
        raise Unconfirmed
    if letter.kind != DEPOSIT:
        raise UnknownFormat
    try:
        return msgspec.msgpack.decode(letter.payload, type=Deposit)
    except msgspec.DecodeError:
        raise UnknownFormat from None


def _from_device(
    sealed: bytes, id: bytes, keyring: Keyring, *, account: bytes, arrived: tuple[int, datetime]
) -> Deposit:
    try:
        device, plain = device_letters.open_device_letter(
            sealed,
            keyring.receivers(),
            account=account,
            id=id,
            devices={name: device.key for name, device in keyring.devices.items()},
        )
    except Tampered:
        raise Unconfirmed from None
    note = device_letters.read_note(plain)
    day, now = arrived
    moment, is_unsure = placed(note, since=keyring.devices[device].since, arrived=day, now=now)
    return Deposit(note.form, id, note.fields, moment, is_unsure)


def placed(note: Note, *, since: int, arrived: int, now: datetime) -> tuple[Moment, bool]:
    """Return when a note was written by its device's clock, and whether that is unsure.

    A clock that ran ahead, or stood before the device was ever allowed to bring notes, is wrong: then the day on which
    the letter came in is the nearest that is known. A note older than a year may be right, and keeps its time.
    Unit: `since` and `arrived` in days since 1970-01-01.
    """
    here, offset = (note.zone if _is_zone(note.zone) else ""), note.offset
    seconds = int(now.timestamp())
    latest = min(seconds, (arrived + 1) * DAY) + AHEAD_SECONDS
    if not since * DAY - AHEAD_SECONDS <= note.at <= latest:
        nearest = seconds if seconds // DAY == arrived else arrived * DAY + DAY // 2
        return Moment(nearest, here, offset), True
    return Moment(note.at, here, offset), seconds - note.at > OLD_SECONDS


def _is_zone(name: str) -> bool:
    try:
        zone(name)
    except UnknownZone:
        return False
    return True
