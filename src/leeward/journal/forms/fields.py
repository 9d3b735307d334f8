"""Fields of this room: words of any script, ratings on any scale, hours of sleep, days and times."""

from __future__ import annotations

import math
import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leeward.journal.names import readable
from leeward.journal.records import Series

LONGEST_RADIO_ROW = 11
LONGEST_SLEEP_HOURS = 24
_HOURS = re.compile(r"(\d{1,2})(?:[.,](\d{1,2})|:(\d{2}))?")


class WordsField(forms.CharField):
    """Text as it is kept: nothing stripped, NUL and other invisible control characters dropped without a word."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(strip=False, **kwargs)
        self.most = most
        # Django refuses a NUL; here it is dropped, for nobody can see what they were to take away.
        self.validators = []

    def to_python(self, value: Any) -> str:
        return readable(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.most:
            raise forms.ValidationError(self.too_long(), params={"have": len(value), "most": self.most})

    def too_long(self) -> Any:
        """Return the sentence for too many characters."""
        return _("This has %(have)d characters, and %(most)d fit here. Shorten it a little, then keep it.")


class NoteField(WordsField):
    """The note of a check-in; what is longer has its own place."""

    def too_long(self) -> Any:
        return _(
            "This note has %(have)d characters, and %(most)d fit here. Nothing is lost: shorten it, or copy it and use "
            "Write, where there is much more room."
        )


class RatingField(forms.Field):
    """A number on one scale, or nothing."""

    def __init__(self, series: Series, **kwargs: Any) -> None:
        super().__init__(required=False, label=series.name, **kwargs)
        self.series = series

    @property
    def is_row(self) -> bool:
        """Whether every number of the scale fits into a row of choices."""
        span = self.series.high - self.series.low
        return span == int(span) and self.series.low == int(self.series.low) and span < LONGEST_RADIO_ROW

    def to_python(self, value: Any) -> float | None:
        text = str(value or "").strip().replace(",", ".")
        if not text:
            return None
        try:
            number = float(text)
        except ValueError:
            raise self._off_the_scale() from None
        if not math.isfinite(number) or not self.series.low <= number <= self.series.high:
            raise self._off_the_scale()
        return number

    def _off_the_scale(self) -> forms.ValidationError:
        ends = {"low": f"{self.series.low:g}", "high": f"{self.series.high:g}"}
        return forms.ValidationError(_("Choose a number from %(low)s to %(high)s, or skip it."), params=ends)


class SleepField(forms.CharField):
    """Hours of sleep as people write them: 7, 7.5, 7,5 or 7:30; kept in minutes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.validators = []

    def to_python(self, value: Any) -> int | None:  # type: ignore[override]
        text = readable(str(value or "")).strip()
        if not text:
            return None
        found = _HOURS.fullmatch(text)
        if not found:
            raise self._unclear()
        hours, part, minutes = found.groups()
        total = 60 * int(hours) + round(60 * float(f"0.{part or 0}")) + int(minutes or 0)
        if int(minutes or 0) > 59 or total > 60 * LONGEST_SLEEP_HOURS:
            raise self._unclear()
        return total

    def _unclear(self) -> forms.ValidationError:
        return forms.ValidationError(_("Write the hours like 7, 7.5 or 7:30, up to 24, or leave it empty."))

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return f"{value // 60}:{value % 60:02d}" if value % 60 else str(value // 60)
        return value
