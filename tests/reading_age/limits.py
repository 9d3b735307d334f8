"""The limits, and why these.

CLINICAL R8 asks for a reading age of 11 to 12: the sixth grade in the United States. Flesch-Kincaid gives the grade
itself, so 6.0. Dale-Chall gives a score that stands for grades, and 5.9 is the last one of "fifth and sixth grade".
Both reward short words and sentences and know nothing of sense, so a page may be well below and still be hard: a person
has to read it too.

An easy-read page is for people who read little or with effort: the third grade, and Dale-Chall's lowest step.
"""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """The most a page may reach."""

    flesch_kincaid: float
    dale_chall: float


WHOLE = Limits(flesch_kincaid=6.0, dale_chall=5.9)
EASY = Limits(flesch_kincaid=3.0, dale_chall=4.9)
