"""The form of a marked day: when, perhaps until when, and what to call it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leeward.journal.events.records import LONGEST_WORDS, Event
from leeward.journal.forms.fields import WordsField
from leeward.journal.forms.search import DayField
from leeward.journal.when import FIRST_YEAR

_ODD_DAY = _("The calendar here begins in 1900. Choose a later day.")
_NO_DAY = _("Choose the day it was, or the day it began.")
_NO_WORDS = _("Write a few words, so that you know later what it was.")
_WRONG_ORDER = _("The last day lies before the first one. Choose one of them again.")


class EventForm(forms.Form):
    """One marked day. `event` is what is being corrected, `today` stands in the box of a new one."""

    words = WordsField(
        label=_("In your own words"),
        most=LONGEST_WORDS,
        help_text=_("A few words; they stand under your pictures."),
        widget=forms.TextInput(attrs={"dir": "auto", "maxlength": LONGEST_WORDS}),
    )
    first_day = DayField(label=_("Day"))
    last_day = DayField(label=_("Up to this day"), help_text=_("Leave it empty for a single day."))

    def __init__(self, *args: Any, event: Event | None = None, today: date | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = _shown(event) if event else {"first_day": today.isoformat() if today else ""}
        super().__init__(*args, **kwargs)
        self.event = event

    def clean_words(self) -> str:
        """Keep words on one line."""
        words = " ".join(self.cleaned_data["words"].split())
        if not words:
            raise forms.ValidationError(_NO_WORDS)
        return words

    def clean_first_day(self) -> date:
        """Ask for a day of the calendar."""
        day: date | None = self.cleaned_data["first_day"]
        if day is None:
            raise forms.ValidationError(_NO_DAY)
        return _in_reach(day)

    def clean_last_day(self) -> date | None:
        """Take no day as the same day."""
        day: date | None = self.cleaned_data["last_day"]
        return _in_reach(day) if day else None

    def clean(self) -> dict[str, Any]:
        """Ask for days in their order."""
        found = super().clean() or {}
        first, last = found.get("first_day"), found.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _WRONG_ORDER)
        return found

    def to_event(self, recorded_at: int) -> Event:
        """Return what was asked for; only after is_valid(). Unit: seconds since 1970 UTC."""
        found = self.cleaned_data
        first, last = found["first_day"], found["last_day"] or found["first_day"]
        return Event(
            first_day=first.toordinal(),
            last_day=last.toordinal(),
            words=found["words"],
            recorded_at=self.event.recorded_at if self.event else recorded_at,
            beside=self.event.beside if self.event else b"",
        )


def _in_reach(day: date) -> date:
    if day.year < FIRST_YEAR:
        raise forms.ValidationError(_ODD_DAY)
    return day


def _shown(event: Event) -> dict[str, str]:
    last = date.fromordinal(event.last_day).isoformat() if event.is_stretch else ""
    return {"words": event.words, "first_day": date.fromordinal(event.first_day).isoformat(), "last_day": last}
