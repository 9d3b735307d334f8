"""The kinds of record this room keeps in a notebook."""

from __future__ import annotations

from leeward.journal import columns, derived
from leeward.journal.records import CheckIn, Tray, Vocabulary, Written
from leeward.vault.kinds import Kind

CHECK_INS = Kind(
    "checkin",
    CheckIn,
    derivations=(
        derived.DAY_STATS,
        derived.CHECK_IN_TAGS,
        derived.CHECK_IN_BATCHES,
        derived.CHECK_IN_SHELF,
        derived.NOTES,
        columns.COLUMNS,
    ),
)
ENTRIES = Kind(
    "entry",
    Written,
    derivations=(
        derived.FOLDED,
        derived.ENTRY_SHELF,
        derived.NEWEST,
        derived.KEPT,
        derived.JAR_NOTES,
        derived.ENTRY_TAGS,
        derived.ENTRY_BATCHES,
    ),
)
VOCABULARY = Kind("vocabulary", Vocabulary)
TRAY = Kind("tray", Tray)

# Both streams hold one record each, always under the same id.
ONLY = bytes(16)
