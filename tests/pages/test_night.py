"""Night by the clock: hours a person sets, kept in the notebook, remembered for the lock screen, and no flash."""

from datetime import UTC, datetime

import msgspec
import pytest

from leeward.accounts.forms import IDLE_CHOICES, Preferences
from leeward.kernel import clock
from leeward.web.context import _light

CHOSEN = {"idle_minutes": "10", "theme": "light", "night_from": "21:30", "night_until": "06:15"}


def sent(client, **changed):
    return client.post("/you/preferences", CHOSEN | changed)


@pytest.mark.django_db
def test_the_hours_are_kept_and_shown_again(ana_browser, ana_vault):
    page = sent(ana_browser)

    assert page.context["form"].errors == {}
    assert 'value="21:30"' in ana_browser.get("/you/preferences").content.decode()
    again = ana_browser.get("/you").content.decode()
    assert 'data-night="21:30-06:15"' in again
    assert 'data-day="light"' in again


@pytest.mark.django_db
def test_the_lock_screen_knows_the_hours_too(ana_browser):
    sent(ana_browser)
    ana_browser.post("/lock")

    assert 'data-night="21:30-06:15"' in ana_browser.get("/unlock").content.decode()


@pytest.mark.django_db
def test_taking_the_hours_back_leaves_nothing(ana_browser):
    sent(ana_browser)
    sent(ana_browser, night_from="", night_until="")

    assert "data-night" not in ana_browser.get("/you").content.decode()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"night_until": ""}, "Give both times, or leave both empty."),
        ({"night_from": ""}, "Give both times, or leave both empty."),
        ({"night_until": "21:30"}, "Two different times make an evening."),
        ({"night_from": "late"}, "Write it as hours and minutes, like 21:00."),
        ({"night_from": "25:00"}, "Write it as hours and minutes, like 21:00."),
    ],
)
def test_what_cannot_be_an_evening_gets_a_sentence(given, sentence):
    form = Preferences(CHOSEN | given, minutes=IDLE_CHOICES)

    assert not form.is_valid()
    assert [sentence] in form.errors.values()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("hour", "theme"), [(20, "light"), (21, "night"), (23, "night"), (3, "night"), (6, "light"), (12, "light")]
)
def test_without_script_the_page_goes_by_the_zone_of_the_person(ana_vault, hour: int, theme: str):
    chosen = msgspec.structs.replace(ana_vault.settings, theme="light", night="21:00-06:00", zone="Europe/Dublin")
    with clock.frozen(datetime(2026, 11, 24, hour, 0, tzinfo=UTC)):
        assert _light(chosen)["theme"] == theme


@pytest.mark.django_db
@pytest.mark.parametrize("night", ["", "nonsense", "21:00", "21:00-06:00"])
def test_hours_or_a_zone_that_cannot_be_read_leave_the_theme_of_the_day(ana_vault, night: str):
    chosen = msgspec.structs.replace(ana_vault.settings, theme="dark", night=night, zone="Nowhere/At_all")

    assert _light(chosen)["theme"] == "dark"


def test_a_visitor_and_a_page_for_trouble_have_no_hours():
    assert _light(None) == {"theme": "", "day_theme": "", "night": ""}
