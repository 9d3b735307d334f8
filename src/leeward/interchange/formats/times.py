"""Dates and times as other apps write them.

Source: IMPORTS.md 1 (clock forms, month names), 5 (ordinals); the order of numeric dates is never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from functools import lru_cache

from leeward.interchange.formats.found import RowUnreadable, Why

NOON = time(12)
EARLIEST_YEAR = 1900
# Epoch numbers: below 1e11 they count seconds, below 1e14 milliseconds, above microseconds (IMPORTS.md 2).
SECONDS_BELOW = 10**11
MILLISECONDS_BELOW = 10**14

YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\Z", re.ASCII)
YEAR_LAST = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})\Z", re.ASCII)
DAY_NAME_YEAR = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.|º|er)?(?: de| of)? ([^\W\d_]+)\.?,?(?: de)? (\d{4})\Z", re.IGNORECASE
)
NAME_DAY_YEAR = re.compile(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\Z", re.IGNORECASE)
CLOCK = re.compile(
    r"(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?\s*(?:m\.?)?\Z", re.IGNORECASE | re.ASCII
)
HOUR_ONLY = re.compile(r"(\d{1,2})\s*([ap])\.?\s*m\.?\Z", re.IGNORECASE | re.ASCII)
ISO_INSTANT = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s?(Z|[+-]\d{2}:?\d{2})?\Z", re.ASCII
)
EPOCH = re.compile(r"\d{9,16}(?:\.\d+)?\Z", re.ASCII)

# The beginnings of month names, accents off, in the languages Daylio's exports were seen in and their neighbours.
MONTHS = (
    ("jan", "gen", "ene", "sty"),
    ("feb", "fev", "lut"),
    ("mar", "maa", "mrt"),
    ("apr", "avr", "abr", "kwi"),
    ("may", "mai", "mag", "maj", "mei"),
    ("jun", "juin", "giu", "cze"),
    ("jul", "juil", "lug", "lip"),
    ("aug", "aou", "ago", "sie"),
    ("sep", "set", "wrz"),
    ("oct", "okt", "ott", "out", "paz"),
    ("nov", "lis"),
    ("dec", "dez", "dic", "gru"),
)


class Order(StrEnum):
    """In which order a date of numbers stands: 03/04/2025 is the third of April or the fourth of March."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


def _month(name: str) -> int:
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    for number, beginnings in enumerate(MONTHS, start=1):
        if plain.startswith(beginnings):
            return number
    raise RowUnreadable(Why.NO_DATE)


def _day(year: int, month: int, day: int) -> date:
    if year < EARLIEST_YEAR:
        raise RowUnreadable(Why.IMPOSSIBLE_DATE)
    try:
        return date(year, month, day)
    except ValueError:
        raise RowUnreadable(Why.IMPOSSIBLE_DATE) from None


def _full_year(text: str) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    return 2000 + year if year < 70 else 1900 + year


@lru_cache(maxsize=4096)
def read_date(text: str, order: Order | None = None) -> date:
    """Return the day a cell names.

    Errors: RowUnreadable for no date or an impossible one; also for numbers in an order nobody has told.
    """
    text = " ".join(text.split())
    if match := YEAR_FIRST.match(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := YEAR_LAST.match(text):
        if order is None:
            raise RowUnreadable(Why.NO_DATE)
        first, second = int(match[1]), int(match[2])
        day, month = (first, second) if order is Order.DAY_FIRST else (second, first)
        return _day(_full_year(match[3]), month, day)
    if match := DAY_NAME_YEAR.match(text):
        return _day(int(match[3]), _month(match[2]), int(match[1]))
    if match := NAME_DAY_YEAR.match(text):
        return _day(int(match[3]), _month(match[1]), int(match[2]))
    raise RowUnreadable(Why.NO_DATE)


@lru_cache(maxsize=4096)
def read_time(text: str) -> time:
    """Return the time of day of `20:39`, `6:50 pm`, `12:00 am` (midnight), `20.39`, `20h39`, `7 pm`.

    Errors: RowUnreadable.
    """
    text = " ".join(text.split())
    if match := CLOCK.match(text):
        hour, minute, second, half = int(match[1]), int(match[2]), int(match[3] or 0), match[4]
    elif match := HOUR_ONLY.match(text):
        hour, minute, second, half = int(match[1]), 0, 0, match[2]
    else:
        raise RowUnreadable(Why.IMPOSSIBLE_TIME)
    if half:
        if not 1 <= hour <= 12:
            raise RowUnreadable(Why.IMPOSSIBLE_TIME)
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        raise RowUnreadable(Why.IMPOSSIBLE_TIME) from None


def _from_epoch(text: str) -> datetime:
    number = float(text)
    if number >= MILLISECONDS_BELOW:
        number /= 1_000_000
    elif number >= SECONDS_BELOW:
        number /= 1_000
    return datetime.fromtimestamp(int(number), UTC)


def _zone(text: str) -> timezone:
    if text in {"Z", "z"}:
        return UTC
    digits = text[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    if minutes > 24 * 60 - 1:
        raise RowUnreadable(Why.IMPOSSIBLE_TIME)
    return meant_at(-minutes if text[0] == "-" else minutes)


def meant_at(minutes: int) -> timezone:
    """Return the zone of a clock that stood this far east of UTC.

    Shape: never the UTC object, not even at 0: that one stands for an instant whose place nobody wrote down.
    """
    return timezone(timedelta(minutes=minutes), "meant")


def read_instant(text: str, order: Order | None = None) -> datetime:
    """Return the moment of a combined cell: ISO with or without offset, an epoch number, or a date and a time.

    Shape: as `Found.when`.
    Errors: RowUnreadable.
    """
    text = " ".join(text.split())
    if EPOCH.match(text):
        return _from_epoch(text)
    if match := ISO_INSTANT.match(text):
        wall = datetime.combine(read_date(match[1]), read_time(match[2]))
        return wall.replace(tzinfo=_zone(match[3])) if match[3] else wall
    for cut in _cuts(text):
        day_text, clock_text = text[:cut].rstrip(" ,T"), text[cut:].strip()
        try:
            day = read_date(day_text, order)
        except RowUnreadable as unreadable:
            if unreadable.why is Why.IMPOSSIBLE_DATE:
                raise
            continue
        return datetime.combine(day, read_time(clock_text))
    return datetime.combine(read_date(text, order), NOON)


def _cuts(text: str) -> Iterable[int]:
    """Yield where a date may end and a clock begin: at a blank or a T before a digit, from the right."""
    spots = [place for place, letter in enumerate(text) if letter in " T" and text[place + 1 : place + 2].isdigit()]
    return reversed(spots)


def needs_order(text: str) -> bool:
    """Tell whether a cell is a date of numbers with the year at its end."""
    return any(YEAR_LAST.match(part) for part in (" ".join(text.split()[:1]), " ".join(text.split())))


def orders_that_fit(texts: Iterable[str]) -> set[Order] | None:
    """Return the orders in which a column of numeric dates could be meant, or None when no cell needs an order.

    Shape: one order left is an answer, and the rest of the column is not looked at; two is a question for the person.
    """
    needed = False
    for text in texts:
        match = YEAR_LAST.match(" ".join(text.split()[:1])) or YEAR_LAST.match(" ".join(text.split()))
        if match is None:
            continue
        first, second = int(match[1]), int(match[2])
        if max(first, second) > 31 or min(first, second) > 12:
            continue  # an impossible date says nothing about the order of the others
        needed = True
        if max(first, second) > 12:
            return {Order.DAY_FIRST if first > 12 else Order.MONTH_FIRST}
    return {Order.DAY_FIRST, Order.MONTH_FIRST} if needed else None
