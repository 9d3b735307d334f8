"""The one careful guess, and what a country is called."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from babel.core import get_global
from hypothesis import given
from hypothesis import strategies as st

from leeward.library import countries, helplines

KNOWN = frozenset(helplines.countries(helplines.everything()))


@pytest.mark.parametrize(
    ("accept_language", "code"),
    [
        ("en-GB,en;q=0.9", "GB"),
        ("de-AT,de;q=0.9,en-US;q=0.8", "AT"),
        ("de,de-CH;q=0.9", "CH"),
        ("zh-Hant-TW", "TW"),
        ("pt_BR", "BR"),
        ("en-UK", "GB"),
        ("ja,en-US;q=0.9,en;q=0.8", None),  # a browser in Japan; its "US" says nothing about where anybody is
        ("en", None),
        ("es-419,es;q=0.9", None),
        ("en-ZZ", None),
        ("", None),
        ("*", None),
        (";;,,--", None),
    ],
)
def test_only_the_region_of_the_first_language_counts(accept_language: str, code: str | None):
    assert countries.guess(accept_language, KNOWN) == code


@given(st.text(max_size=700))
def test_whatever_a_browser_sends_the_guess_is_known_or_none(accept_language: str):
    assert countries.guess(accept_language, KNOWN) in {*KNOWN, None}


def test_countries_have_the_names_people_use():
    assert countries.name("GB") == "United Kingdom"
    assert countries.name("HK") == "Hong Kong"
    assert all(len(countries.name(code)) > 2 for code in KNOWN)


def test_a_country_is_also_named_in_its_own_language():
    assert countries.own_name("JP", "ja") == "日本"
    assert countries.own_name("GB", "en") == ""
    assert countries.own_name("FJ", "fj") == ""


def test_a_language_has_its_name_without_region():
    assert countries.language_name("zh-HK") == "Chinese"
    assert countries.language_name("cy") == "Welsh"


def _clocks(code: str) -> set[tuple[object, ...]]:
    clocks = set()
    for zone, country in get_global("zone_territories").items():
        if country == code:
            try:
                clock = ZoneInfo(zone)
            except ZoneInfoNotFoundError:
                continue
            days = [datetime(2026, month, 15, 12, tzinfo=UTC).astimezone(clock) for month in (1, 4, 7, 10)]
            clocks.add(tuple(day.utcoffset() for day in days))
    return clocks


def test_a_country_with_several_clocks_is_known_as_one():
    assert {code for code in KNOWN if len(_clocks(code)) > 1} <= countries.SEVERAL_CLOCKS


def test_a_country_with_one_clock_has_a_zone_that_keeps_it():
    for code in KNOWN - countries.SEVERAL_CLOCKS:
        day = datetime(2026, 7, 15, 12, tzinfo=UTC)
        assert day.astimezone(ZoneInfo(countries.zone(code))).utcoffset() is not None, code
    assert countries.zone("GB") == "Europe/London"
    assert countries.zone("US") == ""
