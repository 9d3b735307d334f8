"""Making, opening and changing the ways into a notebook.

Someone is let in only after: the slot row is ours (mac), the slot opens, the keyring opens and lists this very slot, and
the public key beside the account is the one of its private key. Anything else is `Tampered`, and nothing is mended
silently: a database writer could otherwise add a slot of their own and sign in (PRIVACY.md 0.1.1, shown there).
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from leeward.kernel.ids import new_id
from leeward.vault import slot_rows
from leeward.vault.core import keyring as rings
from leeward.vault.core import slots
from leeward.vault.core.errors import Tampered, WrongSecret
from leeward.vault.core.passphrase import Passphrase
from leeward.vault.core.primitives import AccountKey, ReceivingKey, StreamKey, same
from leeward.vault.core.recovery import NotARecoveryCode, RecoveryCode
from leeward.vault.core.site_keys import SiteKeys, public_key_mac
from leeward.vault.core.slots import Slot, SlotKind
from leeward.vault.keys import OWN, OpenKeys
from leeward.vault.models import Head
from leeward.vault.opened import OpenVault
from leeward.vault.site_keys import all_keys
from leeward.vault.writing import WritePath, storage_errors

__all__ = ["NotARecoveryCode", "Passphrase", "RecoveryCode", "create", "unlock"]


def create(account_id: bytes, passphrase: Passphrase, now: datetime) -> tuple[OpenVault, RecoveryCode]:
    """Make an empty notebook and return it open, with the code to write down. Takes one Argon2id.

    Errors: SiteKeyMissing, Full.
    """
    del now  # nothing in a new notebook tells when it was made
    site_keys = all_keys()
    account_key, code = AccountKey.new(), RecoveryCode.new()
    first = slots.passphrase_slot(account_key, passphrase, account=account_id, site_key=site_keys.newest)
    second = slots.recovery_slot(account_key, code, account=account_id, site_key=site_keys.newest)
    keyring = rings.with_stream(rings.new_keyring(), new_id(), OWN, StreamKey.new(epoch=1))
    for slot, digest in (first, second):
        keyring = rings.with_slot(keyring, slot.id, digest)
    keys = OpenKeys(account_id, account_key)
    with storage_errors(), transaction.atomic():
        head = Head(account=account_id, generation=1, revision=1)
        sign_head(head, keyring.receiving, site_keys)
        head.save(force_insert=True)
        for slot, _ in (first, second):
            slot_rows.insert(slot)
        keys.put(keyring, generation=1, revision=1)
    return OpenVault(keys), code


def sign_head(head: Head, receiving: ReceivingKey, site_keys: SiteKeys) -> None:
    """Put the public key into the head row, with what proves that the server put it there."""
    head.public_key = receiving.public
    head.site_key = site_keys.newest.epoch
    head.public_key_mac = public_key_mac(
        site_keys.newest, account=bytes(head.account), generation=head.generation, public=receiving.public
    )


def unlock(account_id: bytes, passphrase: Passphrase) -> OpenVault:
    """Return the notebook, open. Takes one Argon2id.

    Errors: WrongSecret, also for an account that is not there; Tampered; SiteKeyMissing.
    """
    site_keys = all_keys()
    slot = slot_rows.of_kind(account_id, SlotKind.PASSPHRASE)
    if slot is None:
        slots.pretend(passphrase)
        raise WrongSecret
    opened = slots.open_slot(slot, passphrase, site_keys)
    vault = OpenVault(checked(slot, opened, site_keys))
    if slots.is_weak(slot):
        raise_parameters(vault, slot, passphrase, site_keys)
    return vault


def checked(slot: Slot, opened: slots.Opened, site_keys: SiteKeys) -> OpenKeys:
    """Return the keys of an opened slot when keyring and public key agree with it. Errors: Tampered."""
    head = Head.objects.filter(account=slot.account).first()
    if head is None:
        raise Tampered
    keys = OpenKeys(slot.account, opened.account_key)
    keys.load(head)
    rings.check_slot(keys.keyring, slot.id, opened.digest)
    if not same(bytes(head.public_key), keys.keyring.receiving.public) or not _is_ours(head, site_keys):
        raise Tampered
    return keys


def _is_ours(head: Head, site_keys: SiteKeys) -> bool:
    if head.site_key in site_keys.lost:
        # Nothing is left that could vouch for it; the keyring has, by the comparison with its private key.
        return True
    expected = public_key_mac(
        site_keys.get(head.site_key),
        account=bytes(head.account),
        generation=head.generation,
        public=bytes(head.public_key),
    )
    return same(bytes(head.public_key_mac), expected)


def raise_parameters(vault: OpenVault, slot: Slot, passphrase: Passphrase, site_keys: SiteKeys) -> None:
    """Make a passphrase slot anew with today's parameters, unless somebody changed it since it was opened.

    An old passphrase must never come back by this (PRIVACY.md 0.1.13): only the very bytes that were opened are replaced.
    """
    better, digest = slots.passphrase_slot(
        vault.keys.account_key, passphrase, account=slot.account, site_key=site_keys.newest
    )
    with WritePath(vault.keys).transaction():
        if slot_rows.swap(slot, better):
            vault.keys.change(lambda ring: rings.with_slot(rings.without_slot(ring, slot.id), better.id, digest))
