"""What an entry has to be so that it can be shown and dialled: one rule a field, each fault named with its field.

Pure. The shape (which fields there are, and their types) is msgspec's; here is what types cannot say.
Source: content/helplines.schema.json, whose patterns these are (tests/library/test_wellformed.py compares the two).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from leeward.library import hours
from leeward.library.helplines import ROUND_THE_CLOCK, Contact, Service
from leeward.library.hours import UnreadableHours

ID = re.compile(r"[a-z]{2}-[a-z0-9]+(-[a-z0-9]+)*")
DIAL = re.compile(r"\+[1-9][0-9]{6,14}|[*#]?[0-9]{2,11}")
ABROAD = re.compile(r"\+[1-9][0-9]{6,14}")
EMERGENCY = re.compile(r"[0-9]{3,5}")
SHOWN = re.compile(r"[0-9*#(][0-9*#() /.-]*")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
AUDIENCES = frozenset(
    ("anyone", "young-people", "students", "lgbtq", "veterans", "women", "men", "parents", "deaf", "indigenous")
)
COSTS = frozenset(("free", "local-rate", "unknown"))
REACHED_BY = ("phone", "sms", "chat_url", "whatsapp", "email", "website", "visit")
DIAL_HELP = "write +, country code and number, or a short code of digits as people dial it"
URL_HELP = "write an address that begins with https:// or http://"


def faults(service: Service) -> Iterator[tuple[str, str]]:
    """Yield (field, what to write there instead) for each thing that would not work; nothing when all is well."""
    for field, is_right, instead in _RULES:
        if not is_right(service):
            yield field, instead
    for field, is_right_way, instead in _WAYS:
        if not is_right_way(service.contact):
            yield field, instead
    for number, source in enumerate(service.sources):
        if not is_address(source.url):
            yield f"sources[{number}].url", URL_HELP


def is_address(text: str) -> bool:
    """Return whether a browser can open it and it leads to a place on the web: http or https, a host, no blanks."""
    if re.search(r"[\s\x00-\x1f<>\"]", text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"https", "http"} and "." in (parts.hostname or "") and not parts.username


def _has_words_for(kept: str | None) -> bool:
    try:
        hours.in_words(kept)
    except UnreadableHours:
        return False
    return True


def _has_each_day_once(kept: str | None) -> bool:
    """Return whether no day stands in two rules: which of them holds then is read in two ways."""
    if kept is None or kept == ROUND_THE_CLOCK or not _has_words_for(kept):
        return True
    days = hours.days_of_rules(kept)
    return len(set().union(*days)) == sum(map(len, days))


_RULES: tuple[tuple[str, Callable[[Service], object], str], ...] = (
    (
        "id",
        lambda one: ID.fullmatch(one.id) and one.id.startswith(f"{one.country.lower()}-"),
        "write the country's two small letters, a hyphen, and small letters, digits and hyphens",
    ),
    ("country", lambda one: re.fullmatch("[A-Z]{2}", one.country), "write two capital letters, as GB"),
    ("name", lambda one: one.name.strip(), "write a name"),
    ("name_en", lambda one: one.name_en.strip(), "write a name"),
    (
        "hours",
        lambda one: _has_words_for(one.hours),
        "write 24/7, or days and times as Mo-Fr 09:00-17:00; Sa 10:00-12:00, or null where not known",
    ),
    ("hours", lambda one: _has_each_day_once(one.hours), "name each day in one rule only"),
    (
        "languages",
        lambda one: one.languages and all(LANGUAGE.fullmatch(tag) for tag in one.languages),
        "name at least one language by its short code, as en or pt-BR",
    ),
    (
        "audience",
        lambda one: one.audience and set(one.audience) <= AUDIENCES,
        f"name at least one of: {', '.join(sorted(AUDIENCES))}",
    ),
    ("topics", lambda one: one.topics, "name at least one topic"),
    ("area", lambda one: one.area is None or one.area.strip(), "name the part of the country, or null for all of it"),
    ("cost", lambda one: one.cost in COSTS, f"write one of: {', '.join(sorted(COSTS))}"),
    ("confidence", lambda one: one.confidence in {"high", "medium"}, "write high or medium"),
    (
        "contact.phone",
        lambda one: not one.is_emergency or EMERGENCY.fullmatch(one.contact.phone or ""),
        "an emergency number is three to five digits",
    ),
    ("sources", lambda one: one.sources, "name the page the entry was checked with, and the day"),
)
_WAYS: tuple[tuple[str, Callable[[Contact], object], str], ...] = (
    (
        "contact",
        lambda ways: any(getattr(ways, field) for field in REACHED_BY),
        "give at least one way to reach them",
    ),
    ("contact.phone", lambda ways: not ways.phone or DIAL.fullmatch(ways.phone), DIAL_HELP),
    (
        "contact.phone_national",
        lambda ways: not ways.phone or SHOWN.fullmatch(ways.phone_national or ""),
        "write the number as people in the country dial it",
    ),
    ("contact.sms.number", lambda ways: not ways.sms or DIAL.fullmatch(ways.sms.number), DIAL_HELP),
    (
        "contact.whatsapp",
        lambda ways: not ways.whatsapp or ABROAD.fullmatch(ways.whatsapp),
        "write +, country code and number",
    ),
    ("contact.email", lambda ways: not ways.email or EMAIL.fullmatch(ways.email), "write an e-mail address"),
    ("contact.chat_url", lambda ways: not ways.chat_url or is_address(ways.chat_url), URL_HELP),
    ("contact.website", lambda ways: not ways.website or is_address(ways.website), URL_HELP),
)
