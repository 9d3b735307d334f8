"""Every purpose a key is derived for, each once: two purposes must never share bytes (PRIVACY.md 2, Threema).

Shape: ASCII without NUL; where there is a context it follows after a NUL, so no two inputs are ever the same bytes.
"""

from __future__ import annotations

from enum import Enum


class Label(bytes, Enum):
    """What a derived key is for."""

    SLOT_KEY = b"vault/slot/v1/kek"
    SLOT_COMMIT = b"vault/slot/v1/commit"
    SLOT_LOCATE = b"vault/slot/v1/locate"
    SLOT_DIGEST = b"vault/slot/v1/digest"
    KEYRING = b"vault/keyring/v1/seal"
    INDEX = b"vault/index/v1/item"
    OWN_SESSIONS = b"vault/index/v1/sessions"
    SESSION_ROW = b"vault/session/v1/id"
    SESSION_SEAL = b"vault/session/v1/seal"
    UNLOCKED_ROW = b"vault/session/v1/unlocked/id"
    UNLOCKED_SEAL = b"vault/session/v1/unlocked/seal"
    LETTER = b"vault/letter/v1/info"
    DEVICE_LETTER = b"vault/outbox/v1/info"
    DEVICE_NOTE = b"vault/outbox/v1/mac"
    DEVICE_TOKEN = b"vault/outbox/v1/token"
    SITE_CHECK = b"vault/site/v1/check"
    SITE_FINGERPRINT = b"vault/site/v1/fingerprint"
    SITE_SLOT_MAC = b"vault/site/v1/slot-mac"
    SITE_SLOT_OUTER = b"vault/site/v1/slot-outer"
    SITE_PUBLIC_KEY = b"vault/site/v1/public-key"
    SITE_NAME = b"vault/site/v1/name"
    SITE_NAME_SEAL = b"vault/site/v1/name-seal"
    SITE_DEPOSIT = b"vault/site/v1/deposit"
    SITE_TICKET = b"vault/site/v1/ticket"
    SITE_THROTTLE = b"vault/site/v1/throttle"
    SITE_POST_SEAL = b"vault/site/v1/post-seal"
    SITE_POST_MARK = b"vault/site/v1/post-mark"
    SITE_POST_LINK = b"vault/site/v1/post-link"
