"""Text as it is kept: every script, no invisible control characters, and always something an encoding can store."""

from __future__ import annotations

import unicodedata


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
