"""What issue 2 asks for, and whether it was reached. Unit: milliseconds of CPU, MiB, bytes, ratio."""

from __future__ import annotations

from typing import NamedTuple


class Goal(NamedTuple):
    """One action: its name, what it may take, and whether jrnl does it too."""

    name: str
    cpu: float
    beside_jrnl: bool


GOALS = (
    Goal("decade of check-ins", 30, beside_jrnl=False),
    Goal("last ten", 10, beside_jrnl=True),
    Goal("rare word", 26, beside_jrnl=True),
    Goal("common word", 30, beside_jrnl=True),
    Goal("tag counts", 10, beside_jrnl=True),
    Goal("add one", 25, beside_jrnl=True),
    Goal("import", 5000, beside_jrnl=True),
    Goal("trends page", 150, beside_jrnl=False),
)
ALSO = ("notebook page", "tags page", "search page", "check-in page", "year page", "words page")
PEAK_MIB = 60
AES_TIMES = 6
WIRE_BYTES = {"check-in page": 60_000, "help now": 30_000}


def verdict(*, found: float, allowed: float) -> str:
    """Return "yes", or how far it is."""
    return "yes" if found <= allowed else f"NO, {found / allowed:.2f} x"
