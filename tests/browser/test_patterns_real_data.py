"""The main job on real input: a person's published diary comes in through the table importer, and Patterns shows what
changed in it, in a real browser (issue 2, done when 2 and 7).

Source: Kossakowski et al. 2017, doi:10.5334/jopd.29: depression returned around day 127.
"""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest
from django.conf import settings

from tests.browser.fixtures import PHONE, faults, faults_everywhere
from tests.open_data import open_data

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FIRST_DAY = date(2012, 8, 13)
RELAPSE = FIRST_DAY.toordinal() + 126  # day 127, counting from 1
SCALES = ("mood_down", "pat_worry")


@pytest.fixture
def signed_in_context(browser, live_server, ana_browser):
    """Return a maker of browser windows in which Ana is signed in."""
    made = []

    def context(**options):
        window = browser.new_context(base_url=live_server.url, reduced_motion="reduce", **options)
        token = ana_browser.cookies[settings.SESSION_COOKIE_NAME].value
        window.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": token, "url": live_server.url}])
        made.append(window)
        return window

    yield context
    for window in made:
        window.close()


def _bring(page) -> None:
    """Import the diary as a person does: choose the file, say what four columns mean, look, keep."""
    page.goto("/bring")
    page.locator("input[type=file]").set_input_files(open_data("kossakowski2017.csv"))
    page.locator("main form[enctype] button[type=submit]").click()
    page.wait_for_url("**/bring/columns")
    for select in page.locator("select[name$='-field']").all():
        select.select_option("skip")
    _say(page, "date", "date")
    _say(page, "beeptime", "time")
    for scale in SCALES:
        _say(page, scale, "series")
    page.get_by_role("button", name="Look what would come").click()
    page.wait_for_url("**/bring/check")
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(re.compile(r"/bring/[0-9a-z]{26}"))


def _say(page, column: str, meaning: str) -> None:
    row = page.locator("li.columns__one").filter(has=page.get_by_text(column, exact=True))
    row.locator("select[name$='-field']").select_option(meaning)
    if meaning == "series":
        row.locator("summary").click()
        row.locator("input[name$='-low']").fill("1")
        row.locator("input[name$='-high']").fill("7")


def _dates(sentence: str) -> list[int]:
    # The browser of the tests is set to the United States, and is spoken to so.
    found = re.search(r"between (\w+ \d+) and (\w+ \d+), (\d{4})", sentence)
    ends = [f"{found[number]} {found[3]}" for number in (1, 2)]
    return [datetime.strptime(one, "%B %d %Y").date().toordinal() for one in ends]  # noqa: DTZ007 (a bare day)


@pytest.fixture
def brought(signed_in_context):
    page = signed_in_context(viewport=PHONE).new_page()
    _bring(page)
    return page


def test_the_change_in_feeling_down_is_shown_within_ten_days_of_the_published_relapse(brought):
    brought.goto("/patterns?w=0")
    card = brought.locator("section.pattern").filter(has=brought.get_by_role("heading", name="mood_down", exact=True))
    sentence = card.locator(".pattern__shift").inner_text()
    assert "something shifted around mid-December 2012" in sentence.lower().replace("december", "December")
    earliest, latest = _dates(sentence)
    assert earliest <= RELAPSE <= latest
    shown = card.locator("rect.chart__shift")
    assert shown.is_visible()
    assert abs(date.fromisoformat(shown.get_attribute("data-day")).toordinal() - RELAPSE) <= 10


def test_the_whole_way_goes_by_keyboard(brought):
    brought.goto("/patterns")
    brought.get_by_role("link", name="all", exact=True).focus()
    brought.keyboard.press("Enter")
    brought.wait_for_url("**/patterns?w=0")
    brought.get_by_text("As a table").first.focus()
    brought.keyboard.press("Enter")
    assert brought.get_by_role("table").first.is_visible()
    brought.keyboard.press("Tab")
    assert brought.evaluate("document.activeElement.getAttribute('role')") == "region", "a table can be scrolled by key"


def test_axe_finds_nothing_and_nothing_sticks_out(brought, signed_in_context):
    page = signed_in_context(bypass_csp=True).new_page()
    page.goto("/patterns?w=0")
    page.evaluate("document.querySelectorAll('.patterns__how details').forEach((one) => one.open = true)")
    assert faults_everywhere(page) == []
    page.get_by_text("As a table").first.click()
    assert faults(page) == []


def test_the_table_has_the_same_days_and_the_policy_refuses_nothing(brought):
    said = []
    brought.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    brought.goto("/patterns?w=0")
    card = brought.locator("section.pattern").first
    card.get_by_text("As a table").click()
    assert card.get_by_role("table").is_visible()
    assert card.get_by_role("rowheader").last.inner_text() == "August 13, 2012"
    assert said == []
