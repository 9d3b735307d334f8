"""Pages of words and the search as a person meets them: on a phone, at a desk, on paper, without script."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.fixtures import PATIENCE, PHONE, faults, faults_everywhere

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def opened(browser, live_server):
    """Open pages in a context of one's own making."""
    contexts = []

    def page(**wishes):
        contexts.append(browser.new_context(base_url=live_server.url, **{"viewport": PHONE} | wishes))
        contexts[-1].set_default_timeout(PATIENCE)
        return contexts[-1].new_page()

    yield page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("path", ["/understand", "/understand/wounds", "/understand/treatments/easy"])
def test_axe_finds_nothing_and_nothing_sticks_out(opened, path: str):
    page = opened(bypass_csp=True)
    page.goto(path)
    assert faults_everywhere(page) == []


def test_a_part_is_stepped_past_by_keyboard(opened):
    page = opened(java_script_enabled=False)
    page.goto("/understand/wounds")

    past = page.locator("#emergency").get_by_role("link", name="Skip past it")
    past.focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"#today$"), timeout=PATIENCE)
    top = page.locator("#today-h").bounding_box()["y"]
    assert 0 <= top < PHONE["height"] / 2


def test_on_paper_there_are_the_words_and_their_sources_and_no_doors(opened):
    page = opened()
    page.goto("/understand/scars")
    page.emulate_media(media="print")

    for gone in (".bar", ".contents", ".next", "footer", ".facts"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.locator("#sources-h")).to_be_visible()
    expect(page.get_by_role("heading", name="What can help")).to_be_visible()


def test_a_search_is_answered_in_the_page_and_leaves_no_step_in_the_history(opened):
    page = opened(bypass_csp=True)
    page.goto("/find")
    steps = page.evaluate("history.length")

    page.get_by_role("searchbox").fill("skars")
    page.keyboard.press("Enter")

    # The index is made when somebody searches first.
    expect(page.locator(".listed a").first).to_have_text("Living with scars", timeout=PATIENCE)
    assert page.evaluate("history.length") == steps
    assert page.url.endswith("/find")
    assert faults(page) == []


def test_without_script_a_search_is_answered_too_and_stands_in_no_address(opened):
    page = opened(java_script_enabled=False)
    page.goto("/understand")

    page.get_by_role("searchbox").fill("i want to kill myself")
    page.get_by_role("button", name="Search").click()

    expect(page.locator(".first a").first).to_have_attribute("href", "/now#life", timeout=PATIENCE)
    assert page.url.endswith("/find")


def test_a_search_without_network_says_what_works_all_the_same(opened):
    page = opened(service_workers="block")
    page.goto("/find")
    page.route("**/find", lambda route: route.abort())

    page.get_by_role("searchbox").fill("scars")
    page.get_by_role("button", name="Search").click()

    expect(page.get_by_text("There is no network just now")).to_be_visible(timeout=PATIENCE)
