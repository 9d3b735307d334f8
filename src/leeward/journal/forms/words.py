"""A person's own tags and scales: names, groups, ends."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leeward.journal import vocabulary as rules
from leeward.journal.forms.check_in import GROUP_NAMES
from leeward.journal.names import NameMissing, NameTooLong
from leeward.journal.records import Series, Tag, Vocabulary

SPANS = {"0-10": (0, 10), "0-5": (0, 5), "1-5": (1, 5), "1-7": (1, 7), "0-100": (0, 100)}

# What each refusal of the rules says to the person, and at which box.
SENTENCES: dict[type[Exception], Any] = {
    NameMissing: _("Write a name of at least one letter."),
    NameTooLong: _("This name has more than 60 characters. Choose a shorter one."),
    rules.NameTaken: _("There is one with this name already. Choose another name."),
    rules.TooManyWords: _("There is no room for more. Delete one you do not use, then add this one."),
    rules.NoSuchWord: _("It is not there any more. Go back to the list."),
}


class NameForm(forms.Form):
    """A name, refused by the rules and not by the form, so that commands and imports meet the same rules."""

    name = forms.CharField(label=_("Name"), required=False, widget=forms.TextInput(attrs={"dir": "auto"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.validators = []

    def refuse(self, refusal: Exception) -> None:
        """Say what to do about a refusal of the rules."""
        self.add_error("name", SENTENCES[type(refusal)])


class NewTagForm(NameForm):
    """A new tag and its group."""

    group = forms.ChoiceField(
        label=_("Where it belongs"),
        choices=list(GROUP_NAMES.items()),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose where it belongs."),
            "invalid_choice": _("Choose one of the four places."),
        },
    )


class MergeForm(forms.Form):
    """Another tag of the same group that this one becomes a part of."""

    into = forms.TypedChoiceField(
        label=_("Make it part of"),
        coerce=int,
        error_messages={
            "required": _("Choose the tag it becomes a part of."),
            "invalid_choice": _("It is not there any more. Choose another one."),
        },
    )

    def __init__(self, *args: Any, words: Vocabulary, tag: Tag, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [other for other in rules.live_tags(words, tag.group, hidden=True) if other.index != tag.index]
        field = self.fields["into"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 (for the type checker)
        field.choices = [("", _("Choose a tag")), *((str(other.index), other.name) for other in others)]


class ScaleForm(NameForm):
    """The name of a scale and the words at its ends."""

    low_word = forms.CharField(
        label=_("Word at the low end"), required=False, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    high_word = forms.CharField(
        label=_("Word at the high end"), required=False, widget=forms.TextInput(attrs={"dir": "auto"})
    )


class NewScaleForm(ScaleForm):
    """A new scale."""

    span = forms.ChoiceField(
        label=_("From where to where"),
        initial="0-10",
        choices=[(key, _("%(low)s to %(high)s") % {"low": low, "high": high}) for key, (low, high) in SPANS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how far it goes."), "invalid_choice": _("Choose one of these.")},
    )

    def to_series(self) -> Series:
        """Return what was asked for; only after is_valid()."""
        found = self.cleaned_data
        low, high = SPANS[found["span"]]
        low_word, high_word = (" ".join(found[end].split())[:60] for end in ("low_word", "high_word"))
        return Series(id=0, name=found["name"], low=low, high=high, low_word=low_word, high_word=high_word)
