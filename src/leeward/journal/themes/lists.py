"""The person's own lists of words: a name and the words that count for it; counted by month, and nothing else.

The lists a notebook begins with are in the language of whoever opens it first, and all of them can be changed.
Source: INSIGHTS.md 6.1 (a small editable list); CLINICAL.md R20 (no method, no body part, no place in them).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from leeward.journal.records import Quiet
from leeward.journal.themes.counting import words

MOST_LISTS = 20
MOST_WORDS = 400  # characters of one list
# A comma or a semicolon, the Arabic ones too, or a new line.
PARTS = re.compile(r"[,;\N{ARABIC COMMA}\N{ARABIC SEMICOLON}\n]")


class WordList(Quiet, frozen=True, array_like=True, gc=False):
    """A name, and words and groups of words as the person typed them."""

    name: str
    words: list[str]


@dataclass(frozen=True, slots=True)
class Counted:
    """In how many entries of each month a word of the list stood. Shape: as many numbers as there are months."""

    name: str = field(repr=False)
    entries: list[int]


def starting_lists() -> list[WordList]:
    """Return the lists of a notebook in which nothing was changed yet."""
    return [
        WordList(_("Sleep"), parted(_("sleep, slept, sleeping, asleep, awake, tired, dream, dreams, nightmare"))),
        WordList(
            _("School or work"), parted(_("school, class, exam, exams, homework, work, shift, job, boss, course"))
        ),
        WordList(_("Family"), parted(_("family, mum, mom, dad, mother, father, sister, brother, grandma, grandpa"))),
        WordList(_("Friends"), parted(_("friend, friends, best friend, group chat"))),
        WordList(_("Money"), parted(_("money, rent, bill, bills, paid, afford, debt"))),
        WordList(_("Body"), parted(_("body, headache, ill, sick, pain, breath, hungry, appetite"))),
        WordList(_("Being alone"), parted(_("alone, lonely, left out, on my own"))),
        WordList(_("Anger"), parted(_("angry, anger, furious, annoyed, mad, shouted"))),
        WordList(_("Numb"), parted(_("numb, empty, fog, foggy, far away"))),
        WordList(_("Hope"), parted(_("hope, hopeful, hoping, looking forward, plan, plans"))),
        WordList(_("The pull"), parted(_("the pull, urge, urges"))),
        WordList(
            _("Things that help"), parted(_("walk, walked, music, breathing, shower, drew, drawing, tea, talked"))
        ),
    ]


def parted(text: str) -> list[str]:
    """Return the words of a list as typed: commas and lines part them."""
    words = (" ".join(part.split()) for part in PARTS.split(text))
    return list(dict.fromkeys(word for word in words if word))


def by_month(lists: Sequence[WordList], months: Sequence[Iterable[str]]) -> list[Counted]:
    """Return in how many texts of each month one of a list's words stood, as a whole word."""
    wanted = [_Wanted.of(one) for one in lists]
    counts = [[0] * len(months) for _one in lists]
    for at, texts in enumerate(months):
        for text in texts:
            there = words(text)
            single, line = frozenset(there), _between_blanks(there)
            for number, one in enumerate(wanted):
                counts[number][at] += one.is_in(single, line)
    return [Counted(one.name, row) for one, row in zip(lists, counts, strict=True)]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The words of a list as they are looked for: single ones, and groups with a blank around each word."""

    single: frozenset[str] = field(repr=False)
    groups: tuple[str, ...] = field(repr=False)

    @classmethod
    def of(cls, one: WordList) -> _Wanted:
        folded = [words(typed) for typed in one.words]
        return cls(
            single=frozenset(word[0] for word in folded if len(word) == 1),
            groups=tuple(_between_blanks(group) for group in folded if len(group) > 1),
        )

    def is_in(self, single: frozenset[str], line: str) -> bool:
        return not self.single.isdisjoint(single) or any(group in line for group in self.groups)


def _between_blanks(some: Sequence[str]) -> str:
    return f" {' '.join(some)} "
