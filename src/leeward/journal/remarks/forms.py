"""What a finding's two forms ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leeward.journal.forms.fields import WordsField
from leeward.journal.remarks.records import About
from leeward.journal.remarks.rules import LONGEST_WHY, NoSuchFinding, about


class AboutField(forms.CharField):
    """Which finding, hidden in the form."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)
        self.validators = []

    def to_python(self, value: Any) -> About:  # type: ignore[override]
        try:
            return about(str(value or ""))
        except NoSuchFinding:
            raise forms.ValidationError(_("This is not there any more. Look at the page anew.")) from None


class WhyForm(forms.Form):
    """What somebody knows about a finding, in their own words."""

    about = AboutField()
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, most: int = LONGEST_WHY, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box = forms.Textarea(attrs={"rows": 3, "dir": "auto"})
        self.fields["why"] = WordsField(label=_("What I know about it"), most=most, widget=box)

    def clean_seen(self) -> int:
        """Count a number that is none as 0: nothing was seen."""
        text = self.cleaned_data["seen"]
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 13 else 0


class HideForm(forms.Form):
    """Hide a finding, or show it again."""

    about = AboutField()
    back = forms.CharField(required=False, widget=forms.HiddenInput)

    def is_hiding(self) -> bool:
        """Return whether it is to be hidden."""
        return not self.cleaned_data["back"]
