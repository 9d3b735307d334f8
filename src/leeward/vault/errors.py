"""The vault's errors, for the rooms above; the cipher core itself is closed to them."""

from leeward.vault.core.errors import Full, Locked, Missing, Stale, Tampered, UnknownFormat, VaultError, WrongSecret
from leeward.vault.writing import Busy

__all__ = ["Busy", "Full", "Locked", "Missing", "Stale", "Tampered", "UnknownFormat", "VaultError", "WrongSecret"]
