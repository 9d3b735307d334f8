"""The forms of the toolbox. One tap is enough for each; everything else can be skipped."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leeward.coping.toolbox.activities import ANYWHERE, MOMENTS, Activity
from leeward.coping.toolbox.fields import OneOf, PointsField, WordsField
from leeward.coping.toolbox.files import MOST_BYTES, sound_type
from leeward.coping.toolbox.records import PICTURE, SOUND, Held, HeldFile, Own, Used
from leeward.coping.toolbox.words import HOW_NAMES, MOMENT_NAMES, PLACE_NAMES
from leeward.kernel.moments import Moment

LONGEST_TITLE = 60
LONGEST_WORDS = 1_000
LONGEST_HELD = 4_000
LONGEST_MINUTES = 600


class MinutesField(forms.IntegerField):
    """Minutes, or the usual ones where the box is empty."""

    def __init__(self, **kwargs: Any) -> None:
        sentence = _("Write the minutes as a number up to 600, or leave it empty.")
        names = ("invalid", "min_value", "max_value")
        super().__init__(
            required=False,
            min_value=0,
            max_value=LONGEST_MINUTES,
            error_messages=dict.fromkeys(names, sentence),
            widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
            **kwargs,
        )


class UseForm(forms.Form):
    """How it was, after a tool was used."""

    how = OneOf(HOW_NAMES, label=_("How was it?"))
    before = PointsField(label=_("The pull before"))
    after = PointsField(label=_("The pull afterwards"))
    minutes = MinutesField(label=_("About how many minutes lay between"))
    out = forms.BooleanField(label=_("I was out, not at home"), required=False)
    tool = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, activity: Activity, **kwargs: Any) -> None:
        kwargs["initial"] = {"tool": activity.key, "minutes": activity.minutes}
        super().__init__(*args, **kwargs)
        self.activity = activity

    def clean(self) -> dict[str, Any]:
        """Ask for one tap when there is nothing at all."""
        found = super().clean() or {}
        if not self.errors and not found.get("how") and found.get("before") is None and found.get("after") is None:
            self.add_error(None, _("There is nothing to keep yet. One tap on how it was is enough."))
        return found

    def has_numbers(self) -> bool:
        """Return whether the part with the numbers has something in it or needs a look."""
        names = ("before", "after", "minutes")
        return any(name in self.errors for name in names) or bool(self["before"].value() or self["after"].value())

    def to_record(self, moment: Moment) -> Used:
        """Return what was filled in; only after is_valid()."""
        found = self.cleaned_data
        minutes = found.get("minutes")
        return Used(
            moment=moment,
            recorded_at=moment.at,
            strategy=self.activity.key,
            before=found.get("before"),
            after=found.get("after"),
            minutes=self.activity.minutes if minutes is None else minutes,
            out=bool(found.get("out")),
            how=found.get("how", ""),
        )


class OwnForm(forms.Form):
    """An activity of one's own. A name is enough."""

    title = WordsField(label=_("What it is called"), most=LONGEST_TITLE, required=True)
    words = WordsField(
        label=_("How it goes, if that helps to remember"),
        most=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Each line becomes a step."),
    )
    minutes = MinutesField(label=_("About how many minutes it takes"))
    moments = forms.MultipleChoiceField(
        label=_("For what kind of moment"),
        choices=[(key, MOMENT_NAMES[key]) for key in MOMENTS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("This is not one of the words any more. Choose again, then keep it.")},
    )
    place = OneOf(PLACE_NAMES, label=_("Where it can be done"))

    def __init__(self, *args: Any, own: Own | None = None, **kwargs: Any) -> None:
        if own:
            kwargs["initial"] = {name: getattr(own, name) for name in ("title", "words", "minutes", "moments", "place")}
        else:
            kwargs["initial"] = {"minutes": 5, "place": ANYWHERE}
        super().__init__(*args, **kwargs)
        self.fields["title"].error_messages["required"] = _("Give it a name; one word is enough.")

    def clean_title(self) -> str:
        """Return the name on one line."""
        return " ".join(str(self.cleaned_data["title"]).split())

    def to_record(self, id: bytes) -> Own:
        """Return what was filled in; only after is_valid()."""
        found = self.cleaned_data
        return Own(
            id=id,
            title=found["title"],
            words=found.get("words", "").strip(),
            minutes=found["minutes"] if found.get("minutes") is not None else 5,
            moments=[key for key in MOMENTS if key in found.get("moments", ())],
            place=found.get("place") or ANYWHERE,
        )


class HeldForm(forms.Form):
    """Something to hold on to."""

    words = WordsField(
        label=_("In your own words"), most=LONGEST_HELD, required=True,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].error_messages["required"] = _("There is nothing to keep yet. One word is enough.")

    def to_record(self, moment: Moment) -> Held:
        """Return what was filled in; only after is_valid()."""
        return Held(moment=moment, recorded_at=moment.at, words=self.cleaned_data["words"].strip())


class ColdForm(forms.Form):
    """Cool water is switched on only by somebody who read its cautions."""

    read = forms.BooleanField(
        label=_("I read this, and none of it is true for me."),
        error_messages={"required": _("Cool water stays off until this is ticked. That is a fine place for it.")},
    )


NO_FILE = _("Choose a photo or a sound first. If it was larger than 20 MB, choose a smaller one.")


class FileForm(forms.Form):
    """A picture or a sound; what it is shows in its contents, never in its name."""

    file = forms.FileField(
        label=_("A photo, a song or a voice note"),
        help_text=_("JPEG, PNG or WebP; MP3, M4A, OGG, WAV, FLAC or WebM. Up to 20 MB."),
        widget=forms.FileInput(
            attrs={"class": "field__box field__file", "accept": "image/jpeg,image/png,image/webp,audio/*"}
        ),
        error_messages=dict.fromkeys(("required", "invalid", "empty", "missing", "max_length"), NO_FILE),
    )
    about = WordsField(
        label=_("What it is, if you like"),
        most=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    def clean_file(self) -> tuple[str, str, bytes]:
        """Return what kind it is, its media type, and its contents: a picture written anew, a sound as it came."""
        upload = self.cleaned_data["file"]
        if (upload.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("This file has more than 20 MB. A smaller one fits."))
        data = upload.read()
        if found := sound_type(data):
            return SOUND, found, data
        return PICTURE, *self._picture(data)

    def _picture(self, data: bytes) -> tuple[str, bytes]:
        # Late: Pillow is for the box alone.
        from leeward.coping.toolbox import pictures

        try:
            return pictures.MEDIA_TYPE, pictures.cleaned(data)
        except pictures.NotAPicture:
            sentence = _("This cannot be read as a photo or a sound. A JPEG, PNG or WebP, or a sound your phone plays.")
            raise forms.ValidationError(sentence) from None

    def to_record(self, moment: Moment) -> HeldFile:
        """Return what was chosen, without its contents; only after is_valid()."""
        kind, media_type, _data = self.cleaned_data["file"]
        words = " ".join(str(self.cleaned_data.get("about", "")).split())
        return HeldFile(moment=moment, recorded_at=moment.at, words=words, kind=kind, media_type=media_type)
