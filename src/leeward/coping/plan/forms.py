"""What people type into the plan. Everything can be skipped, and nothing typed is lost."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leeward.coping.plan import ways
from leeward.coping.plan.fields import WordsField
from leeward.coping.plan.records import CALL, HOWS, Contact
from leeward.coping.plan.words import HOW_WORDS, PART_WORDS

LONGEST_PART = 8_000
LONGEST_LINE = 200
LONGEST_MESSAGE = 600
LONGEST_INITIALS = 12


class PartForm(forms.Form):
    """The words of one part."""

    words = WordsField(most=LONGEST_PART, widget=forms.Textarea(attrs={"rows": 7}))

    def __init__(self, *args: Any, number: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = PART_WORDS[number]
        self.fields["words"].label, self.fields["words"].help_text = asked.asks, asked.hint


class ContactForm(forms.Form):
    """Somebody to reach, and how."""

    name = WordsField(label=_("Name"), most=LONGEST_LINE, is_line=True)
    phone = WordsField(
        label=_("Number"),
        most=LONGEST_LINE,
        is_line=True,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "dir": "ltr"}),
    )
    how = forms.ChoiceField(
        label=_("What would you do first?"),
        required=False,
        choices=[(how, HOW_WORDS[how]) for how in HOWS],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of the three, or leave it.")},
    )
    message = WordsField(
        label=_("A message, ready to go"),
        most=LONGEST_MESSAGE,
        help_text=_("It opens in your messages with these words in it. You look at it, and you send it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    link = WordsField(
        label=_("Or a link"),
        most=LONGEST_LINE * 4,
        is_line=True,
        help_text=_("To a chat, a messenger or an e-mail address."),
        widget=forms.TextInput(attrs={"inputmode": "url", "dir": "ltr"}),
    )
    when = WordsField(label=_("When they can be reached, if it helps to know"), most=LONGEST_LINE, is_line=True)

    def clean_phone(self) -> str:
        """Take what a phone can dial."""
        phone: str = self.cleaned_data["phone"]
        try:
            ways.dialled(phone)
        except ways.NoNumber:
            raise forms.ValidationError(
                _("A phone cannot dial this. Write the number in digits, like +44 20 7946 0018, or leave it empty.")
            ) from None
        return phone

    def clean_link(self) -> str:
        """Take what a browser or a mail program can open, written out."""
        try:
            return ways.opened(self.cleaned_data["link"])
        except ways.NoAddress:
            raise forms.ValidationError(
                _("This does not open anything. Copy the whole address, like https://example.org, or leave it empty.")
            ) from None

    def clean(self) -> dict[str, Any]:
        """Ask for one thing when there is nothing at all."""
        found = super().clean() or {}
        if not self.errors and not any(found.get(name) for name in ("name", "phone", "link")):
            self.add_error("name", _("A name or a number is enough."))
        return found

    def refuse_more(self) -> None:
        """Say that this part has as many people as it can hold."""
        self.add_error(None, _("This part is full. Take somebody out first, or write the name into the words of it."))

    def to_contact(self, id: bytes) -> Contact:
        """Return who was filled in; only after is_valid()."""
        found = self.cleaned_data
        return Contact(
            id=id,
            name=found["name"] or found["phone"] or found["link"],
            phone=found["phone"],
            how=found["how"] or CALL,
            link=found["link"],
            message=found["message"],
            when=found["when"],
        )


class LookForm(forms.Form):
    """Looking it through, alone or with somebody."""

    own_initials = WordsField(label=_("Your initials"), most=LONGEST_INITIALS, is_line=True)
    their_initials = WordsField(label=_("Theirs"), most=LONGEST_INITIALS, is_line=True)


def contact_initial(contact: Contact) -> dict[str, Any]:
    """Return what a form about somebody begins with."""
    return {name: getattr(contact, name) for name in ("name", "phone", "how", "message", "link", "when")}
