"""What the page of early signs asks: a scale with its side and ordinary stretch, how soon, and small answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leeward.journal.forms.search import DayField
from leeward.journal.signs import rules
from leeward.journal.signs.records import ABOVE, BELOW, Sign, Signs

_CHOOSE = _("Choose one of these.")
STEADY, SOONER = "steady", "sooner"


class NumberField(forms.CharField):
    """A whole number in a hidden field: a scale's id, or a day."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.HiddenInput, **kwargs)
        self.validators = []

    def to_python(self, value: Any) -> int:  # type: ignore[override]
        text = str(value or "")
        if text.isascii() and text.isdecimal() and len(text) < 9:
            return int(text)
        raise forms.ValidationError(_("This is not there any more. Look at the page anew."))


class SideForm(forms.Form):
    """A scale and a side of it."""

    series = NumberField()
    side = forms.TypedChoiceField(
        label=_("When would you like to know?"),
        coerce=int,
        choices=[(str(ABOVE), _("higher than usual")), (str(BELOW), _("lower than usual"))],
        widget=forms.RadioSelect,
        error_messages={"required": _CHOOSE, "invalid_choice": _CHOOSE},
    )


class SignForm(SideForm):
    """One sign to be told about. Unit: today as date.toordinal()."""

    first = DayField(label=_("From this day"))
    last = DayField(label=_("Up to this day"))

    def __init__(self, *args: Any, today: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        """Ask for a stretch that can be called ordinary."""
        found = super().clean() or {}
        if not self.errors:
            self._check_stretch(found)
        return found

    def _check_stretch(self, found: dict[str, Any]) -> None:
        first, last = found["first"], found["last"]
        if not (first and last):
            self.add_error("first" if not first else "last", _("Choose both days of the stretch."))
            return
        try:
            rules.check_stretch(first.toordinal(), last.toordinal(), today=self.today)
        except rules.NotAStretch:
            self.add_error("first", _("Choose a stretch of 28 to 60 days, with the earlier day first."))
        except rules.TooRecent:
            self.add_error("last", _("The last 14 days cannot be part of it. Choose an earlier day."))

    def to_sign(self) -> Sign:
        """Return what was chosen; only after is_valid()."""
        found = self.cleaned_data
        return Sign(
            series=found["series"],
            side=found["side"],
            first_day=found["first"].toordinal(),
            last_day=found["last"].toordinal(),
        )


class FineForm(SideForm):
    """That one notice is fine."""

    notice = NumberField()


class HowForm(forms.Form):
    """How soon, and where."""

    how = forms.ChoiceField(
        label=_("How soon?"),
        choices=[(STEADY, _("steady")), (SOONER, _("sooner, with more false starts"))],
        widget=forms.RadioSelect,
        error_messages={"required": _CHOOSE, "invalid_choice": _CHOOSE},
    )
    on_today = forms.BooleanField(label=_("Also as a quiet line on Today"), required=False)

    @classmethod
    def showing(cls, signs: Signs) -> HowForm:
        """Return the form as it is chosen now."""
        return cls(initial={"how": SOONER if signs.is_sooner else STEADY, "on_today": signs.on_today})

    def change(self, signs: Signs) -> Signs:
        """Return the signs with what was chosen; only after is_valid()."""
        found = self.cleaned_data
        return rules.told(signs, is_sooner=found["how"] == SOONER, on_today=found["on_today"])


class PauseForm(forms.Form):
    """Rest, or go on."""

    on = forms.CharField(required=False, widget=forms.HiddenInput)

    def change(self, signs: Signs) -> Signs:
        """Return the signs at rest, or going on; only after is_valid()."""
        return rules.paused(signs, is_paused=not self.cleaned_data["on"])
