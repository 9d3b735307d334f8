"""Small steps in a real Chromium: axe, small screens, both schemes, night, and the whole of it by keyboard."""

import pytest

from leeward.journal import actions as journal
from leeward.journal.records import STAND_BY, Written
from leeward.kernel.ids import id_text
from leeward.kernel.moments import Moment
from leeward.steps.celebrations import actions as celebrations
from leeward.steps.celebrations.records import THINGS, Milestone
from leeward.steps.sheet import actions as sheet
from leeward.steps.sheet.records import PARTS
from leeward.steps.small import actions as small
from leeward.steps.small.records import DID, PUT_DOWN, Small
from tests.browser.fixtures import SCHEMES, SIZES, faults, faults_everywhere, sign_in, small_targets, wide_parts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOMENT = Moment(1_790_000_000)
HERE = id_text(b"s" * 16)
PAGES = ("/steps", "/steps/one", "/steps/one/new?for=eating", f"/steps/one/{id_text(b'd' * 16)}?how=not+today")
PAGES += ("/steps/goals", "/steps/done", "/steps/sheet", f"/steps/sheet/{HERE}", f"/steps/sheet/{HERE}/3")
PAGES += ("/jar", "/jar/open", "/jar/notes", "/celebrations", "/toolbox/kindness", "/toolbox/a-warm-hand?v=plain")

FULLEST = ("/steps/one/new?for=eating", "/steps/goals", f"/steps/sheet/{HERE}/3", "/jar", "/celebrations")


@pytest.fixture
def lived(ana_vault):
    """Something on every page, one of the words as long as words get."""
    long = "Donaudampfschifffahrtsgesellschaftskapitaensmuetze"
    for number, how in enumerate((DID, PUT_DOWN)):
        done = Small(moment=MOMENT, words=f"Open a window {long}", how=how, answered=MOMENT)
        small.take_in_hand(ana_vault, done, id=bytes([number]) * 16)
    small.take_in_hand(ana_vault, Small(moment=MOMENT, words=long, after="after tea"), id=b"d" * 16)
    for number in range(3):
        small.keep_goal(ana_vault, f"See {long}", moment=MOMENT, id=bytes([10 + number]) * 16)
    small.change_goal(ana_vault, bytes([10]) * 16, "resting", moment=MOMENT)
    small.change_goal(ana_vault, bytes([11]) * 16, "reached", moment=MOMENT)
    for part in PARTS:
        sheet.write_part(ana_vault, b"s" * 16, part, f"{long}\nand a line", moment=MOMENT)
    for number in range(9):
        written = Written(moment=MOMENT, text=f"I rang back {long}", prompt=STAND_BY)
        journal.write_entry(ana_vault, written, id=bytes([20 + number]) * 16)
    milestone = Milestone(moment=MOMENT, words=f"I rang {long}", day=739_000)
    celebrations.keep_milestone(ana_vault, milestone, id=b"m" * 16)
    celebrations.choose(ana_vault, THINGS, numbers=True)
    return ana_vault


@pytest.fixture
def page(browser, live_server, ana_browser, lived, request):
    scheme = getattr(request, "param", "light")
    context = browser.new_context(
        viewport=SIZES["phone"],
        color_scheme=scheme,
        reduced_motion="reduce",
        bypass_csp=True,
        base_url=live_server.url,
    )
    sign_in(context, live_server, ana_browser)
    yield context.new_page()
    context.close()


def found_on(page, pages, look):
    found = {}
    for path in pages:
        page.goto(path)
        found[path] = look(page)
    return {path: lines for path, lines in found.items() if lines}


def small_screen(page):
    return faults(page) + wide_parts(page) + small_targets(page)


def test_axe_finds_nothing_on_a_phone(page):
    assert found_on(page, FULLEST, small_screen) == {}
    page.goto("/celebrations")
    page.evaluate("document.documentElement.dataset.theme = 'night'")
    assert faults(page) == []


@pytest.mark.slow
def test_axe_finds_nothing_anywhere(page):
    assert found_on(page, PAGES, lambda there: faults_everywhere(there, schemes=SCHEMES)) == {}


def test_at_twice_the_text_size_nothing_sticks_out(page):
    page.set_viewport_size({"width": 320, "height": 600})
    assert found_on(page, PAGES, wide_parts) == {}


def test_a_small_thing_is_taken_along_and_done_by_keyboard_alone(page):
    page.goto("/steps/one/new")
    page.get_by_label("One small thing").focus()
    page.keyboard.type("Open a window")
    page.keyboard.press("Enter")
    page.wait_for_url("**/steps/one")
    page.get_by_role("button", name="I did it").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Kept. Thank you.").wait_for()


def test_the_sheet_is_printed_without_its_buttons(page):
    page.goto(f"/steps/sheet/{HERE}")
    page.emulate_media(media="print")
    assert page.get_by_text("and a line").first.is_visible()
    for words in ("Take it along", "Erase this sheet", "Change it"):
        assert not page.get_by_text(words).first.is_visible()
