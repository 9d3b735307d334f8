"""`|date:"j F Y"` in every template: the format names what is shown, and the language how it is put (kernel.saying).

In the place of Django's filter of this name, built into every template: an order of day and month that is right in
English is wrong in most others, and could be said right only by translating the format itself.
"""

from __future__ import annotations

from datetime import date, datetime, time

from django import template
from django.template.defaultfilters import date as as_django_says
from django.utils.translation import get_language

from leeward.kernel import saying

register = template.Library()

DAYS = {
    "j F": saying.DAY,
    "j F Y": saying.DAY_AND_YEAR,
    "j M": saying.SHORT,
    "j M Y": saying.SHORT_AND_YEAR,
    "l j F": saying.WEEKDAY_AND_DAY,
    "l, j F": saying.WEEKDAY_AND_DAY,
    "l j F Y": saying.WEEKDAY_DAY_AND_YEAR,
    "l, j F Y": saying.WEEKDAY_DAY_AND_YEAR,
    "l": saying.WEEKDAY,
    "D": saying.SHORT_WEEKDAY,
    "F": saying.MONTH,
    "F Y": saying.MONTH_AND_YEAR,
    "M": saying.SHORT_MONTH,
    "M Y": saying.SHORT_MONTH_AND_YEAR,
    "Y": saying.YEAR,
}
HOUR = "H:i"
WITH_HOUR = f", {HOUR}"
# What browsers and addresses read; no person does.
FOR_MACHINES = frozenset(("Y-m-d", "Y-m", "Y-m-d\\TH:i", "c"))


class UnknownFormat(Exception):
    """No language was told how to put this; a row in DAYS is missing."""


@register.filter(name="date", expects_localtime=True, is_safe=False)
def said(when: date | datetime | time | None, written: str) -> str:
    """Return a day or an hour in the language of the page. Errors: UnknownFormat."""
    if when is None or not isinstance(when, (date, time)):
        return ""
    if written in FOR_MACHINES:
        return str(as_django_says(when, written))  # type: ignore[arg-type]  # it takes hours too
    language = get_language() or ""
    if written == HOUR and isinstance(when, (datetime, time)):
        return saying.hour(when, language)
    if isinstance(when, datetime) and written.removesuffix(WITH_HOUR) in DAYS and written.endswith(WITH_HOUR):
        return saying.day_and_hour(when, DAYS[written.removesuffix(WITH_HOUR)], language)
    if isinstance(when, date) and written in DAYS:
        return saying.day(when, DAYS[written], language)
    raise UnknownFormat(written)
