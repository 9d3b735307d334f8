"""The directory in the words of the page's language: countries, languages, days and times by CLDR (Babel).

The language is the active one (django's); a page is built under the language it is written in.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, get_day_names
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, gettext_lazy

from leeward.library import countries
from leeward.library.directory.choice import Way
from leeward.library.helplines import Topic
from leeward.library.opening import Standing, State

ENGLISH = "en"
# Dates as this site has always written them: the day first.
VARIANTS = {ENGLISH: "en_GB"}
# Regions of CLDR that are no country somebody can be in.
NO_COUNTRIES = frozenset(("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"))

WAYS: Mapping[Way, str | Promise] = {
    Way.TEXT: gettext_lazy("Text"),
    Way.CHAT: gettext_lazy("Chat"),
    Way.CALL: gettext_lazy("Call"),
    Way.EMAIL: gettext_lazy("E-mail"),
    Way.VISIT: gettext_lazy("Go there"),
}
# What each way leaves behind on a phone and its bill: a call shows where a family reads it.
TRACES: Mapping[str, str | Promise] = {
    "": gettext_lazy("A call or a text can show on the phone's bill, even where it is free. A chat shows on no bill."),
    Way.TEXT: gettext_lazy(
        "Nobody hears a text. It stays in the messages of the phone until you delete it there, and its number can show"
        " on the bill."
    ),
    Way.CHAT: gettext_lazy(
        "A chat shows on no phone bill. The address can stay in the history of the browser; in a private window it"
        " does not. WhatsApp keeps its conversation on the phone."
    ),
    Way.CALL: gettext_lazy(
        "A call stays in the phone's list of calls until you delete it there. It can show on the bill that a family"
        " gets, with number and time, even where it is free."
    ),
    Way.EMAIL: gettext_lazy(
        "An answer can take hours or days, and it comes to your mailbox. For tonight a text, a chat or a call is"
        " quicker."
    ),
    Way.VISIT: gettext_lazy("Nothing shows on a bill. A phone that shares its place shows where it is."),
}
TOPICS: Mapping[str, str | Promise] = {
    Topic.SELF_HARM: gettext_lazy("self-harm"),
    Topic.SUICIDE: gettext_lazy("thoughts of ending one's life"),
    Topic.SUPPORT: gettext_lazy("hard feelings"),
    Topic.VIOLENCE: gettext_lazy("violence at home"),
    Topic.EATING: gettext_lazy("eating"),
    Topic.SUBSTANCES: gettext_lazy("alcohol or drugs"),
}


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(VARIANTS.get(language, language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return Locale(ENGLISH)


def _here() -> Locale:
    return _locale(get_language() or ENGLISH)


def country(code: str) -> str:
    """Return the name of a country in the page's language, or its code where none is known."""
    if _here().language == ENGLISH:
        return countries.name(code)
    return str(_here().territories.get(code, code))


def is_country(code: str) -> bool:
    """Return whether it is a country or territory by ISO 3166-1 (two capital letters)."""
    return len(code) == 2 and code.isalpha() and code in _locale(ENGLISH).territories and code not in NO_COUNTRIES


def all_countries() -> list[tuple[str, str]]:
    """Return (code, name) of every country, in the order of the names in the page's language."""
    codes = [str(code) for code in _locale(ENGLISH).territories]
    found = [(code, country(code)) for code in codes if is_country(code)]
    return sorted(found, key=lambda one: one[1].casefold())


def language(tag: str) -> str:
    """Return the name of a language in the page's language, without its region."""
    base = tag.split("-", maxsplit=1)[0]
    return str(_here().languages.get(base, base))


def day(on: date) -> str:
    """Return a day as the language writes it: 22 November 2026."""
    return str(format_date(on, format="long", locale=_here()))


def hour(at: time | datetime) -> str:
    """Return a time of day as the language writes it: 16:00."""
    return str(format_time(at, format="short", locale=_here()))


def site(address: str) -> str:
    """Return the name of a website out of an address, without its www."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def says(standing: Standing, local: datetime | None) -> str:
    """Return how a service stands as a sentence; "" where its hours say it already. `local`: the time it is there."""
    change = _change(standing, local)
    if standing.state is State.OPEN:
        return gettext("Open now, until %(time)s") % {"time": change} if change else gettext("Open now")
    if standing.state is State.CLOSED:
        opens = gettext("Closed at this hour, opens %(time)s")
        return opens % {"time": change} if change else gettext("Closed at this hour")
    if standing.state is State.DEPENDS:
        return gettext("Open or closed by the clock where the service is: this country keeps several")
    return ""


def _change(standing: Standing, local: datetime | None) -> str:
    at = standing.changes
    if at is None:
        return ""
    if local is None or at.date() == local.date():
        return hour(at)
    name = get_day_names("wide", locale=_here())[at.weekday()]
    return gettext("%(day)s %(time)s") % {"day": name, "time": hour(at)}
