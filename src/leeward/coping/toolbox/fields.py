"""Fields both topics ask with: a number from 0 to 10 that can be skipped, and words as they are kept."""

from __future__ import annotations

import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

POINTS = [(str(number), str(number)) for number in range(11)]


class PointsField(forms.TypedChoiceField):
    """0 to 10, or None where it was skipped."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            coerce=int,
            empty_value=None,
            choices=POINTS,
            error_messages={"invalid_choice": _("Choose a number from 0 to 10, or skip it.")},
            **kwargs,
        )


class WordsField(forms.CharField):
    """Text as it is kept: control characters nobody can see are dropped without a word, line ends are one newline."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)
        self.most = most
        # Django refuses a NUL; here it is dropped, for nobody can see what they were to take away.
        self.validators = []

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        kept = "".join(letter for letter in text if letter in "\n\t" or unicodedata.category(letter) != "Cc")
        return kept.encode("utf-8", "replace").decode("utf-8")

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.most:
            sentence = _("This has %(have)d characters, and %(most)d fit here. Shorten it a little, then keep it.")
            raise forms.ValidationError(sentence, params={"have": len(value), "most": self.most})


class OneOf(forms.ChoiceField):
    """One word of several as chips, or none; `names` by value."""

    def __init__(self, names: Any, **kwargs: Any) -> None:
        super().__init__(
            choices=list(names.items()),
            required=False,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": _("This is not one of the words any more. Choose again, then keep it.")},
            **kwargs,
        )
