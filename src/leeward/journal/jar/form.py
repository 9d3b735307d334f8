"""A sentence for the jar."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from leeward.journal.forms.fields import WordsField

LONGEST = 4_000


class SentenceForm(forms.Form):
    """One sentence of one's own, or somebody else's that was good to hear."""

    words = WordsField(
        label=_("A sentence for the jar"),
        most=LONGEST,
        help_text=_("Something I did, something I am, something somebody said. Small ones count as much."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def clean_words(self) -> str:
        """Ask for a word where there is none."""
        words = str(self.cleaned_data["words"]).strip()
        if not words:
            raise forms.ValidationError(_("There is nothing in it yet. One word is enough."))
        return words
