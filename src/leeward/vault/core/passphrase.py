"""The passphrase: how it is read, and what one must be to be chosen.

Source: PRIVACY.md 0.2 (Names) and 4.3; NIST SP 800-63B-4 section 3.1.1 (15 characters, NFKC, no composition rules).
"""

from __future__ import annotations

import unicodedata

from leeward.vault.core.labels import Label
from leeward.vault.core.primitives import SlotKey, Unshown, argon2, expand

MIN_CHARACTERS = 15
MAX_CHARACTERS = 1024


class NotAPassphrase(ValueError):
    """A passphrase that cannot be used; the subclasses say why."""


class TooShort(NotAPassphrase):
    """Fewer than 15 characters."""


class TooLong(NotAPassphrase):
    """More than 1,024 characters."""


class UnknownCharacters(NotAPassphrase):
    """A character that has no fixed meaning yet: another device might read it differently."""


class TooCommon(NotAPassphrase):
    """What is left without well-known words, names of this app and repetitions is guessed quickly."""


class HoldsTheName(NotAPassphrase):
    """It is mostly the sign-in name."""


class Passphrase(Unshown):
    """A passphrase in its one spelling (NFKC, not trimmed)."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    @classmethod
    def typed(cls, text: str) -> Passphrase:
        """Return what was typed to unlock. Errors: TooLong, UnknownCharacters."""
        normal = unicodedata.normalize("NFKC", text)
        if len(normal) > MAX_CHARACTERS:
            raise TooLong
        if any(unicodedata.category(character) in {"Cn", "Cs"} for character in normal):
            raise UnknownCharacters
        return cls(normal)

    def keys(self, *, salt: bytes, memory_kib: int, passes: int) -> tuple[SlotKey, bytes]:
        """Return the slot's key and its commitment; takes one Argon2id. Errors: UnknownFormat."""
        stretched = argon2(self._text.encode(), salt=salt, memory_kib=memory_kib, passes=passes)
        return SlotKey(expand(stretched, Label.SLOT_KEY)), expand(stretched, Label.SLOT_COMMIT)

    def characters(self) -> str:
        """Return the text, for the rules on choosing one."""
        return self._text
