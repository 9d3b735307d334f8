"""The year and the words of these weeks in a real browser: nothing for axe to find, one sheet of paper, keys only."""

import re
from datetime import timedelta

import pytest

from leeward.journal.actions import add_check_ins, add_entries
from leeward.journal.bitsets import packed
from leeward.journal.events import actions as events
from leeward.journal.events.records import Event
from leeward.journal.records import CheckIn, Written
from leeward.journal.starting_words import moved_a_little
from leeward.journal.themes import actions as themes
from leeward.kernel import clock
from leeward.kernel.ids import id_text, new_id
from leeward.kernel.moments import moment_in
from leeward.web.patterns.year import choice
from tests.browser.fixtures import SIZES, faults, sign_in, small_targets, wide_parts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MARK = b"m" * 16
PAGES = ("/patterns/year", "/patterns/themes", "/patterns/themes/lists", "/notebook/events", "/patterns?w=365")
PAGES += (f"/notebook/events/{id_text(MARK)}", f"/notebook/events/{id_text(MARK)}/delete")


@pytest.fixture
def lived(ana_vault):
    """A year with gaps, marks close to each other, and a word that is new."""
    now = clock.now()
    tags = packed([moved_a_little()])
    check_ins, entries = [], []
    for ago in range(360):
        at = moment_in("Europe/Dublin", now - timedelta(days=ago))
        if ago % 60 > 9:
            check_ins.append(
                (new_id(), CheckIn(moment=at, mood=3 + ago % 5, urge=ago % 4, sleep_minutes=430, tags=tags))
            )
        if ago % 4 == 0:
            text = "Soup, the garden, a long walk by the sea" + (" and choir with Noor" if ago < 28 else "")
            entries.append((new_id(), Written(moment=at, text=text)))
    add_check_ins(ana_vault, check_ins)
    add_entries(ana_vault, entries)
    today = now.date().toordinal()
    for ago, more in ((200, 0), (198, 9), (20, 0), (18, 0)):
        events.mark(ana_vault, Event(first_day=today - ago, last_day=today - ago + more, words="A visit " * 9))
    events.mark(ana_vault, Event(first_day=today - 3, last_day=today - 3, words="Choir"), id=MARK)
    themes.switch_on(ana_vault)
    themes.hide(ana_vault, "sea")
    return ana_vault


@pytest.mark.parametrize(("size", "scheme"), [("phone", "light"), ("desk", "dark")])
def test_axe_finds_nothing(browser, live_server, ana_browser, lived, size, scheme):
    context = browser.new_context(
        viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce", bypass_csp=True, base_url=live_server.url
    )
    sign_in(context, live_server, ana_browser)
    page = context.new_page()
    found = {}
    for path in PAGES:
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        found[path] = faults(page) + wide_parts(page) + small_targets(page)
    context.close()
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize("rows", [4, choice.MOST])
def test_the_year_fits_on_one_sheet_of_paper(ana_page, live_server, lived, rows):
    own = choice.Rows([0, 1, 3], list(range(moved_a_little(), moved_a_little() + rows - 3)), is_own=True)
    choice.choose(lived, own)
    ana_page.goto(f"{live_server.url}/patterns/year")
    sheet = ana_page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
    assert re.search(rb"/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]", sheet), "A4, upright"


def test_on_paper_every_line_is_dark_whatever_the_theme(ana_page, live_server, lived):
    ana_page.emulate_media(media="print", color_scheme="dark")
    ana_page.goto(f"{live_server.url}/patterns/year")
    stroke = "getComputedStyle(document.querySelector('.chart__%s')).stroke"
    assert [ana_page.evaluate(stroke % part) for part in ("line", "mark")] == ["rgb(34, 34, 34)", "rgb(51, 51, 51)"]


def test_a_day_stands_on_one_line_from_the_first_picture_to_the_last(ana_page, live_server, lived):
    for width in (390, 1280):
        ana_page.set_viewport_size({"width": width, "height": 900})
        ana_page.goto(f"{live_server.url}/patterns/year")
        edges = ana_page.evaluate(
            """() => [...document.querySelectorAll('.year .chart__plot, .year__months, .year__numbers')]
              .map((one) => one.getBoundingClientRect()).map((box) => [box.left, box.right])"""
        )
        assert len(edges) == 6
        assert all(max(ends) - min(ends) < 0.5 for ends in zip(*edges, strict=True)), edges


def test_the_print_button_prints(ana_page, live_server, lived):
    ana_page.goto(f"{live_server.url}/patterns/year")
    ana_page.evaluate("window.print = () => { document.title = 'printed' }")
    ana_page.get_by_role("button", name="Print").click()
    assert ana_page.title() == "printed"


def test_a_word_is_found_and_hidden_with_keys_only(ana_page, live_server, lived):
    ana_page.goto(f"{live_server.url}/patterns/themes")
    ana_page.get_by_role("button", name="Never show choir here").press("Enter")
    ana_page.wait_for_load_state()
    assert ana_page.get_by_role("button", name="Never show choir here").count() == 0
    ana_page.get_by_role("button", name="Find Noor").press("Enter")
    ana_page.wait_for_url("**/search?*")
    assert ana_page.get_by_role("heading", name="Found 7 times").is_visible()
