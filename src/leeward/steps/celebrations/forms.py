"""What may shine, and a milestone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leeward.kernel.moments import Moment
from leeward.kernel.text import readable
from leeward.steps.asking import WordsField
from leeward.steps.celebrations.records import THINGS, Celebrated, Milestone
from leeward.steps.celebrations.words import THING_NAMES

LONGEST = 300
FIRST_YEAR = 1900


class ChoiceForm(forms.Form):
    """What may shine; nothing is ticked beforehand."""

    things = forms.MultipleChoiceField(
        label=_("What may be a light?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("One of these is not there any more. Choose again.")},
    )
    numbers = forms.BooleanField(label=_("Numbers beside them, too"), required=False)

    def __init__(self, *args: Any, there: Celebrated, offered: Iterable[str] = THINGS, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"things": there.chosen, "numbers": there.numbers})
        super().__init__(*args, **kwargs)
        choice = self.fields["things"]
        assert isinstance(choice, forms.MultipleChoiceField)  # noqa: S101 (for the type checker)
        choice.choices = [(name, THING_NAMES[name]) for name in offered]


class MilestoneForm(forms.Form):
    """Something to remember, and its day."""

    words = WordsField(
        label=_("A milestone of my own"),
        most=LONGEST,
        is_line=True,
        help_text=_("Big or small, and nobody else has to see why. “I rang my sister.”"),
    )
    day = forms.CharField(label=_("Day"), required=False, widget=forms.TextInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, today: date, milestone: Milestone | None = None, **kwargs: Any) -> None:
        if milestone:
            day = date.fromordinal(milestone.day)
            kwargs.setdefault("initial", {"words": milestone.words, "day": day.isoformat()})
        super().__init__(*args, **kwargs)
        self.fields["day"].validators = []
        self.today = today

    def clean_words(self) -> str:
        """Ask for a word where there is none."""
        words = str(self.cleaned_data["words"])
        if not words:
            raise forms.ValidationError(_("There is nothing in it yet. A word or two is enough."))
        return words

    def clean_day(self) -> date:
        """Return the day, today where the box is empty."""
        text = readable(self.cleaned_data["day"]).strip()
        try:
            day = date.fromisoformat(text) if text else self.today
        except ValueError:
            raise forms.ValidationError(_("Choose the day once more, or leave it empty for today.")) from None
        if day.year < FIRST_YEAR:
            raise forms.ValidationError(_("Choose the day once more, or leave it empty for today."))
        return day

    def to_record(self, moment: Moment) -> Milestone:
        """Return what was typed; only after is_valid()."""
        found = self.cleaned_data
        return Milestone(moment=moment, recorded_at=moment.at, words=found["words"], day=found["day"].toordinal())
