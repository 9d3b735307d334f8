"""Moving in a real browser: axe, thumbs, no script, a line that fills and counts nothing down."""

import pytest

from leeward.movement import queries
from tests.browser.fixtures import PATIENCE, PHONE, faults_everywhere, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = ("/moving", "/moving/plan", "/moving/plan/what", "/moving/ideas?m=anger", "/moving/ideas/push-a-wall")
PAGES += ("/moving/begin", "/moving/did", "/moving/kept", "/moving/care", "/moving/plan/erase", "/patterns/moving")
PAGES += ("/patterns/year",)


@pytest.fixture
def opened(browser, live_server, ana_browser):
    """Open a page in which Ana is signed in, in a context of one's own making."""
    contexts = []

    def page(**wishes):
        context = browser.new_context(base_url=live_server.url, **{"viewport": PHONE} | wishes)
        contexts.append(context)
        sign_in(context, live_server, ana_browser)
        found = context.new_page()
        found.set_default_timeout(PATIENCE)
        return found

    yield page
    for context in contexts:
        context.close()


def test_axe_finds_nothing_on_the_pages(opened, ana_browser):
    ana_browser.post("/moving/plan/what", {"gentle": ["rock-a-little"], "own": "a" * 70})
    ana_browser.post("/moving/plan/needs", {"needs": ["quiet", "bed"]})
    kept = ana_browser.post("/moving/did", {"minutes": "70", "own": "Danced", "mood_before": "3", "mood_after": "4"})
    ana_browser.post("/moving/begin", {"size": "5", "kind": "rock-a-little"})
    page = opened(bypass_csp=True, reduced_motion="reduce")
    found = {}
    for path in (*PAGES, kept["Location"], f"{kept['Location']}/change", "/moving/doing"):
        page.goto(path)
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
        found[path] = faults_everywhere(page, sizes=("phone", "desk"))
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_it_works_from_begin_to_kept_without_script(opened, ana):
    page = opened(java_script_enabled=False)
    page.goto("/moving")
    page.get_by_role("link", name="Begin", exact=True).click()
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Pause").click()
    page.get_by_text("A pause. Take all the time you want.").wait_for()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("link", name="That is enough").click()
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("heading", name="Kept. It counts.").wait_for()
    (item,) = queries.moved(ana.open())
    assert item.record.minutes == 1


def test_the_line_fills_slowly_says_one_sentence_and_moves_nothing_on(opened):
    page = opened()
    page.goto("/moving/begin")
    page.get_by_label("2 minutes", exact=True).check(force=True)
    page.clock.install()
    page.get_by_role("button", name="Begin").click()
    line = page.locator("leeward-moving progress")
    line.wait_for()
    page.clock.run_for(60_000)
    assert 0.45 < float(line.evaluate("one => one.value")) < 0.65
    assert page.locator("leeward-moving p").inner_text() == ""
    page.clock.run_for(90_000)
    words = page.locator("leeward-moving p").inner_text()
    assert "Going on a little and being done are both fine." in words
    assert not any(letter.isdigit() for letter in page.locator("leeward-moving").inner_text())
    assert page.url.endswith("/moving/doing"), "nothing moves on by itself"
