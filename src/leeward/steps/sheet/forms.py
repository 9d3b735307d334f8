"""The words of one step."""

from __future__ import annotations

from typing import Any

from django import forms

from leeward.steps.asking import WordsField
from leeward.steps.sheet.words import Part

LONGEST = 4_000


class PartForm(forms.Form):
    """The words of one step; it may stay empty."""

    words = WordsField(most=LONGEST, rows=6)

    def __init__(self, *args: Any, asked: Part, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label, self.fields["words"].help_text = asked.asks, asked.hint
