"""Fields this room asks with: a number from 0 to 10, minutes, one word of several, and words as they are kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leeward.kernel.text import readable
from leeward.movement.rules import LONGEST

POINTS = [(str(number), str(number)) for number in range(11)]
LONGEST_WORDS = 80
_ODD = _("This is not one of the words any more. Choose again, then keep it.")


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


class MinutesField(forms.IntegerField):
    """Minutes, or None where the box is empty."""

    def __init__(self, **kwargs: Any) -> None:
        sentence = _("Write the minutes as a number, or leave it empty.")
        super().__init__(
            required=False,
            min_value=0,
            max_value=LONGEST,
            error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), sentence),
            widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
            **kwargs,
        )


class LineField(forms.CharField):
    """A few words on one line, kept as they were typed; what nobody can see is dropped without a word."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"dir": "auto"}))
        super().__init__(required=False, **kwargs)
        # Django refuses a NUL; here it is dropped, for nobody can see what they were to take away.
        self.validators = []

    def to_python(self, value: Any) -> str:
        return " ".join(readable(super().to_python(value) or "").split())

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > LONGEST_WORDS:
            sentence = _("This has %(have)d characters, and %(most)d fit here. Shorten it a little, then keep it.")
            raise forms.ValidationError(sentence, params={"have": len(value), "most": LONGEST_WORDS})


class OneOf(forms.ChoiceField):
    """One word of several as chips, or none; `names` by value."""

    def __init__(self, names: Any, **kwargs: Any) -> None:
        super().__init__(
            choices=list(names.items()),
            required=False,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": _ODD},
            **kwargs,
        )


class SomeOf(forms.MultipleChoiceField):
    """Any of several words as chips; `names` by value."""

    def __init__(self, names: Any, **kwargs: Any) -> None:
        super().__init__(
            choices=list(names.items()),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": _ODD, "invalid_list": _ODD},
            **kwargs,
        )
