"""What people type to come in, for the rooms above; the cipher core itself is closed to them."""

from leeward.vault.core.passphrase import (
    HoldsTheName,
    NotAPassphrase,
    Passphrase,
    TooCommon,
    TooLong,
    TooShort,
    UnknownCharacters,
)
from leeward.vault.core.recovery import NotARecoveryCode, RecoveryCode

__all__ = [
    "HoldsTheName",
    "NotAPassphrase",
    "NotARecoveryCode",
    "Passphrase",
    "RecoveryCode",
    "TooCommon",
    "TooLong",
    "TooShort",
    "UnknownCharacters",
]
