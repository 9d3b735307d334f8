"""What the engine calls what stands beside a scale: names that say nothing of the person's own words."""

from __future__ import annotations

from leeward.journal.records import SLEEP_HOURS, SLEEP_QUALITY

MOVING = "moving"  # whether somebody moved in the hours before, from another stream than the check-ins
NIGHT = (SLEEP_QUALITY, SLEEP_HOURS)  # about the night before, and asked once a day


def tag_name(index: int) -> str:
    """Return what the engine calls a tag."""
    return f"tag:{index}"


def series_name(series: int) -> str:
    """Return what the engine calls a scale."""
    return f"series:{series}"
