"""Days in words, in the reader's language; the year is named only where it is not this one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from leeward.kernel import saying

_NAMED_BY_DAY = 93  # days: over a longer stretch in another year, the months of an axis differ
_EARLY, _MIDDLE = 10, 20  # the last days of the first and second third of a month


def day_words(ordinal: int, *, today: int) -> str:
    """Return "6 May", or "6 May 2024" in another year than today's."""
    day = date.fromordinal(ordinal)
    return _said(day, saying.DAY if is_this_year(ordinal, today=today) else saying.DAY_AND_YEAR)


def span_words(first: int, last: int, *, today: int) -> tuple[str, str]:
    """Return both ends of a stretch of days; a year they share is said once, with the last."""
    share = date.fromordinal(first).year == date.fromordinal(last).year
    return day_words(first, today=first if share else today), day_words(last, today=today)


def short_day(ordinal: int, *, today: int) -> str:
    """Return a date short enough for an axis: "6 May", "6 May 24" in another year, or "today"."""
    if ordinal == today:
        return _("today")
    day = date.fromordinal(ordinal)
    return _said(day, saying.SHORT if is_this_year(ordinal, today=today) else saying.SHORT_MONTH_AND_YEAR)


def short_days(days: Sequence[int], *, today: int) -> list[str]:
    """Return the dates of an axis, none twice: a short stretch in another year names days, and the year at its end."""
    first, last = date.fromordinal(days[0]), date.fromordinal(days[-1])
    if days[-1] - days[0] >= _NAMED_BY_DAY or first.year != last.year or is_this_year(days[-1], today=today):
        return [short_day(day, today=today) for day in days]
    before = [_said(date.fromordinal(day), saying.SHORT) for day in days[:-1]]
    return [*before, _said(last, saying.SHORT_AND_YEAR)]


def about(ordinal: int, *, today: int) -> str:
    """Return roughly when, to a third of a month: "mid-May"."""
    day = date.fromordinal(ordinal)
    month = _said(day, saying.MONTH if is_this_year(ordinal, today=today) else saying.MONTH_AND_YEAR)
    if day.day <= _EARLY:
        return _("early %(month)s") % {"month": month}
    if day.day <= _MIDDLE:
        return _("mid-%(month)s") % {"month": month}
    return _("late %(month)s") % {"month": month}


def is_this_year(ordinal: int, *, today: int) -> bool:
    """Return whether the day lies in today's year."""
    return date.fromordinal(ordinal).year == date.fromordinal(today).year


def _said(day: date, shape: str) -> str:
    return saying.day(day, shape, get_language() or "")
