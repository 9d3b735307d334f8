"""Which rows stand on the page: the person's choice, kept in the notebook, or the usual ones before there is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from leeward.journal.derived import DayStat
from leeward.journal.kinds import ONLY
from leeward.journal.records import MOOD, PULL, SLEEP_HOURS, SLEEP_QUALITY, Vocabulary
from leeward.journal.starting_words import moved_a_little
from leeward.journal.vocabulary import live_tags, meanings
from leeward.vault.errors import Missing
from leeward.vault.kinds import Kind
from leeward.vault.opened import OpenVault

MOST = 6  # rows: as many as stand on one sheet of paper


class Rows(msgspec.Struct, frozen=True, array_like=True):
    """The rows by id of their scale and by index of their tag. `is_own` tells a choice from none.

    `moving` is the row of minutes, which stands there only in a year that has any.
    """

    series: list[int] = []
    tags: list[int] = []
    is_own: bool = False
    moving: bool = True


YEAR_ROWS = Kind("year-rows", Rows)


def chosen(vault: OpenVault) -> Rows:
    """Return the person's choice; before there is one, rows that are nobody's."""
    try:
        return vault.stream(YEAR_ROWS).get(ONLY).record
    except Missing:
        return Rows()


def choose(vault: OpenVault, rows: Rows) -> None:
    """Keep a choice."""
    vault.stream(YEAR_ROWS).update(ONLY, lambda _before: rows)


def usual(words: Vocabulary, days: Mapping[int, Sequence[DayStat]], *, has_minutes: bool = False) -> Rows:
    """Return mood, the pull, the sleep that has more days, and moving: its minutes where there are any, else its tag.

    Shape: `days` are those of the year.
    """
    sleep = max((SLEEP_HOURS, SLEEP_QUALITY), key=lambda series: len(days.get(series, ())))
    moved = meanings(words).get(moved_a_little())
    series = [one for one in (MOOD, PULL, sleep) if days.get(one)]
    return Rows(series=series, tags=[moved.index] if moved and not has_minutes else [])


class RowsForm(forms.Form):
    """What stands on the page."""

    series = forms.TypedMultipleChoiceField(
        label=_("Scales"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    tags = forms.TypedMultipleChoiceField(
        label=_("Words you tick"),
        help_text=_("Each is drawn as the days of a week on which it was ticked."),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )

    moving = forms.BooleanField(label=_("Minutes of moving, in a year that has any"), required=False)

    def __init__(self, *args: Any, words: Vocabulary, rows: Rows, **kwargs: Any) -> None:
        kwargs["initial"] = {"series": rows.series, "tags": rows.tags, "moving": rows.moving}
        super().__init__(*args, **kwargs)
        choices = {
            "series": [(str(one.id), one.name) for one in words.series],
            "tags": [(str(tag.index), tag.name) for tag in live_tags(words, hidden=True)],
        }
        for name, some in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101 (for the type checker)
            field.choices = some
            field.error_messages["invalid_choice"] = _("One of them is not there any more. Choose again.")

    def clean(self) -> dict[str, Any]:
        """Ask for as many as one sheet holds."""
        found = super().clean() or {}
        if len(found.get("series", ())) + len(found.get("tags", ())) + bool(found.get("moving")) > MOST:
            raise forms.ValidationError(_("%(most)d rows fit on one page. Choose fewer."), params={"most": MOST})
        return found

    def to_rows(self) -> Rows:
        """Return the choice; only after is_valid()."""
        found = self.cleaned_data
        return Rows(series=found["series"], tags=found["tags"], is_own=True, moving=found["moving"])
