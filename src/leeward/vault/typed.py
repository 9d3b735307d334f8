"""What people type to come in, for the rooms above; the cipher core itself is closed to them."""

from leeward.vault import slot_rows
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
from leeward.vault.core.words import offer_words

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
    "offer_words",
    "opens_a_notebook",
]


def opens_a_notebook(code: RecoveryCode) -> bool:
    """Return whether there is a notebook this code leads to, before a person writes down its successor.

    It tells nobody anything: a code has 125 random bits.
    """
    return slot_rows.located(code.locator()) is not None
