"""Sign-in names: how they are compared, and friendly ones to suggest. Pure.

Source: PRIVACY.md 0.2 (NFKC, casefold, trimmed, 3 to 64; a random name is suggested).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

SHORTEST = 3
LONGEST = 64
# Normal form may draw a few characters into one, never more. Bringing one run of 300,000 accents into order takes
# minutes and holds up every thread, help now too: what cannot be a name is not even looked at.
LONGEST_TYPED = 4 * LONGEST

HOW = (
    "amber", "brisk", "calm", "clear", "cosy", "dappled", "early", "easy", "fair", "fresh", "gentle", "glad",
    "golden", "green", "hazel", "kind", "late", "light", "little", "lively", "mellow", "merry", "mild", "misty",
    "mossy", "neat", "olive", "patient", "plain", "quiet", "rosy", "russet", "silver", "slow", "small", "snug",
    "soft", "steady", "still", "sunny", "swift", "tawny", "tidy", "upland", "velvet", "warm", "wide", "woolly",
)  # fmt: skip
WHAT = (
    "acorn", "apple", "badger", "barley", "basket", "beech", "birch", "bridge", "button", "canoe", "cedar", "clover",
    "cricket", "dormouse", "fern", "ferry", "finch", "garden", "harbour", "hare", "heron", "island", "jetty", "kettle",
    "lantern", "lark", "linden", "maple", "meadow", "mitten", "orchard", "otter", "pebble", "pigeon", "pine", "pond",
    "quilt", "robin", "sparrow", "spruce", "starling", "teapot", "thistle", "tulip", "violet", "walnut", "willow",
    "wren",
)  # fmt: skip


class NameLength(ValueError):
    """The name is shorter than 3 or longer than 64 characters once blanks at its ends are gone."""


def compared(name: str) -> str:
    """Return the form in which two spellings of a name are the same name.

    Errors: NameLength.
    """
    if len(name.strip()) > LONGEST_TYPED:
        raise NameLength
    folded, before = unicodedata.normalize("NFKC", name.strip()), None
    # Folding can undo normal form and the other way round (Unicode 3.13, toNFKC_Casefold): until nothing changes.
    while folded != before:
        folded, before = unicodedata.normalize("NFKC", folded.casefold()).strip(), folded
    if not SHORTEST <= len(folded) <= LONGEST:
        raise NameLength
    return folded


def suggested(choose: Callable[[Sequence[str]], str]) -> str:
    """Return a friendly name that says nothing about anybody, such as "quiet-otter-4827"."""
    digits = "".join(choose("23456789") for _ in range(4))
    return f"{choose(HOW)}-{choose(WHAT)}-{digits}"
