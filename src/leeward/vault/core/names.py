"""Sign-in names at rest: a keyed hash to find the account by, and the name itself sealed under the site key.

Source: PRIVACY.md 0.2 (Names). The name arrives in the one form in which names are compared.
"""

from __future__ import annotations

from leeward.vault.core import envelope, padding, primitives
from leeward.vault.core.envelope import NOBODY, Context, Domain, Sealed, epoch_of
from leeward.vault.core.errors import Tampered
from leeward.vault.core.labels import Label
from leeward.vault.core.primitives import NameKey, SiteKey
from leeward.vault.core.site_keys import SiteKeys


def name_key(site_key: SiteKey, name: str) -> bytes:
    """Return the 32 bytes an account is found by."""
    return primitives.mac(site_key, Label.SITE_NAME, name.encode())


def seal_name(site_key: SiteKey, name: str, *, account: bytes) -> Sealed:
    """Return the name sealed for this account."""
    key = primitives.derive(NameKey, site_key, Label.SITE_NAME_SEAL)
    return envelope.seal(key, _place(account), padding.pad_row(name.encode()))


def open_name(site_keys: SiteKeys, sealed: bytes, *, account: bytes) -> str:
    """Return the name. Errors: Tampered, UnknownFormat; Missing for a site key that is not here."""
    key = primitives.derive(NameKey, site_keys.get(epoch_of(sealed)), Label.SITE_NAME_SEAL)
    try:
        return padding.unpad(envelope.unseal(key, _place(account), sealed)).decode()
    except UnicodeDecodeError:
        raise Tampered from None


def _place(account: bytes) -> Context:
    return Context(domain=Domain.NAME, owner=account, stream=NOBODY, obj=NOBODY, number=0, kind=b"")
