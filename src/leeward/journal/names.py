"""Names a person gives: cleaned the same way everywhere, and never refused for their script."""

from __future__ import annotations

import unicodedata

LONGEST_NAME = 60  # characters, so that a chip fits on a 390 px screen in two lines


class NameMissing(ValueError):
    """Nothing readable is left of the name."""


class NameTooLong(ValueError):
    """The name has more than LONGEST_NAME characters."""


def readable(text: str) -> str:
    """Return text as it is kept: NUL and other invisible control characters gone, line ends as one newline.

    Shape: tabs and newlines stay; marks that steer right-to-left text and join emoji stay; single surrogates, which no
    encoding can store, become the replacement mark.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and text.isprintable():
        return text
    kept = (letter for letter in text if letter in "\n\t" or unicodedata.category(letter) != "Cc")
    return "".join(kept).encode("utf-8", "replace").decode("utf-8")


def clean_name(text: str) -> str:
    """Return a name on one line without blanks around it.

    Errors: NameMissing, NameTooLong.
    """
    name = " ".join(readable(text).split())
    if not any(letter.isprintable() and not letter.isspace() for letter in name):
        raise NameMissing
    if len(name) > LONGEST_NAME:
        raise NameTooLong
    return name


def short_name(text: str) -> str:
    """Return a name an import brings, cut to LONGEST_NAME with "…" at the end.

    Errors: NameMissing.
    """
    name = " ".join(readable(text).split())
    return clean_name(name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…")


def same_name(one: str, other: str) -> bool:
    """Return whether two names read the same: case and width do not count."""
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()
