"""When a person would like to be asked."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leeward.coping.looking_in.records import Asked
from leeward.coping.looking_in.rules import FURTHEST, HOURS, times_for
from leeward.coping.plan.asking import meant
from leeward.kernel.moments import moment_at
from leeward.kernel.text import readable

HOUR_WORDS: dict[int, Any] = {
    1: _("In one hour"),
    3: _("In three hours"),
    22: _("Tomorrow, about this time"),
}
_ODD = _("Choose the day and the time once more, or leave both empty.")


class LookInForm(forms.Form):
    """Three times to tick, and one of one's own. Nothing is needed but one of them."""

    hours = forms.TypedMultipleChoiceField(
        label=_("When would you like to be asked how it is?"),
        required=False,
        coerce=int,
        choices=[(hour, HOUR_WORDS[hour]) for hour in HOURS],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose among the three times, or name your own.")},
    )
    own_day = forms.CharField(label=_("Day"), required=False, widget=forms.TextInput(attrs={"type": "date"}))
    own_time = forms.CharField(label=_("Time"), required=False, widget=forms.TextInput(attrs={"type": "time"}))
    zone = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"data-zone": ""}))

    def __init__(self, *args: Any, now: datetime, zone: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"hours": list(HOURS)})
        super().__init__(*args, **kwargs)
        for name in ("own_day", "own_time", "zone"):
            self.fields[name].validators = []
        self.now = now
        self.here = meant(now, self.data.get("zone", "") if self.is_bound else "", zone)

    def clean(self) -> dict[str, Any]:
        """Read the own time, and ask for one time when there is none."""
        found = super().clean() or {}
        try:
            own = self._own(readable(found.get("own_day") or ""), readable(found.get("own_time") or ""))
        except (ValueError, OverflowError):
            # OverflowError: the year 1 or 9999, that in UTC lies outside every calendar.
            self.add_error("own_day", _ODD)
            return found
        if own and not self.now < own <= self.now + FURTHEST:
            self.add_error("own_day", _("Choose a time from now on, within the next two weeks."))
        elif not own and not found.get("hours") and not self.errors:
            self.add_error("hours", _("One time is enough. Or leave this page: nothing is needed."))
        found["own"] = own
        return found

    def _own(self, day: str, hour: str) -> datetime | None:
        """Return the own time, or None where neither box has anything in it. Errors: ValueError, OverflowError."""
        if not day.strip() and not hour.strip():
            return None
        today = self.here.local().date()
        named = date.fromisoformat(day.strip()) if day.strip() else today
        at = time.fromisoformat(hour.strip()) if hour.strip() else self.here.local().time()
        moment = moment_at(self.here.zone, datetime.combine(named, at.replace(tzinfo=None)))
        if not day.strip() and moment.utc() <= self.now:
            # A time alone that is past today means tomorrow's.
            moment = moment_at(self.here.zone, datetime.combine(named + timedelta(days=1), at.replace(tzinfo=None)))
        return moment.utc()

    def to_asked(self, id: bytes) -> Asked:
        """Return what was asked for; only after is_valid()."""
        found = self.cleaned_data
        times = times_for(found["hours"], found["own"], zone=self.here.zone, now=self.now)
        return Asked(id=id, moment=self.here, times=times)
