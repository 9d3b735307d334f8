"""What the shell does for somebody who is here: the idle lock, the draft that survives, and a page that is covered."""

import pytest

from leeward.vault.models import Letter
from tests.browser.fixtures import faults_everywhere, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = ("/", "/check-in", "/write", "/notebook", "/search", "/patterns", "/notebook/tags", "/notebook/scales")
PAGES += ("/you", "/you/preferences", "/you/passphrase", "/you/code", "/you/sign-ins", "/you/leave", "/bring")
PAGES += ("/patterns/before", "/patterns/signs", "/patterns/how", "/bring/phone")
WORDS = "The harbour was quiet this morning."


def writing(page, address):
    """Open the page for free writing and type into it."""
    page.goto(f"{address}/write")
    page.get_by_role("link", name="A free page").click()
    page.wait_for_load_state("load")
    page.locator("textarea").first.fill(WORDS)


def test_after_ten_minutes_without_anybody_the_page_is_locked(ana_page, live_server):
    ana_page.clock.install()
    ana_page.goto(f"{live_server.url}/notebook")
    ana_page.clock.run_for(9 * 60_000)
    assert ana_page.url.endswith("/notebook")
    ana_page.clock.run_for(70_000)
    ana_page.wait_for_url("**/unlock?next=%2Fnotebook")
    ana_page.goto(f"{live_server.url}/notebook")
    assert "/unlock" in ana_page.url, "the server has locked it too"


def test_somebody_who_is_reading_is_not_locked_out(ana_page, live_server):
    ana_page.clock.install()
    ana_page.goto(f"{live_server.url}/notebook")
    for _ in range(4):
        ana_page.clock.run_for(4 * 60_000)
        ana_page.keyboard.press("ArrowDown")
    assert ana_page.url.endswith("/notebook")


def test_the_server_hears_of_it_at_most_once_a_minute(ana_page, live_server):
    heard = []
    ana_page.on("request", lambda asked: heard.append(asked.url) if asked.url.endswith("/here") else None)
    ana_page.clock.install()
    ana_page.goto(f"{live_server.url}/notebook")
    for _ in range(30):
        ana_page.keyboard.press("ArrowDown")
        ana_page.clock.run_for(5_000)
    assert 1 <= len(heard) <= 3


def test_locking_in_one_tab_locks_the_other(ana_page, live_server):
    other = ana_page.context.new_page()
    other.goto(f"{live_server.url}/notebook")
    ana_page.goto(f"{live_server.url}/")
    ana_page.get_by_role("button", name="Lock").click()
    other.wait_for_url("**/unlock?next=%2Fnotebook")


def test_a_draft_is_kept_while_writing_and_through_the_exit(ana_page, live_server, ana_vault, settings):
    settings.EXIT_TO = f"{live_server.url}/healthz"
    writing(ana_page, live_server.url)
    ana_page.get_by_role("button", name="Exit this page").click()
    ana_page.wait_for_url("**/healthz")
    # On a slow machine the exit may overtake the draft; then its ticket has put it into the tray.
    assert WORDS in (ana_vault.drafts.get("write") or {}).get("text", "") or Letter.objects.count() == 1


def test_a_lock_by_hand_keeps_the_draft(ana_page, live_server, ana_vault):
    writing(ana_page, live_server.url)
    ana_page.get_by_role("button", name="Lock").click()
    ana_page.wait_for_url("**/unlock**")
    assert WORDS in (ana_vault.drafts.get("write") or {}).get("text", "")


def test_no_page_asks_whether_to_leave(ana_page, live_server):
    asked = []
    ana_page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    writing(ana_page, live_server.url)
    ana_page.goto(f"{live_server.url}/notebook")
    assert asked == []


def test_a_hidden_page_is_covered(ana_page, live_server):
    ana_page.goto(f"{live_server.url}/notebook")
    hide = "Object.defineProperty(document, 'hidden', {value: %s, configurable: true});"
    tell = "document.dispatchEvent(new Event('visibilitychange'))"
    ana_page.evaluate(hide % "true" + tell)
    assert not ana_page.get_by_role("heading", level=1).is_visible()
    ana_page.evaluate(hide % "false" + tell)
    assert ana_page.get_by_role("heading", level=1).is_visible()


def test_nothing_is_left_in_the_browsers_storage(ana_page, live_server):
    writing(ana_page, live_server.url)
    kept = ana_page.evaluate("[localStorage.length, sessionStorage.length, indexedDB.databases ? 0 : 1]")
    assert kept[:2] == [0, 0]
    # The draft is sent as the page goes: it is answered before the test's database is taken away.
    ana_page.goto(f"{live_server.url}/notebook")


@pytest.mark.parametrize("paths", [PAGES[::2], PAGES[1::2]], ids=["even", "odd"])
def test_axe_finds_nothing_on_the_pages_of_somebody_signed_in(browser, live_server, ana_browser, paths):
    context = browser.new_context(bypass_csp=True, base_url=live_server.url)
    sign_in(context, live_server, ana_browser)
    page = context.new_page()
    found = {}
    for path in paths:
        page.goto(path)
        found[path] = faults_everywhere(page, ("phone", "desk"))
    context.close()
    assert {path: lines for path, lines in found.items() if lines} == {}
