"""What the engine calls what stands beside a scale: names that say nothing of the person's own words."""

from __future__ import annotations

from leeward.journal.records import SLEEP_HOURS, SLEEP_QUALITY

MOVING = "moving"  # whether somebody moved in the hours before, from another stream than the check-ins
NIGHT = (SLEEP_QUALITY, SLEEP_HOURS)  # about the night before, and asked once a day


_TAG = "tag:"


def tag_name(index: int) -> str:
    """Return what the engine calls a tag."""
    return f"{_TAG}{index}"


def is_tag(name: str) -> bool:
    """Tell whether the engine's name is that of a tag."""
    return name.startswith(_TAG)


def series_name(series: int) -> str:
    """Return what the engine calls a scale."""
    return f"series:{series}"
