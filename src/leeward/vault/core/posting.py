"""What reminders keep: sealed under the site key, because it is read while its owner is away; and links in mails.

Source: PRIVACY.md 9.6 (an address sealed under the site key).
"""

from __future__ import annotations

from leeward.vault.core import envelope, padding, primitives
from leeward.vault.core.envelope import NOBODY, Context, Domain, Sealed, epoch_of
from leeward.vault.core.labels import Label
from leeward.vault.core.primitives import PostKey, SiteKey
from leeward.vault.core.site_keys import SiteKeys

LINK_BYTES = 16


def seal(site_key: SiteKey, plaintext: bytes, *, kind: bytes, box: bytes, obj: bytes) -> Sealed:
    """Return the bytes sealed for one place: what they are, in whose box, and for which row."""
    key = primitives.derive(PostKey, site_key, Label.SITE_POST_SEAL)
    return envelope.seal(key, _place(kind, box, obj), padding.pad_row(plaintext))


def unseal(site_keys: SiteKeys, sealed: bytes, *, kind: bytes, box: bytes, obj: bytes) -> bytes:
    """Return what was sealed. Errors: Tampered, UnknownFormat; Missing for a site key that is not here."""
    key = primitives.derive(PostKey, site_keys.get(epoch_of(sealed)), Label.SITE_POST_SEAL)
    return padding.unpad(envelope.unseal(key, _place(kind, box, obj), sealed))


def _place(kind: bytes, box: bytes, obj: bytes) -> Context:
    return Context(domain=Domain.POST, owner=box, stream=NOBODY, obj=obj, number=0, kind=kind)


def mark(site_key: SiteKey, *parts: bytes) -> bytes:
    """Return the 32 bytes an address is found by; without the site key they say nothing about it."""
    return primitives.mac(site_key, Label.SITE_POST_MARK, *parts)


def link(site_key: SiteKey, id: bytes) -> bytes:
    """Return what a link in a mail proves with: only this server sent a mail about this row."""
    return primitives.mac(site_key, Label.SITE_POST_LINK, id)[:LINK_BYTES]


def is_link(site_keys: SiteKeys, id: bytes, proof: bytes) -> bool:
    """Whether one of the installation's keys, also an older one, made this proof."""
    return any(primitives.same(link(key, id), proof) for key in site_keys.keys)
