"""The form of the lists: a name and its words for each, and room for two more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from leeward.journal.forms.fields import WordsField
from leeward.journal.names import LONGEST_NAME
from leeward.journal.themes.lists import MOST_LISTS, MOST_WORDS, WordList, parted

_ROOM = 2  # empty lists at the end


class Pair(NamedTuple):
    """The two boxes of one list."""

    name: BoundField
    words: BoundField


class ListsForm(forms.Form):
    """All lists at once; one whose name and words are empty goes."""

    def __init__(self, *args: Any, lists: Sequence[WordList], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.count = min(len(lists) + _ROOM, MOST_LISTS)
        for number in range(max(self.count, self._sent())):
            there = lists[number] if number < len(lists) else WordList("", [])
            self.fields[f"name_{number}"] = WordsField(
                label=_("Name of the list"), most=LONGEST_NAME, initial=there.name, widget=_line()
            )
            self.fields[f"words_{number}"] = WordsField(
                label=_("Words, with commas between them"),
                most=MOST_WORDS,
                initial=", ".join(there.words),
                widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            )

    def _sent(self) -> int:
        """Return how many lists came back: the notebook may hold fewer than when the page was opened."""
        return max((number + 1 for number in range(MOST_LISTS) if f"name_{number}" in self.data), default=0)

    def pairs(self) -> Iterator[Pair]:
        """Yield the boxes, list by list."""
        for number in range(len(self.fields) // 2):
            yield Pair(self[f"name_{number}"], self[f"words_{number}"])

    def clean(self) -> dict[str, Any]:
        """Ask for a name where there are words; a name without words stays, it counts nothing yet."""
        found = super().clean() or {}
        for number in range(len(self.fields) // 2):
            name, words = (" ".join(found.get(f"{part}_{number}", "").split()) for part in ("name", "words"))
            if words and not name and f"name_{number}" not in self.errors:
                self.add_error(f"name_{number}", _("Give these words a name, or empty their box."))
        return found

    def to_lists(self) -> list[WordList]:
        """Return the lists; only after is_valid()."""
        found = self.cleaned_data
        rows = [(found[f"name_{number}"], found[f"words_{number}"]) for number in range(len(self.fields) // 2)]
        return [WordList(" ".join(name.split()), parted(words)) for name, words in rows if name.strip()]


def _line() -> forms.TextInput:
    return forms.TextInput(attrs={"dir": "auto", "maxlength": LONGEST_NAME})
