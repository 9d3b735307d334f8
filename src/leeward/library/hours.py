"""Opening hours in words.

A page that is built ahead of time cannot know the time, so it never says "open now": it says the hours, and round the
clock comes first (rules of the page). Only the forms that the file of helplines uses are read; others are left unsaid.
Source: the opening_hours notation of OpenStreetMap, as content/helplines.schema.json uses it.
"""

from __future__ import annotations

import re

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext, gettext_lazy

from leeward.library.helplines import ROUND_THE_CLOCK

DAYS: dict[str, str | Promise] = {
    "Mo": gettext_lazy("Monday"),
    "Tu": gettext_lazy("Tuesday"),
    "We": gettext_lazy("Wednesday"),
    "Th": gettext_lazy("Thursday"),
    "Fr": gettext_lazy("Friday"),
    "Sa": gettext_lazy("Saturday"),
    "Su": gettext_lazy("Sunday"),
}
HOLIDAYS_OFF = "PH off"
RULE = re.compile(r"(?P<days>[A-Z][a-z](?:[-,][A-Z][a-z])*) (?P<times>\d\d:\d\d-\d\d:\d\d(?:,\d\d:\d\d-\d\d:\d\d)*)")


class UnreadableHours(Exception):
    """The hours are in a form this page has no words for; the message holds them."""


def in_words(hours: str | None) -> str:
    """Return the hours as words in the active language; "Hours not stated" where no source states them.

    Errors: UnreadableHours.
    """
    if hours is None:
        return gettext("Hours not stated")
    if hours == ROUND_THE_CLOCK:
        return gettext("Day and night, every day")
    return "; ".join(_rule(part.strip()) for part in hours.split(";"))


def days_of_rules(hours: str) -> list[set[str]]:
    """Return the days of each rule that has times ("Mo-Fr 09:00-17:00" has five), in order.

    Errors: UnreadableHours.
    """
    parts = [part.strip() for part in hours.split(";")]
    matches = [RULE.fullmatch(part) for part in parts if part != HOLIDAYS_OFF]
    if not all(matches):
        raise UnreadableHours(hours)
    return [_spelled_out(match["days"]) for match in matches if match]


def _spelled_out(days: str) -> set[str]:
    week, found = list(DAYS), set()
    for part in days.split(","):
        first, _, last = part.partition("-")
        if first not in DAYS or (last and last not in DAYS):
            raise UnreadableHours(days)
        length = (week.index(last or first) - week.index(first)) % 7 + 1
        found |= {week[(week.index(first) + step) % 7] for step in range(length)}
    return found


def _rule(part: str) -> str:
    if part == HOLIDAYS_OFF:
        return gettext("closed on public holidays")
    match = RULE.fullmatch(part)
    if match is None:
        raise UnreadableHours(part)
    times = gettext(" and ").join(_span(span) for span in match["times"].split(","))
    return gettext("%(days)s %(times)s") % {"days": _days(match["days"]), "times": times}


def _days(days: str) -> str:
    if days == "Mo-Su":
        return gettext("Every day")
    return ", ".join(_day(day) for day in days.split(","))


def _day(day: str) -> str:
    first, _, last = day.partition("-")
    if first not in DAYS or (last and last not in DAYS):
        raise UnreadableHours(day)
    if not last:
        return str(DAYS[first])
    return str(format_lazy(gettext_lazy("{first} to {last}"), first=DAYS[first], last=DAYS[last]))


def _span(span: str) -> str:
    start, end = span.split("-")
    if (start, end) == ("00:00", "24:00"):
        return gettext("all day")
    return gettext("%(start)s to %(end)s") % {"start": start, "end": gettext("midnight") if end == "24:00" else end}
