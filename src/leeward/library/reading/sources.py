"""Where facts come from: one list for all pages, so that a source read again is dated in one place.

A page names the ids it uses in its head and sets `[^id]` behind each fact.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import msgspec

FILE = Path(__file__).resolve().parents[1] / "content" / "sources.toml"


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One source: who says it, under which title, at which address, and when and how somebody of us read it."""

    by: str
    title: str
    url: str
    checked: date
    # What was read, where it was not the page itself: "an abstract", "a copy of the page".
    read: str = ""


class UnreadableSources(Exception):
    """The list of sources is not what it has to be; the message names the place."""


def read(text: bytes) -> dict[str, Source]:
    """Return the sources by id.

    Errors: UnreadableSources.
    """
    try:
        return msgspec.toml.decode(text, type=dict[str, Source])
    except msgspec.DecodeError as problem:
        raise UnreadableSources(str(problem)) from problem


@cache
def everything() -> dict[str, Source]:
    """Return every source of the file beside the pages. Errors: UnreadableSources."""
    return read(FILE.read_bytes())
