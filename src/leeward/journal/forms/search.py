"""Words, tags and days to look for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leeward.journal.forms.fields import WordsField
from leeward.journal.records import Vocabulary
from leeward.journal.vocabulary import live_tags

LONGEST_QUERY = 400


class DayField(forms.CharField):
    """A day of the calendar, or nothing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.TextInput(attrs={"type": "date"}), **kwargs)
        self.validators = []

    def to_python(self, value: Any) -> date | None:  # type: ignore[override]
        text = str(value or "").strip()
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise forms.ValidationError(
                _("The calendar has no such day. Choose it again, or leave it empty.")
            ) from None


class SearchForm(forms.Form):
    """What to look for; everything given has to be true of what is found."""

    words = WordsField(
        label=_("Words"),
        most=LONGEST_QUERY,
        help_text=_("Capitals and accents make no difference. Put “quotation marks” around words that stand together."),
        widget=forms.TextInput(attrs={"dir": "auto", "enterkeyhint": "search"}),
    )
    tags = forms.TypedMultipleChoiceField(
        label=_("With all of these"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    since = DayField(label=_("From this day"))
    until = DayField(label=_("Up to this day"))
    page = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, words: Vocabulary, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["tags"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101 (for the type checker)
        field.choices = [(str(tag.index), tag.name) for tag in live_tags(words, hidden=True)]
        field.error_messages["invalid_choice"] = _("One of the words is not there any more. Choose again.")

    def clean_page(self) -> int:
        """Count pages from 1."""
        text = self.cleaned_data["page"]
        return int(text) if text.isdecimal() and len(text) < 7 else 1

    def clean(self) -> dict[str, Any]:
        """Ask for days in their order."""
        found = super().clean() or {}
        since, until = found.get("since"), found.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day lies before the first one. Choose one of them again."))
        return found

    def asks_something(self) -> bool:
        """Return whether there is anything to look for."""
        found = self.cleaned_data
        return bool(found["words"].strip() or found["tags"] or found["since"] or found["until"])

    def carried(self) -> list[tuple[str, str]]:
        """Return what was asked for as hidden fields of the pager."""
        one = [(name, str(self[name].value() or "")) for name in ("words", "since", "until")]
        return [*one, *(("tags", str(value)) for value in self["tags"].value() or ())]

    def narrows(self) -> bool:
        """Return whether tags or days are given or need a look, so that their place stands open."""
        return bool(self["tags"].value() or self["since"].value() or self["until"].value())
