"""The recovery code: 125 random bits as 25 Crockford letters and one check letter, in groups of five.

Source: PRIVACY.md 9.1. The check letter is a sum over GF(32) with a different weight at each place, so it finds every
single wrong letter and every two letters changed about.
"""

from __future__ import annotations

import secrets
import unicodedata

from leeward.vault.core.labels import Label
from leeward.vault.core.primitives import SlotKey, Unshown, expand, extract

LETTERS = 25
GROUP = 5
_MOST_TYPED = 1000  # with blanks and dashes to spare; normalising a long run of accents would hold up every thread
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {letter: value for value, letter in enumerate(_ALPHABET)}
_LOOK_ALIKES = str.maketrans("OIL", "011")
_BETWEEN = {"Zs", "Pd", "Cc", "Cf"}  # blanks, hyphens and dashes of all kinds, line ends, invisible marks
_FIELD = 0b100101  # x^5 + x^2 + 1, primitive over GF(2): the weights 2^0 to 2^25 all differ


class NotARecoveryCode(ValueError):
    """What was typed cannot be a recovery code: a letter is missing or wrong. The message never repeats it."""


class RecoveryCode(Unshown):
    """A recovery code; shows itself only through `groups` and `text`."""

    __slots__ = ("_letters",)

    def __init__(self, letters: str) -> None:
        self._letters = letters

    @classmethod
    def new(cls) -> RecoveryCode:
        """Return a random code."""
        letters = "".join(_ALPHABET[secrets.randbelow(32)] for _ in range(LETTERS))
        return cls(letters + _check_letter(letters))

    @classmethod
    def typed(cls, text: str) -> RecoveryCode:
        """Return the code a person typed: any case, blanks or hyphens anywhere, O for 0, I or L for 1.

        Errors: NotARecoveryCode.
        """
        letters = _as_written(text[: _MOST_TYPED + 1]) if len(text) <= _MOST_TYPED else ""
        if len(letters) != LETTERS + 1 or any(letter not in _VALUES for letter in letters):
            raise NotARecoveryCode("a recovery code has 26 letters and digits")
        if _check_letter(letters[:-1]) != letters[-1]:
            raise NotARecoveryCode("one of the letters differs from the code that was shown")
        return cls(letters)

    @property
    def groups(self) -> tuple[str, ...]:
        """Five groups to write down; the last one carries the check letter too."""
        last = LETTERS - GROUP
        return (*(self._letters[at : at + GROUP] for at in range(0, last, GROUP)), self._letters[last:])

    def text(self) -> str:
        """Return the code as it stands on the sheet."""
        return "-".join(self.groups)

    def locator(self) -> bytes:
        """Return the 16 bytes by which the slot is found without a name; they say nothing about the code."""
        return expand(self._root(), Label.SLOT_LOCATE, length=16)

    def slot_key(self) -> SlotKey:
        """Return the key that opens the slot."""
        return SlotKey(expand(self._root(), Label.SLOT_KEY))

    def commitment(self) -> bytes:
        """Return the 32 bytes that commit a slot to this code."""
        return expand(self._root(), Label.SLOT_COMMIT)

    def _root(self) -> bytes:
        # 125 uniform bits: no slow hash is needed, only an even spread over 32 bytes.
        return extract(b"vault/recovery/v1", self._letters[:LETTERS].encode())


def _as_written(typed: str) -> str:
    """Return what was typed in the letters of the alphabet, whatever case, blanks and look-alikes were used."""
    plain = unicodedata.normalize("NFKC", typed).upper().translate(_LOOK_ALIKES)
    return "".join(letter for letter in plain if unicodedata.category(letter) not in _BETWEEN)


def _check_letter(letters: str) -> str:
    total = 0
    for letter in letters:  # Horner: total = sum of value * 2^place, then once more so that the check has weight 1
        total = _double(total ^ _VALUES[letter])
    return _ALPHABET[total]


def _double(value: int) -> int:
    value <<= 1
    return value ^ _FIELD if value & 32 else value
