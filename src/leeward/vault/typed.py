"""What people type to come in, for the rooms above; the cipher core itself is closed to them."""

from leeward.vault import slot_rows
from leeward.vault.core.errors import WrongSecret
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
    "known_code",
    "offer_words",
]


def known_code(text: str) -> RecoveryCode:
    """Return the recovery code somebody typed, when it leads to a notebook, before they write down its successor.

    The answer tells nobody anything: a code has 125 random bits.
    Errors: NotARecoveryCode; WrongSecret for a code that leads nowhere.
    """
    code = RecoveryCode.typed(text)
    if slot_rows.located(code.locator()) is None:
        raise WrongSecret
    return code
