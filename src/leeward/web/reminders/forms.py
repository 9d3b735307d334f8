"""What a person writes to be reminded: a time with its days, and a mail address. Each answer says what to do next."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leeward.coping.plan.asking import meant
from leeward.post.records import Chime

_ALL = tuple(str(day) for day in range(7))
_CLOCK = _("Write it as hours and minutes, like 20:30.")
_DAY = _("Choose among the seven days.")


class TimeForm(forms.Form):
    """A time of day, and the days it is for."""

    clock = forms.TimeField(
        label=_("Time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _CLOCK, "invalid": _CLOCK},
    )
    days = forms.TypedMultipleChoiceField(
        label=_("Days"),
        coerce=int,
        choices=(
            ("0", _("Mon")),
            ("1", _("Tue")),
            ("2", _("Wed")),
            ("3", _("Thu")),
            ("4", _("Fri")),
            ("5", _("Sat")),
            ("6", _("Sun")),
        ),
        initial=_ALL,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose one day or more."), "invalid_choice": _DAY, "invalid_list": _DAY},
    )
    zone = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"data-zone": ""}))

    def __init__(self, *args: Any, now: datetime, zone: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A strange name of a zone is no reason to hold up a person: then theirs counts, or UTC.
        self.fields["zone"].validators = []
        self.here = meant(now, self.data.get("zone", "") if self.is_bound else "", zone)

    def to_chime(self) -> Chime:
        """Return the time and its days; only after is_valid()."""
        clock: time = self.cleaned_data["clock"]
        days = sum(1 << day for day in set(self.cleaned_data["days"]))
        return Chime(60 * clock.hour + clock.minute, days)


class MailForm(forms.Form):
    """An address that is asked first."""

    mail = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocapitalize": "none"}),
        error_messages={
            "required": _("Write the address here."),
            "invalid": _("This does not read like an address yet, such as name@example.org."),
            "max_length": _("This is longer than an address can be. Look at it once more."),
        },
    )
