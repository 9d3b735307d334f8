"""Days, hours, numbers and lists as each language says them."""

from datetime import date, datetime

import pytest

from leeward.kernel import saying
from leeward.kernel.languages import LANGUAGES

EVENING = datetime(2026, 11, 24, 21, 5)  # noqa: DTZ001  # what a clock shows


@pytest.mark.parametrize(
    ("language", "shape", "words"),
    [
        ("en", saying.DAY, "24 November"),
        ("en", saying.WEEKDAY_AND_DAY, "Tuesday, 24 November"),
        ("es", saying.DAY, "24 de noviembre"),
        ("es", saying.WEEKDAY_AND_DAY, "martes, 24 de noviembre"),
        ("fr", saying.WEEKDAY_AND_DAY, "mardi 24 novembre"),
        ("de", saying.DAY_AND_YEAR, "24. November 2026"),
        ("ar", saying.WEEKDAY_DAY_AND_YEAR, "الثلاثاء، 24 نوفمبر 2026"),
        ("de", saying.SHORT_WEEKDAY, "Di"),
        ("es", saying.MONTH_AND_YEAR, "noviembre de 2026"),
    ],
)
def test_a_day_is_said_as_the_language_does(language: str, shape: str, words: str):
    assert saying.day(EVENING.date(), shape, language) == words


@pytest.mark.parametrize("language", [one.tag for one in LANGUAGES])
def test_a_day_without_its_year_has_none_and_digits_are_always_these(language: str):
    for month in range(1, 13):
        words = saying.day(date(2026, month, 9), saying.WEEKDAY_AND_DAY, language)
        assert "2026" not in words
        assert "9" in words


def test_the_region_decides_on_the_clock_and_the_week():
    assert (saying.hour(EVENING, "en"), saying.first_weekday("en")) == ("21:05", 0)

    with saying.in_region("US"):
        assert saying.hour(EVENING, "en").replace("\N{NARROW NO-BREAK SPACE}", " ") == "9:05 PM"
        assert saying.first_weekday("en") == 6
        assert saying.day(EVENING.date(), saying.DAY, "en") == "November 24"
    with saying.in_region("XX"):
        assert saying.hour(EVENING, "en") == "21:05"


def test_numbers_and_lists():
    assert saying.number(4.05, "de", decimals=1) == "4,0"
    assert saying.number(1234.5, "en") == "1234.5"
    assert saying.number(4, "ar", decimals=1) == "4.0"
    assert saying.percent(0.25, "en") == "25%"
    assert saying.listed(["a", "b", "c"], "es") == "a, b y c"
    assert saying.listed(["a", "b"], "en") == "a and b"
