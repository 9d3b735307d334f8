"""The part of a form that asks when it was. Empty means now."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leeward.journal import when
from leeward.journal.names import readable
from leeward.kernel.moments import Moment

_ODD_DAY = _("The calendar has no such day. Choose the day again, or leave it empty for today.")
_ODD_TIME = _("The clock does not show this time. Write it like 21:30, or leave it empty.")
_NOT_YET = _("That time has not come yet. Choose a moment up to now, or leave day and time empty for now.")


class WhenForm(forms.Form):
    """Day, time and time zone. `before` is the moment of what is being corrected."""

    when_day = forms.CharField(
        label=_("Day"), required=False, strip=True, widget=forms.TextInput(attrs={"type": "date"})
    )
    when_time = forms.CharField(
        label=_("Time"), required=False, strip=True, widget=forms.TextInput(attrs={"type": "time"})
    )
    zone = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"data-zone": ""}))

    def __init__(self, *args: Any, now: datetime, zone: str = "", before: Moment | None = None, **kwargs: Any) -> None:
        if before:
            shown = before.local()
            kwargs["initial"] = {
                "when_day": f"{shown:%Y-%m-%d}",
                "when_time": f"{shown:%H:%M}",
                **(kwargs.get("initial") or {}),
            }
        super().__init__(*args, **kwargs)
        for name in ("when_day", "when_time", "zone"):
            self.fields[name].validators = []
        self.now = now
        self.before = before
        self.last_zone = zone

    def clean(self) -> dict[str, Any]:
        """Read the moment, or say which of the two boxes to look at."""
        found = super().clean() or {}
        day, hour = (readable(found.get(name) or "") for name in ("when_day", "when_time"))
        try:
            found["moment"] = self._moment(day, hour)
        except when.NoSuchDay:
            self.add_error("when_day", _ODD_DAY)
        except when.NoSuchTime:
            self.add_error("when_time", _ODD_TIME)
        except when.NotYet:
            self.add_error("when_day" if day else "when_time", _NOT_YET)
        return found

    def _moment(self, day: str, hour: str) -> Moment:
        if self.before:
            return when.changed_moment(self.before, day, hour, now=self.now)
        sent = when.known_zone(self.data.get("zone", ""), now=self.now)
        return when.meant_moment(day, hour, zone=sent or self.last_zone, now=self.now)

    @property
    def asks_when(self) -> bool:
        """Whether day or time need a look, or are filled in for something new, so that their place stands open."""
        if self.before:
            return bool({"when_day", "when_time"} & set(self.errors))
        return bool(
            self["when_day"].value() or self["when_time"].value() or {"when_day", "when_time"} & set(self.errors)
        )
