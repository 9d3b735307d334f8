"""The drawing of the jar: how many folded papers it shows, and where each lies. Pure.

It fills gently and says no number: the first papers are notes, later each stands for more and more of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

ONE_EACH = 7  # so many papers are a note each
MOST = 27
ROWS = (5, 6, 5, 6, 5)  # how many papers lie side by side, from the bottom up
TONES = ("sea", "peach", "moss", "sun", "sand")
_MIDDLE, _BOTTOM = 110, 212
_ACROSS, _UP = 23, 23


@dataclass(frozen=True, slots=True)
class Paper:
    """One folded paper. Unit: its middle in units of the drawing, turned by degrees; `tone` one of TONES."""

    x: float
    y: float
    turn: int
    tone: str


def papers(notes: int) -> list[Paper]:
    """Return the papers of a jar with so many notes: more notes never show fewer, and those there stay in place."""
    return [_paper(number) for number in range(shown(notes))]


def shown(notes: int) -> int:
    """Return how many papers stand for so many notes."""
    if notes <= ONE_EACH:
        return max(notes, 0)
    return min(MOST, ONE_EACH + int(4 * log2(notes / ONE_EACH)))


def _paper(number: int) -> Paper:
    row, place = 0, number
    while place >= ROWS[row]:
        place -= ROWS[row]
        row += 1
    # From the middle outwards, so that a few lie in a heap and not along the wall.
    side = -1 if place % 2 else 1
    aside = side * (place // 2 + 0.5 if ROWS[row] % 2 == 0 else (place + 1) // 2)
    shift = (number * 7) % 5 - 2
    return Paper(
        _MIDDLE + aside * _ACROSS + shift, _BOTTOM - row * _UP + shift, (number * 53) % 70 - 35, TONES[number % 5]
    )
