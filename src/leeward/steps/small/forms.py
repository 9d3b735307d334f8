"""What people type: a small action and when, or a goal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leeward.kernel.ids import id_text
from leeward.kernel.moments import Moment
from leeward.steps.asking import WordsField, id_or_none
from leeward.steps.small.records import Goal, Small
from leeward.vault.kinds import Item

LONGEST_ACTION = 300
LONGEST_AFTER = 120
LONGEST_GOAL = 300


class SmallForm(forms.Form):
    """One small action, and when or after what."""

    words = WordsField(label=_("One small thing"), most=LONGEST_ACTION, is_line=True)
    after = WordsField(
        label=_("When, or after what?"),
        most=LONGEST_AFTER,
        is_line=True,
        help_text=_("After tea, before the bus, when the house is quiet. It can stay empty."),
    )
    goal = forms.ChoiceField(
        label=_("Does it belong to something?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("This one is not there any more. Choose again, or leave it.")},
    )
    of = forms.CharField(required=False, widget=forms.HiddenInput)
    sheet = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, goals: Sequence[Item[Goal]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["goal"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 (for the type checker)
        choice.choices = [(id_text(item.id), item.record.words) for item in goals]
        for name in ("of", "sheet"):
            self.fields[name].validators = []

    def clean_words(self) -> str:
        """Ask for a word where there is none."""
        words = str(self.cleaned_data["words"])
        if not words:
            raise forms.ValidationError(_("There is nothing in it yet. A word or two is enough."))
        return words

    def to_record(self, moment: Moment) -> Small:
        """Return what was typed; only after is_valid()."""
        found = self.cleaned_data
        return Small(
            moment=moment,
            recorded_at=moment.at,
            words=found["words"],
            after=found["after"],
            goal=id_or_none(found.get("goal") or ""),
            sheet=id_or_none(found.get("sheet") or ""),
        )


class GoalForm(forms.Form):
    """Something somebody would like."""

    words = WordsField(
        label=_("Something I would like"),
        most=LONGEST_GOAL,
        is_line=True,
        help_text=_("In your own words. It can be as plain as eating something in the morning."),
    )

    def clean_words(self) -> str:
        """Ask for a word where there is none."""
        words = str(self.cleaned_data["words"])
        if not words:
            raise forms.ValidationError(_("There is nothing in it yet. A word or two is enough."))
        return words
