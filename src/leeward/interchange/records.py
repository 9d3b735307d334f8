"""What is remembered of an import, to look at it and to undo it: numbers and days, never a word of the file."""

from __future__ import annotations

import msgspec

from leeward.vault.kinds import Kind


class Brought(msgspec.Struct, frozen=True, array_like=True, gc=False, kw_only=True):
    """One import; its id is the batch its records carry. `tags` and `series` are the words it added to the vocabulary.

    Unit: `at` in seconds since 1970 UTC; `first` and `last` as date.toordinal(), 0 where nothing came.
    """

    at: int
    format: str
    check_ins: int = 0
    entries: int = 0
    refused: int = 0
    first: int = 0
    last: int = 0
    tags: list[int] = []
    series: list[int] = []
    moved: int = 0


BROUGHT = Kind("brought", Brought)
