"""What must agree before somebody is let in, and how the public key beside an account is vouched for."""

from __future__ import annotations

from leeward.vault.core import keyring as rings
from leeward.vault.core.errors import Missing, Tampered
from leeward.vault.core.primitives import ReceivingKey, same
from leeward.vault.core.site_keys import SiteKeys, public_key_mac
from leeward.vault.core.slots import Opened, Slot
from leeward.vault.keys import OpenKeys
from leeward.vault.models import Head


def checked(slot: Slot, opened: Opened, site_keys: SiteKeys) -> OpenKeys:
    """Return the keys of an opened slot when keyring and public key agree with it.

    Errors: Tampered, whatever it is that does not agree.
    """
    head = Head.objects.filter(account=slot.account).first()
    if head is None:
        raise Tampered
    keys = OpenKeys(slot.account, opened.account_key)
    rings.check_slot(keys.keyring, slot.id, opened.digest)
    if not same(bytes(head.public_key), keys.keyring.receiving.public):
        raise Tampered
    # With its site key lost nothing can vouch for the row but the private key, which was just compared.
    if head.site_key not in site_keys.lost and not is_ours(head, site_keys):
        raise Tampered
    return keys


def is_ours(head: Head, site_keys: SiteKeys) -> bool:
    """Return whether this server put the public key beside the account."""
    try:
        site_key = site_keys.get(head.site_key)
    except Missing:
        return False
    expected = public_key_mac(
        site_key, account=bytes(head.account), generation=head.generation, public=bytes(head.public_key)
    )
    return same(bytes(head.public_key_mac), expected)


def sign(head: Head, receiving: ReceivingKey, site_keys: SiteKeys) -> None:
    """Put a public key into the head row, with what proves that the server put it there."""
    head.public_key = receiving.public
    head.site_key = site_keys.newest.epoch
    head.public_key_mac = public_key_mac(
        site_keys.newest, account=bytes(head.account), generation=head.generation, public=receiving.public
    )
