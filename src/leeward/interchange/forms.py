"""What a person chooses while bringing a file: the file, what its columns are, where their moods stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from leeward.interchange.formats.found import Bundle, DateOrderUnclear, Format
from leeward.interchange.formats.guess import is_number
from leeward.interchange.formats.mapping import WITH_ORDER, WITH_RANGE, Column, Field
from leeward.interchange.formats.table import Table
from leeward.interchange.formats.times import Order
from leeward.interchange.holding import LIMIT
from leeward.interchange.plan import Choices
from leeward.interchange.showing import short
from leeward.interchange.words import FIELD

LEVELS = (
    ("5", _("5, the best")),
    ("4", "4"),
    ("3", "3"),
    ("2", "2"),
    ("1", _("1, the hardest")),
    ("", _("leave it open")),
)
# More of a person's own moods than this are shown as a list that begins with the most used.
MOODS_SHOWN = 60
EXAMPLE_LETTERS = 24


class ChooseFile(forms.Form):
    """The file to bring."""

    file = forms.FileField(
        label=_("The file"),
        help_text=_("A Daylio export or backup, or any table saved as CSV. Up to 32 MB."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"class": "field__box field__file", "accept": ".csv,.tsv,.txt,.daylio,.zip"}),
        error_messages={
            "required": _("Choose the file you want to bring."),
            "invalid": _("Choose the file you want to bring."),
        },
    )

    def clean_file(self) -> UploadedFile[Any]:
        """Send very large files to the command line, where they are read row by row."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LIMIT:
            raise forms.ValidationError(TOO_LARGE)
        return file


TOO_LARGE = _(
    "This file is larger than 32 MB, which is more than can be brought through a browser. "
    "On the computer that runs Leeward, this brings it: leeward import FILE --account NAME"
)


def zones() -> list[tuple[str, str]]:
    """Return the time zones a person can choose from, by the name of a city near them."""
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/")))
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in names)]


class ColumnChoice(forms.Form):
    """What one column is, with the two ends of its scale."""

    field = forms.ChoiceField(choices=list(FIELD.items()), widget=forms.Select(attrs={"translate": "yes"}))
    low = forms.FloatField(
        label=_("Lowest"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": "5"}),
        error_messages={"invalid": _("Write the lowest number of this scale, or leave it empty.")},
    )
    high = forms.FloatField(
        label=_("Highest"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": "5"}),
        error_messages={"invalid": _("Write the highest number of this scale, or leave it empty.")},
    )

    def __init__(self, *args: Any, column: Column, cells: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.column = column
        self.examples = ", ".join(dict.fromkeys(short(cell, EXAMPLE_LETTERS) for cell in cells if cell.strip()))
        self.has_numbers = any(is_number(cell) for cell in cells)
        self.fields["field"].label = column.name

    def clean(self) -> dict[str, Any]:
        """Take the two ends of a scale together or not at all, the lower one first."""
        chosen = super().clean() or {}
        low, high = chosen.get("low"), chosen.get("high")
        if (low is None) != (high is None):
            self.add_error("high" if high is None else "low", _("Write both ends of the scale, or neither."))
        elif low is not None and high is not None and low >= high:
            self.add_error("high", _("The highest number of a scale lies above its lowest."))
        return chosen

    def chosen(self, order: Order | None) -> Column:
        """Return what was chosen for this column."""
        field = Field(self.cleaned_data["field"])
        ranged = field in WITH_RANGE
        return Column(
            name=self.column.name,
            field=field,
            low=self.cleaned_data["low"] if ranged else None,
            high=self.cleaned_data["high"] if ranged else None,
            order=order if field in WITH_ORDER else None,
        )


class ChooseColumns(forms.Form):
    """What every column of a table is, and the order of its dates where only the person can know it."""

    order = forms.ChoiceField(
        label=_("How are the days written?"),
        help_text=_("03/04/2025 can be two different days."),
        choices=(
            (Order.DAY_FIRST.value, _("the day first: 03/04 is the 3rd of April")),
            (Order.MONTH_FIRST.value, _("the month first: 03/04 is the 4th of March")),
        ),
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None, *, table: Table, columns: Sequence[Column]) -> None:
        known = {column.name: column for column in columns}
        order = next((column.order for column in columns if column.order), None)
        super().__init__(data, initial={"order": order or ""})
        self.columns = [
            ColumnChoice(
                data,
                prefix=f"c{place}",
                column=known.get(name, Column(name, Field.SKIP)),
                cells=[row[place] for row in table.first_rows],
                initial=_initial(known.get(name)),
            )
            for place, name in enumerate(table.names)
        ]

    def by_need(self) -> list[ColumnChoice]:
        """Return the columns with those chosen so far first: in a table of seventy they would be far down a phone."""
        return sorted(self.columns, key=lambda column: column["field"].value() in {None, Field.SKIP.value})

    def is_valid(self) -> bool:
        """Return whether the order and every column can be used."""
        return all([super().is_valid(), *(column.is_valid() for column in self.columns)])

    def asks_order(self, problem: Exception) -> bool:
        """Tell whether this problem is answered by the question about the order of the days."""
        return isinstance(problem, DateOrderUnclear)

    def chosen(self) -> list[Column]:
        """Return the columns that are not left out."""
        order = Order(self.cleaned_data["order"]) if self.cleaned_data["order"] else None
        columns = [column.chosen(order) for column in self.columns]
        return [column for column in columns if column.field is not Field.SKIP]


def _initial(column: Column | None) -> dict[str, Any]:
    if column is None:
        return {}
    ends = (None if end is None else f"{end:g}" for end in (column.low, column.high))
    return {"field": column.field.value, **dict(zip(("low", "high"), ends, strict=True))}


class Confirm(forms.Form):
    """Where the file's clock stood, the places of unknown moods, and whether Daylio's mood is the notebook's too."""

    zone = forms.ChoiceField(
        label=_("The clock in this file stood in"),
        help_text=_("Most exports write times without a place. Choose a city whose clock shows the same time."),
        error_messages={"invalid_choice": _("Choose a city from the list.")},
    )
    as_mood = forms.BooleanField(
        label=_(
            "Also put it on my own mood scale from 0 to 10: "
            "1 becomes 0, 2 becomes 2, 3 becomes 5, 4 becomes 8, 5 becomes 10."
        ),
        help_text=_(
            "Daylio's mood stays a scale of its own, from 1 to 5. Nothing is stretched unless you say so here."
        ),
        required=False,
    )

    def __init__(self, data: Any = None, *, choices: Choices, bundle: Bundle) -> None:
        super().__init__(data, initial={"zone": choices.zone, "as_mood": choices.as_mood})
        self.choices = choices
        zone = self.fields["zone"]
        assert isinstance(zone, forms.ChoiceField)  # noqa: S101 (for the type checker)
        zone.choices = zones()
        if choices.format is Format.TABLE:
            del self.fields["as_mood"]
        most_used = sorted(bundle.unknown_moods.items(), key=lambda pair: (-pair[1], pair[0]))
        self.moods = {f"mood_{place}": name for place, (name, _count) in enumerate(most_used[:MOODS_SHOWN])}
        for field, (name, count) in zip(self.moods, most_used, strict=False):
            self.fields[field] = _mood(name, count, choices.moods.get(name))

    @cached_property
    def mood_fields(self) -> list[forms.BoundField]:
        """The questions about the person's own moods."""
        return [self[name] for name in self.moods]

    def chosen(self) -> Choices:
        """Return the choices with what was answered."""
        answers = {name: self.cleaned_data[field] for field, name in self.moods.items()}
        return Choices(
            format=self.choices.format,
            zone=self.cleaned_data["zone"],
            columns=self.choices.columns,
            moods={name: int(level) for name, level in answers.items() if level},
            as_mood=self.cleaned_data.get("as_mood", False),
        )


def _mood(name: str, count: int, level: int | None) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=name,
        help_text=ngettext_lazy("%(count)d time", "%(count)d times", count) % {"count": count},
        choices=LEVELS,
        required=False,
        initial=str(level) if level else "",
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of the places, or leave it open.")},
    )
