"""Countries: their names, how many clocks they keep, and the one careful guess.

The guess reads only the region that a browser's language names, never an address on the network. It is said on the
page, and one tap changes it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from django.utils.translation import get_language

# Countries of the list whose parts keep different clocks; hours there are "by the service's own clock".
# Source: the zones of Babel (CLDR), compared with this set in tests/library/test_countries.py.
SEVERAL_CLOCKS = frozenset(
    ["AU", "BR", "CA", "CL", "CN", "EC", "ES", "ID", "MN", "MX", "NZ", "PG", "PT", "RU", "UA", "US"]
)
# What people write for a country that ISO 3166 calls otherwise.
ALIASES = {"UK": "GB", "EL": "GR"}
TAG = re.compile(r"(?P<language>[A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_](?P<region>[A-Za-z]{2}))?")


def _locale() -> Locale:
    return _locale_of(get_language() or "en")


@cache
def _locale_of(language: str) -> Locale:
    return Locale.parse(language, sep="-")


def name(code: str) -> str:
    """Return the name of a country in the active language as people write it, or the code where none is known."""
    return str(_locale().territories.get(code, code)).removesuffix(" SAR China")


def own_name(code: str, language: str) -> str:
    """Return the country's name in one of its own languages, or "" where it is the same here or not known."""
    try:
        own = str(Locale.parse(language, sep="-").territories.get(code, ""))
    except (UnknownLocaleError, ValueError):
        return ""
    return "" if own == name(code) else own


def language_name(tag: str) -> str:
    """Return the name of a language in the active one, without its region ("zh-HK" is Chinese)."""
    base = tag.split("-", maxsplit=1)[0]
    return str(_locale().languages.get(base, base))


def keeps_several_clocks(code: str) -> bool:
    """Return whether "local time" means more than one thing in this country."""
    return code in SEVERAL_CLOCKS


def zone(code: str) -> str:
    """Return the name of the one clock a country keeps (IANA), or "" where it keeps several or none is known."""
    if keeps_several_clocks(code):
        return ""
    # The whole country keeps one clock, so any of its zones tells it; the short names are the ones every browser knows.
    return next(iter(zones(code)), "")


@cache
def clocks(code: str) -> tuple[str, ...]:
    """Return one zone (IANA) for each of the clocks a country keeps, none where none is known.

    Zones that show the same time all year are one clock; a browser need not be told of thirty.
    """
    kept: dict[tuple[timedelta | None, ...], str] = {}
    for name in zones(code):
        try:
            clock = ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError):
            continue
        kept.setdefault(tuple(day.astimezone(clock).utcoffset() for day in _A_YEAR), name)
    return tuple(kept.values())


def zones(code: str) -> list[str]:
    """Return every zone of a country (IANA), the short and well-known names first."""
    found = [name for name, country in get_global("zone_territories").items() if country == code]
    return sorted(found, key=lambda name: (name.count("/"), name))


def with_zones() -> list[str]:
    """Return the codes of every country that has a zone."""
    return sorted(code for code in set(get_global("zone_territories").values()) if TAG.fullmatch(f"en-{code}"))


# Twice a month for two years: enough to tell any two clocks apart that part company at all.
_A_YEAR = tuple(datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=15 * number) for number in range(49))


def code_of(text: str) -> str:
    """Return the two capital letters of a code as written in an address."""
    code = text.upper()
    return ALIASES.get(code, code)


def guess(accept_language: str, known: Collection[str]) -> str | None:
    """Return the country that the browser's first language names, or None.

    Only tags of the language preferred most count: "ja,en-US;q=0.9" is what a browser in Japan sends, and its "US" says
    nothing about where anybody is.
    """
    tags = [part.split(";")[0].strip() for part in accept_language[:500].split(",")]
    matches = [match for tag in tags if (match := TAG.fullmatch(tag))]
    if not matches:
        return None
    first = matches[0]["language"].lower()
    for match in matches:
        if match["language"].lower() == first and match["region"]:
            code = code_of(match["region"])
            return code if code in known else None
    return None
