"""What people type on their way in: names, passphrases, codes and choices. Each answer says what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from leeward.accounts import names
from leeward.accounts.codes import PendingCode
from leeward.kernel.languages import LANGUAGES

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise

LONGEST_PASSPHRASE = 1024
CLOCK = "%H:%M"
IDLE_CHOICES = (1, 3, 5, 10, 15, 20, 30)
OWN_MACHINE_IDLE_CHOICES = (*IDLE_CHOICES, 60, 120, 240, 480)


def passphrase_field(label: Words, *, new: bool = False, needed: bool = True, hint: Words = "") -> forms.CharField:
    """Return a field for a passphrase: never stripped, never shown again, welcome to password managers."""
    return forms.CharField(
        label=label,
        help_text=hint,
        strip=False,
        required=needed,
        max_length=LONGEST_PASSPHRASE,
        widget=forms.PasswordInput(
            attrs={"autocomplete": "new-password" if new else "current-password", "autocapitalize": "none"}
        ),
        error_messages={
            "required": _("Write your passphrase here."),
            "max_length": _("This is longer than %(limit_value)d characters. Choose a shorter one."),
        },
    )


def name_field(hint: Words = "", *, new: bool = False) -> forms.CharField:
    """Return a field for a sign-in name."""
    # One id for the name wherever it is asked for; a new one is offered, so nothing is filled in over it.
    attrs = {"autocomplete": "off" if new else "username", "autocapitalize": "none"}
    return forms.CharField(
        label=_("Sign-in name"),
        help_text=hint,
        widget=forms.TextInput(attrs=attrs),
        error_messages={"required": _("Write a sign-in name here.")},
    )


class NewPassphrase(forms.Form):
    """A new passphrase: the offered words written once, or own words written twice."""

    passphrase = passphrase_field(
        _("Passphrase"), new=True, hint=_("The six words above, or at least 15 characters of your own. Blanks count.")
    )
    again = passphrase_field(
        _("Your own words once more"), new=True, needed=False, hint=_("Leave this empty if you took the six words.")
    )
    offered = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Ask for the second writing unless the offered words were taken: then the first writing was the check."""
        found = super().clean() or {}
        passphrase, again = found.get("passphrase", ""), found.get("again", "")
        if passphrase and passphrase != again and passphrase.split() != found.get("offered", "").split():
            self.add_error("again", _("The two are not the same. Write your passphrase in both."))
        return found

    @property
    def asks_again(self) -> bool:
        """Whether a passphrase was typed well and is gone from the page because something else is to be mended."""
        return bool(self.errors) and not {"passphrase", "again"} & self.errors.keys()


class Start(NewPassphrase):
    """The first page: a name and a passphrase."""

    field_order = ("name", "passphrase", "again", "offered")
    name = name_field(
        _("Only for coming back in. Best not your real name, e-mail or nickname; write it down."), new=True
    )

    def clean_name(self) -> str:
        """Refuse names that are too short or too long."""
        return _name(self.cleaned_data["name"])


def _name(name: str) -> str:
    try:
        names.compared(name)
    except names.NameLength:
        raise forms.ValidationError(_("Choose a name of 3 to 64 characters.")) from None
    return name


class ComeIn(forms.Form):
    """Name and passphrase."""

    name = name_field()
    passphrase = passphrase_field(_("Passphrase"))


class Unlock(forms.Form):
    """The passphrase alone: the session knows whose notebook it is."""

    passphrase = passphrase_field(_("Passphrase"))


class TwoGroups(forms.Form):
    """Two groups of a code, copied from paper."""

    def __init__(self, *args: Any, pending: PendingCode, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pending = pending
        groups = {f"group_{number}": _group_field(number) for number in pending.asked}
        self.fields = {**groups, **self.fields}

    def clean(self) -> dict[str, Any]:
        """Compare each group with the code."""
        found = super().clean() or {}
        for number in self.pending.asked:
            typed = found.get(f"group_{number}")
            if typed and not self.pending.group_is(number, typed):
                self.add_error(f"group_{number}", _("Group %(number)d reads differently above.") % {"number": number})
        return found


def _group_field(number: int) -> forms.CharField:
    return forms.CharField(
        label=_("Group %(number)d") % {"number": number},
        widget=forms.TextInput(attrs={"autocapitalize": "characters"}),
        error_messages={"required": _("Write group %(number)d of the code here.") % {"number": number}},
    )


class CodeAndPassphrase(TwoGroups):
    """Two groups of a new code, and the passphrase that allows it."""

    passphrase = passphrase_field(_("Your passphrase"))


class RecoveryCodeForm(forms.Form):
    """The recovery code, from paper."""

    code = forms.CharField(
        label=_("Recovery code"),
        help_text=_("All the groups, with or without the dashes."),
        widget=forms.TextInput(attrs={"autocapitalize": "characters"}),
        error_messages={"required": _("Write the recovery code here.")},
    )


class Recover(NewPassphrase, TwoGroups):
    """Two groups of the new code, and a new passphrase."""


class ChangePassphrase(NewPassphrase):
    """The passphrase of today and a new one."""

    field_order = ("current", "passphrase", "again", "offered")
    current = passphrase_field(_("Your passphrase now"))


class Leave(forms.Form):
    """The passphrase, and one tick, before everything goes."""

    passphrase = passphrase_field(_("Passphrase"))
    gone = forms.BooleanField(
        label=_("Delete my notebook and my account. I know that nobody can bring them back."),
        error_messages={"required": _("Tick the box if you want to go on.")},
    )


class OwnNames(forms.RadioSelect):
    """Languages by their own names, each marked as what it is, so that a screen reader says it right."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        return {**option, "attrs": {**option["attrs"], "lang": str(value)}} if value else option


class Preferences(forms.Form):
    """How Leeward behaves on every device of this person."""

    idle_minutes = forms.TypedChoiceField(
        label=_("Lock by itself after"),
        coerce=int,
        error_messages={
            "required": _("Choose how long it stays open."),
            "invalid_choice": _("Choose one of the times."),
        },
    )
    theme = forms.ChoiceField(
        label=_("Light or dark"),
        choices=(("auto", _("As on this device")), ("light", _("Light")), ("dark", _("Dark")), ("night", _("Night"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of these."), "invalid_choice": _("Choose one of these.")},
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=(("", _("As this browser asks")), *((one.tag, one.own_name) for one in LANGUAGES)),
        required=False,
        widget=OwnNames,
        error_messages={"invalid_choice": _("Choose one of these.")},
    )
    night_from = forms.TimeField(
        label=_("Dim every evening from"),
        help_text=_(
            "By the clock of the device you are on. Empty means no. Help now has a choice of its own at its end."
        ),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format=CLOCK),
        error_messages={"invalid": _("Write it as hours and minutes, like 21:00.")},
    )
    night_until = forms.TimeField(
        label=_("Until"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format=CLOCK),
        error_messages={"invalid": _("Write it as hours and minutes, like 07:00.")},
    )
    plain_first = forms.BooleanField(
        label=_("Begin with a plain page after unlocking"),
        help_text=_("A first page that shows nothing you have written, in case somebody looks on."),
        required=False,
    )
    spellcheck = forms.BooleanField(
        label=_("Check spelling while I write"),
        help_text=_("For spelling, some browsers send what is typed to their maker. So it is off at first."),
        required=False,
    )

    def __init__(self, *args: Any, minutes: tuple[int, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["idle_minutes"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 (for the type checker)
        field.choices = [(number, minutes_in_words(number)) for number in minutes]
        hours = str(self.initial.get("night", ""))
        if hours:
            self.initial["night_from"], self.initial["night_until"] = hours.split("-")

    def clean(self) -> dict[str, Any]:
        """Turn the two times into one: both or none, and not the same."""
        chosen = {**self.cleaned_data}
        begins, ends = chosen.pop("night_from", None), chosen.pop("night_until", None)
        if (begins is None) != (ends is None) and not self.errors:
            self.add_error("night_until" if ends is None else "night_from", _("Give both times, or leave both empty."))
        elif begins is not None and begins == ends:
            self.add_error("night_until", _("Two different times make an evening."))
        return {**chosen, "night": f"{begins:{CLOCK}}-{ends:{CLOCK}}" if begins and ends else ""}


def minutes_in_words(minutes: int) -> str:
    """Return a length of time as people say it."""
    if minutes >= 60:
        return ngettext("%(count)d hour", "%(count)d hours", minutes // 60) % {"count": minutes // 60}
    return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
