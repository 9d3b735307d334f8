"""Fields of these topics: words of any script, kept as they were typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leeward.kernel.text import readable


class WordsField(forms.CharField):
    """Text as it is kept: NUL and other invisible control characters dropped without a word; always skippable."""

    def __init__(self, *, most: int, is_line: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput if is_line else forms.Textarea(attrs={"rows": 5}))
        super().__init__(required=False, strip=False, **kwargs)
        self.widget.attrs.setdefault("dir", "auto")
        self.most = most
        self.is_line = is_line
        # Django refuses a NUL; here it is dropped, for nobody can see what they were to take away.
        self.validators = []

    def to_python(self, value: Any) -> str:
        words = readable(super().to_python(value) or "")
        return " ".join(words.split()) if self.is_line else words.rstrip()

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.most:
            sentence = _("This has %(have)d characters, and %(most)d fit here. Shorten it a little, then keep it.")
            raise forms.ValidationError(sentence, params={"have": len(value), "most": self.most})
