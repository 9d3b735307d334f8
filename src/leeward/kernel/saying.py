"""How a language says a day, an hour, a number and a list: one place, by Babel (CLDR). Pure: the language comes in.

What people see is named by what it shows (`DAY`, `DAY_AND_YEAR`); how it is put is the language's. English is that of
Britain unless the browser names another region; a region decides on 12 or 24 hours and on the first day of the week.
Digits are 0 to 9 in every language: a number to call has to be read at a glance.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

# Shapes of a day.
DAY, DAY_AND_YEAR, SHORT, SHORT_AND_YEAR = "MMMMd", "long", "MMMd", "yMMMd"
WEEKDAY_AND_DAY, WEEKDAY_DAY_AND_YEAR, WEEKDAY, SHORT_WEEKDAY = "weekday and day", "full", "cccc", "ccc"
MONTH, MONTH_AND_YEAR, SHORT_MONTH, SHORT_MONTH_AND_YEAR, YEAR = "LLLL", "yMMMM", "LLL", "yMMM", "y"
_WHOLE = frozenset((DAY_AND_YEAR, WEEKDAY_DAY_AND_YEAR, WEEKDAY, SHORT_WEEKDAY, MONTH, SHORT_MONTH, YEAR))
# The year at the end of a language's longest date, with what leads up to it: ", y", " 'de' y".
_ITS_YEAR = re.compile(r"[,،]?\s*(?:'[^']*'\s*)?y+\s*$")
_HOME = {"en": "GB"}
_LATIN = "latn"
_region: ContextVar[str] = ContextVar("region", default="")


@contextmanager
def in_region(code: str) -> Iterator[None]:
    """Say what follows as people of a country do (ISO 3166), where the language has ways of its own there."""
    before = _region.set(code)
    try:
        yield
    finally:
        _region.reset(before)


def locale(language: str) -> Locale:
    """Return the ways of a language, in the region that is set."""
    return _locale(language or "en", _region.get())


@cache
def _locale(language: str, region: str) -> Locale:
    base = language.partition("-")[0]
    home = _HOME.get(base)
    for territory in (region or home, home):
        try:
            return Locale(base, territory)
        except UnknownLocaleError:
            continue
    return Locale(base)


def day(when: date, shape: str, language: str) -> str:
    """Return a day in words, in one of the shapes above."""
    ways = locale(language)
    if shape == WEEKDAY_AND_DAY:
        return format_date(when, _ITS_YEAR.sub("", ways.date_formats["full"].pattern), locale=ways)
    if shape in _WHOLE:
        return format_date(when, shape, locale=ways)
    return format_skeleton(shape, when, locale=ways)


def hour(when: time | datetime, language: str) -> str:
    """Return an hour as the region's clocks show it: 21:05, or 9:05 pm."""
    return format_time(when, "short", locale=locale(language))


def day_and_hour(when: datetime, shape: str, language: str) -> str:
    """Return a day and its hour."""
    joined = str(locale(language).datetime_formats["medium"])
    return joined.replace("{1}", day(when, shape, language)).replace("{0}", hour(when, language))


def number(value: float, language: str, *, decimals: int | None = None) -> str:
    """Return a number; `decimals` are shown even where they are nothing, None shows those there are."""
    pattern = "#,##0.###" if decimals is None else f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    return format_decimal(value, pattern, locale=locale(language), group_separator=False, numbering_system=_LATIN)


def percent(share: float, language: str) -> str:
    """Return a share in whole hundredths. Unit: share 0 to 1."""
    return format_percent(share, locale=locale(language), numbering_system=_LATIN)


def listed(words: Iterable[str], language: str) -> str:
    """Return things as one says them one after the other: "a, b and c"."""
    return format_list(list(words), locale=locale(language))


def first_weekday(language: str) -> int:
    """Return the day a week begins on. Unit: 0 is Monday."""
    return int(locale(language).first_week_day)
