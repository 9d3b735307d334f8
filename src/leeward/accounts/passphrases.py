"""Choosing a passphrase: what is asked of one, said in words that help, and six words to offer."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from leeward.vault.typed import (
    HoldsTheName,
    NotAPassphrase,
    TooCommon,
    TooLong,
    TooShort,
    UnknownCharacters,
)

_WORDS = {
    TooShort: _("Use at least 15 characters. Four or five words of your own are easy to keep."),
    TooLong: _("Use fewer than 1,024 characters."),
    UnknownCharacters: _("One of these signs is not known on every device. Choose another one for it."),
    TooCommon: _("This would be guessed quickly. The six words are a strong choice; or add words nobody expects."),
    HoldsTheName: _("This is mostly your sign-in name. Choose words that have nothing to do with it."),
}


def in_words(why: NotAPassphrase) -> str:
    """Return what to do about a passphrase that cannot be chosen."""
    return str(_WORDS.get(type(why), _("Choose another passphrase.")))
