"""What both of Daylio's files share: its five moods and how one entry becomes a row.

Source: IMPORTS.md 1 (default names in English and French), 2 (levels).
"""

from __future__ import annotations

import re

from leeward.interchange.formats.cells import clean_name, read_hours, read_number
from leeward.interchange.formats.found import RowUnreadable, Scale, Why

MOOD = Scale("Mood (Daylio)", 1, 5)
LEVELS = {
    "rad": 5,
    "good": 4,
    "meh": 3,
    "bad": 2,
    "awful": 1,
    "super": 5,
    "bien": 4,
    "mouais": 3,
    "mauvais": 2,
    "horrible": 1,
}
POINTS = re.compile(r"(.+?)\s*:\s*([\d.,]+)\s*/\s*([\d.,]+)(?:\s+\S+)?\Z")


def level_of(name: str) -> int | None:
    """Return the level 1 to 5 of a mood that everybody's Daylio has, or None for one the person made."""
    return LEVELS.get(name.strip().casefold())


def read_scales(text: str) -> list[tuple[Scale, float]]:
    """Return the ratings of a `scales` cell: `Sleep Quality: 8/10 points | Sleep Time: 7:30`.

    Unit: points of the scale as it is there; hours for a length of time.
    Errors: RowUnreadable for a part that is neither.
    """
    return [_read_scale(part.strip()) for part in text.split("|") if part.strip()]


def _read_scale(part: str) -> tuple[Scale, float]:
    if match := POINTS.match(part):
        value, high = read_number(match[2]), read_number(match[3])
        return Scale(clean_name(match[1]), 0, max(high, value)), value
    name, _, length = part.partition(":")
    if not clean_name(name):
        raise RowUnreadable(Why.NUMBER)
    # The unit belongs to the name: a chart of "Sleep Time" from 0 to 24 says nothing without it.
    return Scale(f"{clean_name(name)} (h)", 0, 24), read_hours(length)
