"""When it was, and the chain around it. Everything can be skipped, and how is never asked."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from leeward.coping.after.records import WORDS, HardTime
from leeward.coping.plan.asking import meant
from leeward.coping.plan.fields import WordsField
from leeward.kernel.moments import Moment, moment_at, moment_in
from leeward.kernel.text import readable

LONGEST = 8_000
FIRST_YEAR = 1900
# Minutes ago, and how people say it.
AGO: dict[str, Any] = {
    "0": _("just now"),
    "60": _("about an hour ago"),
    "240": _("some hours ago"),
    "1440": _("yesterday"),
}
_ODD = _("Choose the day and the time once more, or one of the words above.")


class WhenForm(forms.Form):
    """When it was: one of a few words, or a day and a time."""

    ago = forms.ChoiceField(
        label=_("When was it, more or less?"),
        required=False,
        choices=list(AGO.items()),
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _ODD},
    )
    day = forms.CharField(label=_("Day"), required=False, widget=forms.TextInput(attrs={"type": "date"}))
    hour = forms.CharField(label=_("Time"), required=False, widget=forms.TextInput(attrs={"type": "time"}))
    zone = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"data-zone": ""}))

    def __init__(self, *args: Any, now: datetime, zone: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"ago": "0"})
        super().__init__(*args, **kwargs)
        for name in ("day", "hour", "zone"):
            self.fields[name].validators = []
        self.now = now
        self.here = meant(now, self.data.get("zone", "") if self.is_bound else "", zone)

    def clean(self) -> dict[str, Any]:
        """Read the moment, or say which box to look at."""
        found = super().clean() or {}
        try:
            found["moment"] = self._moment(readable(found.get("day") or ""), readable(found.get("hour") or ""))
        except ValueError:
            self.add_error("day", _ODD)
            return found
        if found["moment"].utc() > self.now + timedelta(minutes=5):
            self.add_error("day", _("That time has not come yet. Choose one up to now."))
        return found

    def _moment(self, day: str, hour: str) -> Moment:
        """Return the moment meant. Errors: ValueError."""
        if not day.strip() and not hour.strip():
            ago = timedelta(minutes=int(self.cleaned_data.get("ago") or 0))
            return moment_in(self.here.zone, self.now - ago)
        named = date.fromisoformat(day.strip()) if day.strip() else self.here.local().date()
        if named.year < FIRST_YEAR:
            raise ValueError
        at = time.fromisoformat(hour.strip()) if hour.strip() else time(12)
        if named > (self.now + timedelta(days=2)).date():
            # The last day of the calendar has no moment everywhere.
            return moment_in(self.here.zone, self.now + timedelta(days=2))
        moment = moment_at(self.here.zone, datetime.combine(named, at.replace(tzinfo=None)))
        is_today = not hour.strip() and named == self.here.local().date()
        return self.here if is_today else moment


class LookBackForm(forms.Form):
    """The chain, link by link, every one of them optional."""

    before = WordsField(
        label=_("What had made the day harder already?"),
        most=LONGEST,
        help_text=_("Little sleep, an empty stomach, a quarrel, being alone, something old coming up."),
    )
    event = WordsField(label=_("What happened just before it got hard?"), most=LONGEST)
    links = WordsField(
        label=_("And then, step by step?"),
        most=LONGEST,
        help_text=_("Thoughts, feelings, what the body did. One after the other, as far as you remember."),
    )
    gave = WordsField(
        label=_("What did it do for you?"),
        most=LONGEST,
        help_text=_("There is usually something: relief, quiet, feeling anything at all, being in charge of it."),
    )
    instead = WordsField(
        label=_("What else could meet that need, even a little?"),
        most=LONGEST,
        help_text=_("One thing a line. It is shown to you again in hard times."),
    )
    repair = WordsField(
        label=_("Is there anything you would like to put right, for yourself or with somebody?"), most=LONGEST
    )
    step = WordsField(label=_("And one small next step?"), most=LONGEST, help_text=_("Small enough to do today."))

    def __init__(self, *args: Any, record: HardTime, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {name: getattr(record, name) for name in WORDS})
        super().__init__(*args, **kwargs)
        self.record = record
        for name in WORDS:
            self.fields[name].widget.attrs["rows"] = 3

    def to_record(self) -> HardTime:
        """Return what was written; only after is_valid()."""
        return replace(self.record, **{name: self.cleaned_data[name] for name in WORDS})
