"""Names a person gives: cleaned the same way everywhere, and never refused for their script."""

from __future__ import annotations

import unicodedata

from leeward.kernel.text import readable

__all__ = ["LONGEST_NAME", "NameMissing", "NameTooLong", "clean_name", "readable", "same_name", "short_name"]

LONGEST_NAME = 60  # characters, so that a chip fits on a 390 px screen in two lines


class NameMissing(ValueError):
    """Nothing readable is left of the name."""


class NameTooLong(ValueError):
    """The name has more than LONGEST_NAME characters."""


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
