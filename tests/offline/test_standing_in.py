"""Without a network a private page leads to the page for anyone that does the same; a form keeps every word."""

import pytest

from tests.browser.outbox import until
from tests.offline.conftest import settle, sign_in, visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KEEP_ALL = "async () => (await navigator.serviceWorker.ready).active.postMessage('keep')"
WHY = "There is no network just now"


@pytest.fixture
def away(phone, gate):
    """A phone that has what is always kept, and no network."""
    visit(phone)
    gate.way = "shut"
    return phone


@pytest.fixture
def with_all(phone, gate):
    """A phone that has all that anyone may read, and no network."""
    visit(phone)
    phone.evaluate(KEEP_ALL)
    until(phone, lambda: phone.evaluate("caches.match('/try/wash-up').then(Boolean)"))
    gate.way = "shut"
    return phone


def title(page):
    return page.locator("h1:visible").inner_text()


def test_a_note_for_later_stands_in_for_writing_and_the_copy_for_the_plan(away):
    for address in ("/check-in", "/write", "/write?prompt=today", "/jar", "/away"):
        away.goto(address)
        assert (title(away), away.evaluate("location.pathname")) == ("A note for later", "/away"), address
        away.get_by_text("This phone does not keep notes yet.").wait_for()
        assert away.get_by_text(WHY).is_visible() is (address != "/away"), address
    for address in ("/plan", "/plan/3", "/plan/here"):
        away.goto(address)
        assert title(away) == "What lies on this phone", address
        assert away.get_by_text(WHY).is_visible() is (address != "/plan/here"), address


STANDS_IN = (
    ("/ride", "/try/ride", "Ride it out"),
    ("/ride/choose", "/try/ride", "Ride it out"),
    ("/try/ride", "/try/ride", "Ride it out"),
    ("/toolbox", "/try", "What kind of moment is it?"),
    ("/toolbox/wash-up", "/try/wash-up", ""),
    ("/toolbox/order", "/try", "What kind of moment is it?"),
)


def test_the_ride_and_the_things_to_try_stand_in_for_ones_own(with_all):
    for address, there, words in STANDS_IN:
        with_all.goto(address)
        assert with_all.evaluate("location.pathname") == there, address
        assert words in title(with_all)
        assert with_all.get_by_text(WHY).is_visible() is (address != there), address
    with_all.get_by_role("link", name="I need a person").first.click()
    with_all.get_by_role("link", name="Call 999").first.wait_for()


def test_what_is_not_kept_or_has_no_likeness_is_the_page_without_network(away):
    for address in ("/ride", "/toolbox", "/notebook", "/planets", "/rider"):
        away.goto(address)
        assert title(away) == "Without a network", address
        assert away.url.endswith(address)


def test_with_a_network_each_private_page_is_its_own(phone, gate, ana_browser):
    sign_in(phone, gate, ana_browser)
    visit(phone)
    for address in ("/ride", "/toolbox", "/plan", "/check-in", "/write"):
        phone.goto(address)
        assert phone.evaluate("location.pathname") == address


WORDS = "Ein langer Satz, den niemand zweimal schreibt."


def test_a_form_that_cannot_be_sent_keeps_every_word(phone, gate, ana_browser):
    sign_in(phone, gate, ana_browser)
    visit(phone)
    phone.goto("/write?prompt=today")
    settle(phone)
    box = phone.locator("textarea").first
    box.fill(WORDS)
    for way in ("shut", "502"):
        gate.way = way
        phone.get_by_role("button", name="Keep it").first.click()
        phone.get_by_text("It did not get through").wait_for()
        assert box.input_value() == WORDS
        box.press("End")
    assert phone.evaluate("location.pathname") == "/write"

    gate.way = "open"
    phone.get_by_role("button", name="Keep it").first.click()
    phone.wait_for_url(lambda url: "/write" not in url)
    phone.goto("/notebook")
    assert phone.get_by_text(WORDS).count() == 1


def test_leaving_and_locking_are_not_held_back(phone, gate, ana_browser):
    sign_in(phone, gate, ana_browser)
    visit(phone)
    phone.goto("/notebook")
    phone.get_by_role("button", name="Lock").click()
    phone.wait_for_url(lambda url: "/unlock" in url)
    gate.way = "shut"
    phone.goto("/now")
    assert phone.get_by_text("It did not get through").count() == 0
