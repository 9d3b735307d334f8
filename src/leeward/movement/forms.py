"""The forms of this room. Everything in each can be skipped; one tap is enough to have moved."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from leeward.kernel.moments import Moment, moment_in
from leeward.movement.fields import LineField, MinutesField, OneOf, PointsField
from leeward.movement.records import Doing, Moved
from leeward.movement.words import named, size_names

# Minutes ago, and how people say it.
AGO: dict[str, Any] = {
    "0": _("just now"),
    "60": _("about an hour ago"),
    "240": _("some hours ago"),
    "1440": _("yesterday"),
}
_DAY = 86_400  # seconds: what began longer ago is not taken from a hidden box
RATINGS = ("mood_before", "mood_after", "urge_before", "urge_after")


def names_of(kinds: Iterable[str]) -> dict[str, str]:
    """Return what can be chosen as a word, by its value, each once."""
    return {kind: named(kind) for kind in kinds if kind}


class BeginForm(forms.Form):
    """What, how long, and how it is before, each only by choice."""

    size = OneOf({}, label=_("How long, more or less?"))
    kind = OneOf({}, label=_("What, if you know already"))
    mood = PointsField(label=_("Mood before"))
    urge = PointsField(label=_("The pull before"))

    def __init__(self, *args: Any, kinds: Iterable[str], size: int, kind: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"size": str(size), "kind": kind})
        super().__init__(*args, **kwargs)
        self.fields["size"].choices = [*size_names().items(), ("0", _("I will see"))]  # type: ignore[attr-defined]
        self.fields["kind"].choices = list(names_of(kinds).items())  # type: ignore[attr-defined]

    def to_doing(self, now: datetime) -> Doing:
        """Return what begins now; what could not be read is left out."""
        found = self.cleaned_data
        return Doing(
            began=int(now.timestamp()),
            minutes=int(found.get("size") or 0) or None,
            kind=found.get("kind") or "",
            mood=found.get("mood"),
            urge=found.get("urge"),
        )


class MovedForm(forms.Form):
    """One time of moving. Empty is fine: then it was, and that is all."""

    kind = OneOf({}, label=_("What was it?"))
    own = LineField(label=_("Or in your own words"))
    minutes = MinutesField(label=_("About how many minutes"))
    ago = OneOf(AGO, label=_("When was it, more or less?"))
    began = forms.CharField(required=False, widget=forms.HiddenInput)
    mood_before = PointsField(label=_("Mood before"))
    mood_after = PointsField(label=_("Mood now"))
    urge_before = PointsField(label=_("The pull before"))
    urge_after = PointsField(label=_("The pull now"))

    def __init__(self, *args: Any, kinds: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = list(names_of(kinds).items())  # type: ignore[attr-defined]
        self.fields["began"].validators = []
        if not self.fields["kind"].choices:  # type: ignore[attr-defined]
            self.fields["own"].label = _("What was it, if you like?")

    def has_numbers(self) -> bool:
        """Return whether the part with the numbers has something in it or needs a look."""
        return any(name in self.errors or self[name].value() not in {None, ""} for name in RATINGS)

    def to_record(self, now: datetime, zone: str) -> Moved:
        """Return what was filled in; what could not be read is left out."""
        found = self.cleaned_data
        return Moved(
            moment=self._moment(now, zone),
            recorded_at=int(now.timestamp()),
            minutes=found.get("minutes"),
            kind=found.get("own") or found.get("kind") or "",
            mood_before=found.get("mood_before"),
            mood_after=found.get("mood_after"),
            urge_before=found.get("urge_before"),
            urge_after=found.get("urge_after"),
        )

    def corrected(self, record: Moved) -> Moved:
        """Return a time that was kept with what the form says; when it was stays as it is."""
        said = self.to_record(record.moment.utc(), record.moment.zone)
        return replace(said, moment=record.moment, recorded_at=record.recorded_at, unsure=record.unsure)

    def _moment(self, now: datetime, zone: str) -> Moment:
        """Return when it began: as the page that timed it says, or as long ago as was chosen."""
        began, at = self.cleaned_data.get("began") or "", int(now.timestamp())
        ago = int(self.cleaned_data.get("ago") or 0)
        if ago:
            return moment_in(zone, now - timedelta(minutes=ago))
        if began.isascii() and began.isdigit() and 0 <= at - int(began[:12]) < _DAY:
            return moment_in(zone, now - timedelta(seconds=at - int(began)))
        return moment_in(zone, now - timedelta(minutes=self.cleaned_data.get("minutes") or 0))


def shown(moved: Moved) -> dict[str, Any]:
    """Return what a form shows of a time that was kept."""
    return {"minutes": moved.minutes, "kind": moved.kind, **{name: getattr(moved, name) for name in RATINGS}}
