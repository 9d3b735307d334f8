"""The vault's tables. Every column that is not a key, a number or an id is sealed."""

from leeward.vault.models.keys import Device, Head, Installation, Keyring, KeySlot
from leeward.vault.models.notebooks import Blob, Draft, Letter, Segment, TailItem
from leeward.vault.models.sessions import Session, Throttle, Unlocked

__all__ = [
    "Blob",
    "Device",
    "Draft",
    "Head",
    "Installation",
    "KeySlot",
    "Keyring",
    "Letter",
    "Segment",
    "Session",
    "TailItem",
    "Throttle",
    "Unlocked",
]
