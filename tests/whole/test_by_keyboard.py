"""A whole visit without a mouse: every step is reached by Tab and done by a key, and the place of the focus is seen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.whole import person

pytestmark = pytest.mark.browser

MOST_TABS = 90
FOCUSED = """() => {
  const one = document.activeElement;
  const label = one.labels?.[0]?.textContent ?? one.getAttribute('aria-label') ?? one.textContent ?? '';
  const words = (label.trim() || one.name || one.id).replace(/\\s+/g, ' ');
  const style = getComputedStyle(one.matches('input[type=radio], input[type=checkbox]') ? one.parentElement : one);
  const inside = one.matches('input[type=radio], input[type=checkbox]') ? one.nextElementSibling : null;
  const seen = [style, inside && getComputedStyle(inside)].some(
    (its) => its && (its.outlineStyle !== 'none' || its.boxShadow !== 'none'));
  return { words, seen, name: one.name || '' };
}"""


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until what is wanted has the focus; on the way the focus must always be seen."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        if re.search(wanted, found["words"]) or found["name"] == wanted:
            assert found["seen"], f"{found['words']} does not show that it has the focus"
            return
    raise AssertionError(f"{wanted} is not reached by Tab on {page.url}")


def press(page: Page, wanted: str) -> None:
    """Go to a button or link and press it."""
    tab_to(page, wanted)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _sign_up(page: Page) -> None:
    press(page, "^Begin$")
    page.get_by_role("heading", name="A notebook of your own").wait_for()
    tab_to(page, "^Passphrase")
    page.keyboard.type(person.PASSPHRASE)
    tab_to(page, "^Your own words once more")
    page.keyboard.type(person.PASSPHRASE)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="A code to keep").wait_for()
    page.locator(".code li").first.wait_for()
    groups = [re.sub(r"\s", "", words) for words in page.locator(".code li").all_inner_texts()]
    for box in page.locator("input[name^=group_]").all():
        name = box.get_attribute("name") or ""
        tab_to(page, name)
        page.keyboard.type(groups[int(name.removeprefix("group_")) - 1])
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="What would help right now?").wait_for()


def test_a_first_visit_by_keyboard(served, open_profile):
    page = open_profile().pages[0]
    page.goto("/")
    _sign_up(page)

    press(page, "Say how it is")
    tab_to(page, "^skip$")
    page.keyboard.press("ArrowRight")
    press(page, "^Keep it$")
    page.get_by_role("heading", name="Kept. Thank you.").wait_for()

    page.goto("/write")
    press(page, "^Something about me I can stand by today")
    tab_to(page, "text")
    page.keyboard.type("I answered my sister.")
    press(page, "^Keep it$")
    page.goto("/notebook")
    assert "I answered my sister." in page.locator("main").inner_text()

    press(page, "^Lock$")
    page.get_by_role("heading", name="Locked").wait_for()
    tab_to(page, "^Passphrase")
    page.keyboard.type(person.PASSPHRASE)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Lock", exact=True).wait_for()


def test_help_now_is_two_keys_away(served, open_profile):
    page = open_profile().pages[0]
    page.goto("/")

    press(page, "^Help now$")

    assert page.url.endswith("/now")
