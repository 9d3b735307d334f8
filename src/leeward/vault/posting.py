"""What the room `post` may ask for: sealing what it keeps, proofs for links, and web push. Nothing here is a person's.

Source: PRIVACY.md 9.6.
"""

from __future__ import annotations

from leeward.kernel.ids import NotAnId, id_bytes, id_text
from leeward.vault import site_keys
from leeward.vault.core import posting
from leeward.vault.core.primitives import PushKey
from leeward.vault.core.web_push import (
    PAYLOAD_BYTES,
    Receiver,
    authorization,
    base64url,
    encrypted,
    from_base64url,
)

__all__ = [
    "PAYLOAD_BYTES",
    "PushKey",
    "Receiver",
    "authorization",
    "base64url",
    "encrypted",
    "from_base64url",
    "is_proof",
    "mark",
    "proof",
    "seal",
    "unseal",
]


def seal(plaintext: bytes, *, kind: bytes, box: bytes, obj: bytes) -> bytes:
    """Return the bytes sealed under the site key for this place. Errors: SiteKeyMissing (vault.site_keys)."""
    return posting.seal(site_keys.all_keys().newest, plaintext, kind=kind, box=box, obj=obj)


def unseal(sealed: bytes, *, kind: bytes, box: bytes, obj: bytes) -> bytes:
    """Return what was sealed. Errors: Tampered, UnknownFormat; Missing for a site key that is not here."""
    return posting.unseal(site_keys.all_keys(), sealed, kind=kind, box=box, obj=obj)


def mark(*parts: bytes) -> bytes:
    """Return the 32 bytes an address is found by."""
    return posting.mark(site_keys.all_keys().newest, *parts)


def proof(id: bytes) -> str:
    """Return the 26 letters that end a link in a mail about this row."""
    return id_text(posting.link(site_keys.all_keys().newest, id))


def is_proof(id: bytes, text: str) -> bool:
    """Whether these letters came from a mail of ours about this row."""
    try:
        return posting.is_link(site_keys.all_keys(), id, id_bytes(text))
    except NotAnId:
        return False
