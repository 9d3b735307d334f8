"""The passphrase: how it is read, and what one must be to be chosen.

Source: PRIVACY.md 0.2 (Names) and 4.3; NIST SP 800-63B-4 section 3.1.1 (15 characters, NFKC, no composition rules, a
list of common ones).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from leeward.vault.core.labels import Label
from leeward.vault.core.primitives import SlotKey, Unshown, argon2, expand
from leeward.vault.core.words import common

MIN_CHARACTERS = 15
MAX_CHARACTERS = 1024
MIN_OWN_CHARACTERS = 6  # what has to be left without well-known words, runs and repetitions
MIN_DIFFERENT = 5
_MIN_NAME = 3
_RUN = 4
_LOOK_ALIKES = str.maketrans("0134578@$!", "oieastbasi")


class NotAPassphrase(ValueError):
    """A passphrase that cannot be used; the subclasses say why. Never with the text itself."""


class TooShort(NotAPassphrase):
    """Fewer than 15 characters."""


class TooLong(NotAPassphrase):
    """More than 1,024 characters."""


class UnknownCharacters(NotAPassphrase):
    """A character that has no fixed meaning yet: another device might read it differently."""


class TooCommon(NotAPassphrase):
    """Too little is left without well-known words, runs such as 12345 and repetitions: it is guessed quickly."""


class HoldsTheName(NotAPassphrase):
    """Too little is left without the sign-in name."""


class Passphrase(Unshown):
    """A passphrase in its one spelling (NFKC, not trimmed)."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    @classmethod
    def typed(cls, text: str) -> Passphrase:
        """Return what was typed to unlock. Errors: TooLong, UnknownCharacters."""
        if len(text) > MAX_CHARACTERS:
            raise TooLong
        # Before normalising: what is not assigned today may be normalised differently tomorrow.
        if any(unicodedata.category(character) in {"Cn", "Cs"} for character in text):
            raise UnknownCharacters
        return cls(unicodedata.normalize("NFKC", text))

    @classmethod
    def chosen(cls, text: str, *, name: str) -> Passphrase:
        """Return a new passphrase for the account of this sign-in name.

        Errors: TooShort, TooLong, UnknownCharacters, TooCommon, HoldsTheName.
        """
        passphrase = cls.typed(text)
        normal = unicodedata.normalize("NFKC", text)
        if len(normal) < MIN_CHARACTERS:
            raise TooShort
        _check_guessable(normal.casefold(), _letters(name.casefold()))
        return passphrase

    def keys(self, *, salt: bytes, memory_kib: int, passes: int) -> tuple[SlotKey, bytes]:
        """Return the slot's key and its commitment; takes one Argon2id. Errors: UnknownFormat."""
        stretched = argon2(self._text.encode(), salt=salt, memory_kib=memory_kib, passes=passes)
        return SlotKey(expand(stretched, Label.SLOT_KEY)), expand(stretched, Label.SLOT_COMMIT)


def _check_guessable(text: str, name: str) -> None:
    if len(set(text)) < MIN_DIFFERENT or _own(text) < MIN_OWN_CHARACTERS:
        raise TooCommon
    if len(name) >= _MIN_NAME and _own(text, without=name) < MIN_OWN_CHARACTERS:
        raise HoldsTheName


def _own(text: str, *, without: str = "") -> int:
    """Return how many characters are left without well-known words, runs, repetitions and the name."""
    return min(_left(_letters(text), without), _left(_letters(_without_runs(text).translate(_LOOK_ALIKES)), without))


def _left(letters: str, without: str) -> int:
    bare = letters.replace(without, "") if without else letters
    return len(_unit(_without_runs(_common_words().sub("", bare))))


def _letters(text: str) -> str:
    """Return the text as guessers see it: without accents, blanks and punctuation."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(character for character in plain if unicodedata.category(character)[0] in "LNS")


@lru_cache(maxsize=1)
def _common_words() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in common()))


def _without_runs(letters: str) -> str:
    """Return the letters without runs of four or more neighbours: 1234, dcba, aaaa."""
    kept: list[str] = []
    run = ""
    for letter in letters:
        if run and not _goes_on(run, letter):
            kept.append(run if len(run) < _RUN else "")
            run = ""
        run += letter
    return "".join(kept) + (run if len(run) < _RUN else "")


def _goes_on(run: str, letter: str) -> bool:
    step = ord(letter) - ord(run[-1])
    return abs(step) <= 1 and (len(run) == 1 or step == ord(run[-1]) - ord(run[-2]))


def _unit(letters: str) -> str:
    """Return the shortest text that repeated makes the letters."""
    again = (letters + letters).find(letters, 1)
    return letters[:again] if letters else letters
