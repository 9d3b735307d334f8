"""Leaving at once, with script and without, by button and by key; and what a page does when it is hidden."""

import pytest

from tests.browser.fixtures import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def elsewhere(live_server, settings):
    """A harmless page of another origin: the same server under its other name."""
    settings.SHOW_GALLERY = True
    settings.EXIT_TO = live_server.url.replace("localhost", "127.0.0.1") + "/healthz"
    return settings.EXIT_TO


@pytest.fixture
def shown(page, live_server, elsewhere):
    page.goto(f"{live_server.url}/")
    page.goto(f"{live_server.url}/components/")
    return page


def test_exit_leaves_and_takes_the_page_out_of_the_history(shown, elsewhere, live_server):
    shown.get_by_role("button", name="Exit this page").click()
    shown.wait_for_url(elsewhere)
    shown.go_back()
    assert shown.url == f"{live_server.url}/", "the page that was left is gone from the history"


def test_the_page_is_covered_before_anything_else_happens(shown, elsewhere):
    seen = shown.evaluate(
        """() => {
          document.querySelector('form[data-exit]').requestSubmit();
          return getComputedStyle(document.querySelector('main')).visibility;
        }"""
    )
    assert seen == "hidden"
    shown.wait_for_url(elsewhere)


def test_three_presses_of_shift_leave(shown, elsewhere):
    shown.keyboard.press("Shift")
    shown.keyboard.press("Shift")
    assert shown.locator("form[data-presses='2']").count() == 1
    shown.keyboard.press("Shift")
    shown.wait_for_url(elsewhere)


def test_writing_capital_letters_does_not_leave(shown):
    box = shown.locator("#fresh_note")
    box.focus()
    for letter in "ABCD":
        shown.keyboard.press(f"Shift+{letter}")
    assert box.input_value() == "ABCD"
    assert shown.locator("form[data-presses]").count() == 0


def test_exit_works_without_script(browser, live_server, elsewhere):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/components/")
    page.get_by_role("button", name="Exit this page").click()
    page.wait_for_url(elsewhere)
    context.close()


def test_the_two_controls_stand_once_for_a_screen_reader_and_in_reach_of_a_thumb(shown):
    shown.set_viewport_size(PHONE)
    leave, help_now = shown.get_by_role("button", name="Exit this page"), shown.locator(".way-out__help")
    assert leave.count() == help_now.count() == 1
    shown.evaluate("window.scrollTo(0, 3000)")
    for control in (leave, help_now):
        box = control.bounding_box()
        assert PHONE["height"] * 0.7 < box["y"] < PHONE["height"] - box["height"]


def test_while_typing_on_a_phone_the_way_out_is_above_the_keyboard(shown):
    shown.set_viewport_size(PHONE)
    shown.locator("#fresh_note").focus()
    assert shown.get_by_role("button", name="Exit this page").bounding_box()["y"] < 100


def test_the_first_key_leads_past_the_top(shown, live_server):
    shown.goto(f"{live_server.url}/")
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.activeElement.className").startswith("skip")
    shown.keyboard.press("Enter")
    assert shown.evaluate("document.activeElement.id") == "main"


def test_the_summary_of_what_to_look_at_has_the_focus(shown):
    assert shown.evaluate("document.activeElement.className") == "errors"


def test_a_number_is_typed_and_taken_back(shown):
    row = shown.locator("#fresh_mood").locator("xpath=ancestor::fieldset")
    row.locator("input[value='3']").focus()
    shown.keyboard.press("7")
    assert row.locator("input:checked").get_attribute("value") == "7"
    shown.keyboard.press("1")
    shown.keyboard.press("0")
    assert row.locator("input:checked").get_attribute("value") == "10"
    shown.keyboard.press("Backspace")
    assert row.locator("input:checked").get_attribute("value") == ""


def test_a_second_tap_takes_a_number_back(shown):
    row = shown.locator("#filled_mood").locator("xpath=ancestor::fieldset")
    four = row.locator("input[value='4']")
    four.click()
    assert row.locator("input:checked").get_attribute("value") == ""
    four.click()
    assert four.is_checked()


def test_a_passphrase_can_be_looked_at(shown):
    box = shown.locator("#fresh_passphrase")
    button = box.locator("xpath=following-sibling::button")
    button.click()
    assert (box.get_attribute("type"), button.inner_text()) == ("text", "Hide")
    button.click()
    assert (box.get_attribute("type"), button.inner_text()) == ("password", "Show")


def test_the_console_is_silent(page, live_server, elsewhere):
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{live_server.url}/components/")
    page.goto(f"{live_server.url}/")
    assert said == []
