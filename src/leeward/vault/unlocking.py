"""Making, opening and changing the ways into a notebook.

Somebody is let in only after: the slot row is ours (mac), the slot opens, the keyring opens and lists this very slot,
and the public key beside the account is the one of its private key. Anything else is `Tampered`, and nothing is mended
silently: a database writer could otherwise add a slot of their own and sign in (PRIVACY.md 0.1.1, shown there).

Argon2id always runs before a transaction begins, never inside one.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from leeward.kernel.ids import new_id
from leeward.vault import admission, slot_rows
from leeward.vault.core import keyring as rings
from leeward.vault.core import slots
from leeward.vault.core.errors import Missing, Stale, Tampered, WrongSecret
from leeward.vault.core.passphrase import Passphrase
from leeward.vault.core.primitives import AccountKey, StreamKey
from leeward.vault.core.recovery import NotARecoveryCode, RecoveryCode
from leeward.vault.core.site_keys import SiteKeys
from leeward.vault.core.slots import Slot, SlotKind
from leeward.vault.erasing import erase
from leeward.vault.keys import OWN, OpenKeys
from leeward.vault.models import Head
from leeward.vault.opened import OpenVault
from leeward.vault.rekeying import rekey, reseal
from leeward.vault.site_keys import all_keys
from leeward.vault.writing import storage_errors

__all__ = [
    "NotARecoveryCode",
    "Passphrase",
    "RecoveryCode",
    "change_passphrase",
    "create",
    "erase",
    "new_recovery_code",
    "recover",
    "rekey",
    "reseal",
    "unlock",
]

Made = tuple[Slot, bytes]


def create(account_id: bytes, passphrase: Passphrase, now: datetime) -> tuple[OpenVault, RecoveryCode]:
    """Make an empty notebook and return it open, with the code to write down. Takes one Argon2id.

    Errors: SiteKeyMissing, Full, Busy.
    """
    del now  # nothing in a new notebook tells when it was made
    site_keys = all_keys()
    account_key, code = AccountKey.new(), RecoveryCode.new()
    made = (
        slots.passphrase_slot(account_key, passphrase, account=account_id, site_key=site_keys.newest),
        slots.recovery_slot(account_key, code, account=account_id, site_key=site_keys.newest),
    )
    keyring = rings.with_stream(rings.new_keyring(), new_id(), OWN, StreamKey.new(epoch=1))
    for slot, digest in made:
        keyring = rings.with_slot(keyring, slot.id, digest)
    keys = OpenKeys(account_id, account_key)
    with storage_errors(), transaction.atomic():
        head = Head(account=account_id, generation=1, revision=1)
        admission.sign(head, keyring.receiving, site_keys)
        head.save(force_insert=True)
        for slot, _ in made:
            slot_rows.insert(slot)
        keys.put(keyring, generation=1, revision=1)
    return OpenVault(keys), code


def unlock(account_id: bytes, passphrase: Passphrase) -> OpenVault:
    """Return the notebook, open. Takes one Argon2id.

    Errors: WrongSecret, also for an account that is not there; Tampered, also when the site key of this slot is lost
    and only the recovery code opens it; SiteKeyMissing.
    """
    site_keys = all_keys()
    slot = slot_rows.of_kind(account_id, SlotKind.PASSPHRASE)
    if slot is None:
        slots.pretend(passphrase)
        raise WrongSecret
    try:
        opened = slots.open_slot(slot, passphrase, site_keys)
    except Missing:
        # The site key this slot is wrapped with is lost or not here: only the recovery code opens it.
        raise Tampered from None
    vault = OpenVault(admission.checked(slot, opened, site_keys))
    if slots.is_weak(slot):
        _raise_parameters(vault, slot, passphrase, site_keys)
    return vault


def _raise_parameters(vault: OpenVault, slot: Slot, passphrase: Passphrase, site_keys: SiteKeys) -> None:
    """Make a passphrase slot anew with today's parameters, unless somebody changed it since it was opened.

    An old passphrase must never come back by this: only the very bytes that were opened are replaced (0.1.13).
    """
    made = slots.passphrase_slot(vault.keys.account_key, passphrase, account=slot.account, site_key=site_keys.newest)
    with vault.transaction():
        _swap(vault, slot, made)


def _swap(vault: OpenVault, old: Slot, made: Made) -> bool:
    """Put a slot in the place of the one that was opened, if that is still there as it was. Return whether it was."""
    slot, digest = made
    swapped = slot_rows.swap(old, slot)
    if swapped:
        vault.keys.change(lambda ring: rings.with_slot(rings.without_slot(ring, old.id), slot.id, digest))
    return swapped


def _opened_now(vault: OpenVault, current: Passphrase, site_keys: SiteKeys) -> Slot:
    """Return the passphrase slot if this passphrase opens it. Errors: WrongSecret, Tampered."""
    slot = slot_rows.of_kind(vault.account_id, SlotKind.PASSPHRASE)
    if slot is None:
        raise WrongSecret
    slots.open_slot(slot, current, site_keys)
    return slot


def change_passphrase(vault: OpenVault, *, current: Passphrase, new: Passphrase) -> None:
    """Let a new passphrase open the notebook, and no longer the current one. Takes two Argon2id.

    Errors: WrongSecret when `current` is not it; Stale when it was changed elsewhere meanwhile; Locked, Full, Busy.
    """
    site_keys = all_keys()
    slot = _opened_now(vault, current, site_keys)
    made = slots.passphrase_slot(vault.keys.account_key, new, account=vault.account_id, site_key=site_keys.newest)
    with vault.transaction():
        if not _swap(vault, slot, made):
            raise Stale


def new_recovery_code(vault: OpenVault, *, current: Passphrase, code: RecoveryCode | None = None) -> RecoveryCode:
    """Let a new recovery code open the notebook, and no longer the one before. Takes one Argon2id.

    Give `code` to use one that was made, shown and typed back first.
    Errors: WrongSecret; Locked, Full, Busy.
    """
    site_keys = all_keys()
    _opened_now(vault, current, site_keys)
    code = code or RecoveryCode.new()
    made = slots.recovery_slot(vault.keys.account_key, code, account=vault.account_id, site_key=site_keys.newest)
    with vault.transaction():
        _replace_kind(vault, SlotKind.RECOVERY, made)
    return code


def _replace_kind(vault: OpenVault, kind: SlotKind, made: Made) -> None:
    """Put a slot in the place of all of its kind. Only under the lock."""
    slot, digest = made
    gone = slot_rows.remove_kind(vault.account_id, kind)
    slot_rows.insert(slot)

    def relisted(ring: rings.Keyring) -> rings.Keyring:
        for old in gone:
            ring = rings.without_slot(ring, old)
        return rings.with_slot(ring, slot.id, digest)

    vault.keys.change(relisted)


def recover(
    code: RecoveryCode, new_passphrase: Passphrase, now: datetime, *, new_code: RecoveryCode | None = None
) -> tuple[bytes, OpenVault, RecoveryCode]:
    """Open a notebook by its recovery code alone, with a new passphrase and a new code from here on.

    Returns account id, open notebook and new code. Takes one Argon2id. Works also when the site key was lost.
    Errors: WrongSecret; Tampered; Locked, Full, Busy.
    """
    del now  # recovering leaves no time behind
    site_keys = all_keys()
    slot = slot_rows.located(code.locator())
    if slot is None:
        raise WrongSecret
    vault = OpenVault(admission.checked(slot, slots.open_slot(slot, code, site_keys), site_keys))
    key, account_id, site_key = vault.keys.account_key, slot.account, site_keys.newest
    new_code = new_code or RecoveryCode.new()
    by_passphrase = slots.passphrase_slot(key, new_passphrase, account=account_id, site_key=site_key)
    by_code = slots.recovery_slot(key, new_code, account=account_id, site_key=site_key)
    with vault.transaction():
        if slot_rows.located(code.locator()) != slot:
            # The same code was used a moment ago: it opens nothing any more.
            raise WrongSecret
        _replace_kind(vault, SlotKind.PASSPHRASE, by_passphrase)
        _replace_kind(vault, SlotKind.RECOVERY, by_code)
        _sign_again(vault, site_keys)
    return account_id, vault, new_code


def _sign_again(vault: OpenVault, site_keys: SiteKeys) -> None:
    """Vouch for the public key under the newest site key; the one before may be lost."""
    head = Head.objects.get(account=vault.account_id)
    admission.sign(head, vault.keys.keyring.receiving, site_keys)
    head.save(update_fields=["public_key", "public_key_mac", "site_key"])
