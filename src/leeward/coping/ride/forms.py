"""The forms of a ride. Everything can be skipped; the hidden fields say what a rating is about."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leeward.coping.toolbox.activities import public
from leeward.coping.toolbox.fields import OneOf, PointsField
from leeward.coping.toolbox.words import HOW_NAMES

# A step that a phone lay through the night with is none.
LONGEST_STEP_MINUTES = 120


class BeginForm(forms.Form):
    """How strong it is, where one is, and whether the ride is kept."""

    first = PointsField(label=_("How strong is the pull right now?"))
    out = forms.BooleanField(label=_("I am out, not at home"), required=False)
    keeps = forms.BooleanField(label=_("Keep this ride in my notebook"), required=False)


class RateForm(forms.Form):
    """How strong it is now, and how that was. `step` counts from 0."""

    after = PointsField(label=_("How strong is it now?"))
    how = OneOf(HOW_NAMES, label=_("How was that?"))
    step = forms.IntegerField(min_value=0, max_value=1000, required=False, widget=forms.HiddenInput)

    def clean_step(self) -> int:
        """Return the step, the first one where none was said."""
        return int(self.cleaned_data.get("step") or 0)


def _tools() -> list[tuple[str, str | Promise]]:
    return [("", _("Nothing in particular")), *((one.key, one.title) for one in public() if not one.calm_only)]


class KeepingForm(forms.Form):
    """What is said between two steps of a ride without network; a script seals it, and nothing of it is ever sent."""

    now = PointsField(label=_("How strong is it now?"))
    how = OneOf(HOW_NAMES, label=_("How was that?"))
    tool = forms.ChoiceField(label=_("What you try for these five minutes"), required=False, choices=_tools)


class AwayStepForm(forms.Form):
    """One step as it comes from a phone: strict, for a script wrote it. Unit: minutes."""

    before = PointsField()
    after = PointsField()
    how = OneOf(HOW_NAMES)
    minutes = forms.IntegerField(min_value=0, max_value=LONGEST_STEP_MINUTES)


class WaitForm(forms.Form):
    """Waiting alone needs a number: without one there is nothing to compare."""

    first = PointsField(label=_("How strong is the pull right now?"))

    def clean(self) -> dict[str, Any]:
        """Ask for the number."""
        found = super().clean() or {}
        if not self.errors and found.get("first") is None:
            self.add_error("first", _("Choose a number first; the second one is compared with it."))
        return found


class AgainForm(forms.Form):
    """The second number, half an hour later."""

    after = PointsField(label=_("How strong is it now?"))
