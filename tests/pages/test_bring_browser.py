"""Bringing a diary along in a real browser: every page in light and dark, by keyboard alone, and without script."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from leeward.journal.kinds import CHECK_INS
from tests.browser.fixtures import faults_everywhere

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAMPLES = Path(__file__).parents[1] / "samples"
DAYLIO = SAMPLES / "daylio_export_en_12h_scales_custom.csv"
TABLE = {
    "name": "table.csv",
    "mimeType": "text/csv",
    "buffer": b"day,hour,energy,coffee,words\n03/04/2025,8:30,3,yes,a long walk\n05/06/2025,9:30,4,no,\n",
}
BATCH = re.compile(r"/bring/[0-9a-z]{26}$")


@pytest.fixture
def window(browser, live_server, ana_browser):
    """Return a maker of pages in which Ana is signed in."""
    made = []

    def page(**options):
        context = browser.new_context(base_url=live_server.url, bypass_csp=True, reduced_motion="reduce", **options)
        token = ana_browser.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": token, "url": live_server.url}])
        made.append(context)
        return context.new_page()

    yield page
    for context in made:
        context.close()


def look(page, file):
    page.goto("/bring")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Look what is in it").click()


def is_sound(page):
    assert faults_everywhere(page) == []


def test_every_page_is_sound(window):
    page = window()
    look(page, TABLE)
    is_sound(page)
    page.get_by_role("button", name="Look what would come").click()
    page.get_by_text("One thing to look at").wait_for()
    is_sound(page)
    look(page, DAYLIO)
    page.wait_for_url("**/bring/check")
    is_sound(page)
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(BATCH)
    is_sound(page)
    page.goto("/bring")
    is_sound(page)


def test_it_works_without_script(window, ana):
    page = window(java_script_enabled=False)
    look(page, TABLE)
    page.get_by_role("button", name="Look what would come").click()
    page.get_by_role("radio", name="the day first").check(force=True)
    page.get_by_role("button", name="Look what would come").click()
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("button", name="Undo this import").wait_for()
    assert len(ana.open().stream(CHECK_INS).all()) == 2
    page.get_by_role("button", name="Undo this import").click()
    page.get_by_text("are gone").wait_for()
    assert ana.open().stream(CHECK_INS).all() == []


def _tab_to(page, words):
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == words:
            return
    raise AssertionError(f"the keyboard never reached: {words}")


def test_it_works_by_keyboard_alone(window, ana):
    page = window()
    page.goto("/bring")
    page.locator("input[type=file]").set_input_files(DAYLIO)
    _tab_to(page, "Look what is in it")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bring/check")
    page.locator("input[name=mood_2][value='']").focus()
    page.keyboard.press("ArrowUp")
    _tab_to(page, "Keep it")
    page.keyboard.press("Enter")
    page.wait_for_url(BATCH)
    assert len(ana.open().stream(CHECK_INS).all()) == 4


def test_this_devices_zone_is_proposed(window):
    page = window(timezone_id="Asia/Tokyo")
    look(page, DAYLIO)
    page.wait_for_url("**/bring/check")
    assert page.locator("select[name=zone]").input_value() == "Asia/Tokyo"


def test_without_a_file_the_words_are_ours_and_not_the_browsers(window):
    page = window()
    page.goto("/bring")
    page.get_by_role("button", name="Look what is in it").click()
    assert page.get_by_role("link", name="Choose the file you want to bring.").is_visible()
