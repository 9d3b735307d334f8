"""How a dry run is shown: what would come, in sentences and short lists. Pure."""

from __future__ import annotations

from typing import Any

from leeward.interchange import words
from leeward.interchange.formats.found import Bundle, Format
from leeward.interchange.formats.table import Table
from leeward.interchange.plan import Choices

CELL_LETTERS = 32
TAGS_SHOWN = 24
ROWS_SHOWN = 20


def first_rows(table: Table) -> list[list[str]]:
    """Return the first rows of a table, long cells cut."""
    return [[short(cell, CELL_LETTERS) for cell in row] for row in table.first_rows]


def short(text: str, letters: int) -> str:
    """Return a text on one line, cut with "…" where it is longer."""
    line = " ".join(text.split())
    return line if len(line) <= letters else line[: letters - 1] + "…"


def of_bundle(bundle: Bundle, choices: Choices) -> dict[str, Any]:
    """Return what the page of a dry run shows beside the form."""
    most_used = sorted(bundle.tags, key=lambda name: (-bundle.tags[name], name))
    return {
        "format_words": words.FORMAT[choices.format],
        "is_table": choices.format is Format.TABLE,
        "has_mood": not bundle.scales.keys().isdisjoint({"Mood (Daylio)"}) or bool(bundle.unknown_moods),
        "tags": most_used[:TAGS_SHOWN],
        "more_tags": max(0, len(most_used) - TAGS_SHOWN),
        "scales": list(bundle.scales.values()),
        "refused": [(refused.row, words.ROW[refused.why]) for refused in bundle.refused[:ROWS_SHOWN]],
        "more_refused": max(0, bundle.refused_count - ROWS_SHOWN),
        "is_empty": not bundle.check_ins and not bundle.entries,
    }
