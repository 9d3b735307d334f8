"""An entry: a title if one is wanted, and the page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leeward.journal.forms.fields import RatingField, WordsField
from leeward.journal.forms.moments import WhenForm
from leeward.journal.prompts import PROMPTS
from leeward.journal.records import BY_BEGINNING, FREE, MOOD, OPEN, Series, Vocabulary, Written
from leeward.journal.vocabulary import bits_of, live_tags, series_at, tags_in

LONGEST_TEXT = 200_000
LONGEST_TITLE = 200


class EntryForm(WhenForm):
    """One entry. `mood_before` is asked for beside open writing only."""

    title = WordsField(label=_("Title, if you like"), most=LONGEST_TITLE, widget=forms.TextInput(attrs={"dir": "auto"}))
    text = WordsField(
        label=_("Your page"),
        most=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 14, "class": "field__box field__box--page", "dir": "auto"}),
    )
    prompt = forms.CharField(required=False, widget=forms.HiddenInput)
    tags = forms.MultipleChoiceField(
        label=_("Words for it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("One of the words is not there any more. Choose again, then keep it.")},
    )

    def __init__(
        self, *args: Any, words: Vocabulary, now: datetime, record: Written | None = None, **kwargs: Any
    ) -> None:
        if record:
            kwargs |= {"before": record.moment, "initial": {**_initial(record, words), **(kwargs.get("initial") or {})}}
        super().__init__(*args, now=now, **kwargs)
        self.words = words
        self.record = record
        self.fields["prompt"].validators = []
        ticked = {tag.index for tag in tags_in(words, record.tags)} if record else set()
        tags = [tag for tag in live_tags(words, hidden=True) if tag.shown or tag.index in ticked]
        choice = self.fields["tags"]
        assert isinstance(choice, forms.MultipleChoiceField)  # noqa: S101 (for the type checker)
        choice.choices = [(str(tag.index), tag.name) for tag in tags]
        self.fields["mood_before"] = RatingField(_mood(words))

    def clean_prompt(self) -> str:
        """Take any prompt there is; an unknown one is a free page."""
        prompt = self.cleaned_data["prompt"]
        return prompt if prompt in PROMPTS else FREE

    def clean(self) -> dict[str, Any]:
        """Ask for one line when the page is empty."""
        found = super().clean()
        if not self.errors and not found["text"].strip() and not found["title"].strip():
            self.add_error("text", _("The page is still empty. One line is enough."))
        return found

    def to_record(self, recorded_at: int) -> Written:
        """Return what was written; only after is_valid()."""
        found, before = self.cleaned_data, self.record
        prompt = before.prompt if before else found["prompt"]
        mood = found["mood_before"] if prompt == OPEN else None
        return Written(
            moment=found["moment"],
            recorded_at=recorded_at,
            text=found["text"].rstrip(),
            title=" ".join(found["title"].split()),
            prompt=prompt,
            tags=bits_of(self.words, [int(value) for value in found["tags"]]),
            mood_before=before.mood_before if before else (None if mood is None else round(mood)),
            mood_after=before.mood_after if before else None,
            batch=before.batch if before else b"",
            beside=before.beside if before else b"",
            jar=before.jar if before else BY_BEGINNING,
        )


class AfterForm(forms.Form):
    """The mood after open writing."""

    def __init__(self, *args: Any, words: Vocabulary, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mood_after"] = RatingField(_mood(words))


def _mood(words: Vocabulary) -> Series:
    return series_at(words, MOOD)


def _initial(record: Written, words: Vocabulary) -> dict[str, Any]:
    return {
        "title": record.title,
        "text": record.text,
        "prompt": record.prompt,
        "tags": [str(tag.index) for tag in tags_in(words, record.tags)],
    }
