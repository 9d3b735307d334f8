"""What the engine calls a tag and a scale: names that say nothing. The page knows their words."""

from __future__ import annotations


def tag_name(index: int) -> str:
    """Return the name of the tag a bit means today."""
    return f"tag:{index}"


def series_name(series: int) -> str:
    """Return the name of a scale."""
    return f"series:{series}"
