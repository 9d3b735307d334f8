"""The check-in: everything can be skipped, and one number is enough."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from leeward.journal.forms.fields import NoteField, RatingField, SleepField
from leeward.journal.forms.moments import WhenForm
from leeward.journal.names import LONGEST_NAME
from leeward.journal.records import (
    COMPANY,
    DID,
    FEELING,
    GOING_ON,
    MOOD,
    PULL,
    SLEEP_HOURS,
    SLEEP_QUALITY,
    CheckIn,
    Series,
    Tag,
    Vocabulary,
)
from leeward.journal.vocabulary import bits_of, live_tags, tags_in

LONGEST_NOTE = 4_000
MOST_OWN_TAGS = 20

GROUP_FIELDS = {GOING_ON: "going_on", FEELING: "feelings", COMPANY: "company", DID: "did"}
GROUP_NAMES: dict[str, Any] = {
    GOING_ON: _("What has been going on?"),
    FEELING: _("Feelings"),
    COMPANY: _("Who with"),
    DID: _("What I did"),
}


class GroupPart(NamedTuple):
    """One group of tags on the page: its chips, its box for a new word, and whether it stands open."""

    name: Any
    chips: BoundField
    own: BoundField
    is_open: bool


class CheckInForm(WhenForm):
    """One check-in on the person's own scales, with their own words."""

    note = NoteField(
        label=_("A note"),
        most=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    sleep_hours = SleepField(
        label=_("Hours of sleep last night"), widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 6})
    )

    def __init__(
        self, *args: Any, words: Vocabulary, now: datetime, record: CheckIn | None = None, **kwargs: Any
    ) -> None:
        if record:
            kwargs |= {"before": record.moment, "initial": _initial(record, words)}
        super().__init__(*args, now=now, **kwargs)
        self.words = words
        self.record = record
        kept = record.ratings() if record else {}
        self.scales = [series for series in words.series if series.shown or series.id in kept]
        for series in self.scales:
            if series.id != SLEEP_HOURS:
                self.fields[f"scale_{series.id}"] = RatingField(series)
        ticked = {tag.index for tag in tags_in(words, record.tags)} if record else set()
        for group, name in GROUP_FIELDS.items():
            tags = [tag for tag in live_tags(words, group, hidden=True) if tag.shown or tag.index in ticked]
            self.fields[name] = _chips(tags, GROUP_NAMES[group])
            self.fields[f"own_{name}"] = _own_word()

    def clean(self) -> dict[str, Any]:
        """Ask for one number or one word when there is nothing at all."""
        found = super().clean()
        own = self.own_tags()
        if any(len(name) > LONGEST_NAME for names in own.values() for name in names):
            self.add_error(None, _("One of your own words is longer than 60 characters. Shorten it, or use the note."))
        if sum(map(len, own.values())) > MOST_OWN_TAGS:
            self.add_error(None, _("Up to 20 new words fit into one check-in. Keep some of them for the next one."))
        if not self.errors and not own and _is_empty(self.to_record(0)):
            self.add_error(None, _("There is nothing to keep yet. One number or one word is enough."))
        return found

    def to_record(self, recorded_at: int) -> CheckIn:
        """Return what was filled in; only after is_valid()."""
        found = self.cleaned_data
        ratings = {series.id: found.get(f"scale_{series.id}") for series in self.scales}
        own = {key: rating for key, rating in ratings.items() if key > SLEEP_HOURS and rating is not None}
        indexes = [int(value) for name in GROUP_FIELDS.values() for value in found.get(name) or ()]
        return CheckIn(
            moment=found["moment"],
            recorded_at=recorded_at,
            mood=_whole(ratings.get(MOOD)),
            urge=_whole(ratings.get(PULL)),
            values={**_unseen_values(self.record, self.scales), **own},
            sleep_minutes=found.get("sleep_hours"),
            sleep_quality=_whole(ratings.get(SLEEP_QUALITY)),
            tags=bits_of(self.words, indexes),
            note=found.get("note", ""),
            batch=self.record.batch if self.record else b"",
            beside=self.record.beside if self.record else b"",
        )

    def own_tags(self) -> dict[str, list[str]]:
        """Return the new words by group; commas part them, and what has no letter is left out."""
        found = {group: _names(self.cleaned_data.get(f"own_{name}", "")) for group, name in GROUP_FIELDS.items()}
        return {group: names for group, names in found.items() if names}

    def main_scales(self) -> list[BoundField]:
        """Return the scales asked for first: mood, the pull and the person's own."""
        return [self[f"scale_{one.id}"] for one in self.scales if one.id not in {SLEEP_QUALITY, SLEEP_HOURS}]

    def sleep_scale(self) -> BoundField | None:
        """Return the scale for how one slept, where it is shown."""
        name = f"scale_{SLEEP_QUALITY}"
        return self[name] if name in self.fields else None

    def asks_sleep_hours(self) -> bool:
        """Return whether the hours are asked for."""
        return any(one.id == SLEEP_HOURS for one in self.scales)

    def sleep_is_open(self) -> bool:
        """Return whether something about sleep is filled in or needs a look."""
        names = [name for name in (f"scale_{SLEEP_QUALITY}", "sleep_hours") if name in self.fields]
        return any(self[name].value() not in {None, ""} or name in self.errors for name in names)

    def groups(self) -> list[GroupPart]:
        """Return the groups of tags as the page shows them; what has been going on stands open."""
        return [
            GroupPart(
                GROUP_NAMES[group],
                self[name],
                self[f"own_{name}"],
                group == GOING_ON or bool(self[name].value() or self[f"own_{name}"].value()),
            )
            for group, name in GROUP_FIELDS.items()
        ]


def _chips(tags: Iterable[Tag], label: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(str(tag.index), tag.name) for tag in tags],
        error_messages={"invalid_choice": _("One of the words is not there any more. Choose again, then keep it.")},
    )


def _own_word() -> forms.CharField:
    field = forms.CharField(label=_("Add your own word"), required=False, widget=forms.TextInput(attrs={"dir": "auto"}))
    field.validators = []
    return field


def _names(text: str) -> list[str]:
    names = [" ".join(part.split()) for part in text.replace("،", ",").replace("、", ",").split(",")]
    return list(dict.fromkeys(name for name in names if _has_letters(name)))


def _has_letters(name: str) -> bool:
    return any(letter.isprintable() and not letter.isspace() for letter in name)


def _initial(record: CheckIn, words: Vocabulary) -> dict[str, Any]:
    initial: dict[str, Any] = {"note": record.note, "sleep_hours": record.sleep_minutes}
    for key, rating in record.ratings().items():
        initial[f"scale_{key}"] = f"{rating:g}"
    for group, name in GROUP_FIELDS.items():
        initial[name] = [str(tag.index) for tag in tags_in(words, record.tags) if tag.group == group]
    return initial


def _unseen_values(record: CheckIn | None, scales: Iterable[Series]) -> dict[int, float]:
    """Return ratings on scales that are not on the page, so that a correction does not lose them."""
    seen = {series.id for series in scales}
    return {key: rating for key, rating in record.values.items() if key not in seen} if record else {}


def _whole(rating: float | None) -> int | None:
    return None if rating is None else round(rating)


def _is_empty(record: CheckIn) -> bool:
    return not (record.ratings() or record.tags or record.note.strip())
