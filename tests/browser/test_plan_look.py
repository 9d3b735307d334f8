"""The plan's pages in a real Chromium: axe, small screens, keyboard, the sheet of paper, the picture."""

import re
from datetime import timedelta

import pytest

from leeward.coping.looking_in import actions as asking
from leeward.coping.looking_in import rules
from leeward.coping.looking_in.records import Asked
from leeward.coping.plan import actions
from leeward.coping.plan.records import PARTS, PEOPLE, SERVICES, Contact
from leeward.kernel import clock
from leeward.kernel.moments import Moment
from tests.browser.fixtures import SCHEMES, SIZES, faults, sign_in, small_targets, wide_parts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = ("/plan", "/plan/4", "/plan/4/person", "/plan/look", "/plan/print", "/plan/picture", "/plan/copy", "/plan/here")
PAGES += ("/plan/history", "/plan/erase", "/plan/now", "/plan/later", "/afterwards", "/afterwards/earlier")
MOMENT = Moment(1_790_000_000)


@pytest.fixture
def planned(ana_vault):
    for number in PARTS:
        actions.write_part(ana_vault, number, "Walk to the lighthouse and back\nThe bench by the boats", moment=MOMENT)
    for at, number in enumerate((PEOPLE, PEOPLE, SERVICES)):
        somebody = Contact(id=bytes([at] * 16), name=f"Ben {at}", phone=f"07700 90032{at}", message="Can you ring me?")
        actions.keep_contact(ana_vault, number, somebody, moment=MOMENT)
    return ana_vault


@pytest.fixture
def look(browser, live_server, ana_browser, planned, request):
    size, scheme = request.param
    context = browser.new_context(
        viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce", bypass_csp=True, base_url=live_server.url
    )
    sign_in(context, live_server, ana_browser)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    "look", [("phone", "light"), pytest.param(("desk", "dark"), marks=pytest.mark.slow)], indirect=True
)
def test_axe_finds_nothing(look):
    found = {}
    for path in PAGES:
        look.goto(path)
        found[path] = faults(look) + wide_parts(look) + small_targets(look)
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize("look", [("phone", scheme) for scheme in SCHEMES], indirect=True)
def test_an_empty_plan_and_night_are_as_clear(look, planned):
    look.goto("/plan")
    look.evaluate("document.documentElement.dataset.theme = 'night'")
    assert faults(look) == []
    actions.forget_all(planned)
    look.goto("/plan")
    assert faults(look) + wide_parts(look) + small_targets(look) == []


@pytest.mark.parametrize("look", [("phone", "light")], indirect=True)
def test_a_time_that_has_come_is_as_clear_on_today(look, planned, ana_browser):
    hour_ago = clock.now() - timedelta(minutes=65)
    times = rules.times_for((1,), None, zone="", now=hour_ago)
    asking.ask(planned, Asked(id=b"l" * 16, moment=MOMENT, times=times))
    look.goto("/")
    look.get_by_role("heading", name="You asked to look in on how it is.").wait_for()
    assert faults(look) + wide_parts(look) + small_targets(look) == []
    look.get_by_role("button", name="I have looked").click()
    look.wait_for_load_state()
    assert look.get_by_text("You asked to look in").count() == 0


@pytest.mark.parametrize("look", [("phone", "light")], indirect=True)
def test_at_twice_the_text_size_nothing_sticks_out(look):
    look.set_viewport_size({"width": 320, "height": 600})
    for path in PAGES:
        look.goto(path)
        assert wide_parts(look) == [], path


@pytest.mark.parametrize("look", [("phone", "light")], indirect=True)
def test_somebody_is_on_the_first_screen_of_a_phone(look):
    look.goto("/plan")
    call = look.get_by_role("link", name=re.compile("Call Ben 0")).first
    box = call.bounding_box()
    assert box["y"] + box["height"] < 844 - 130, "above the bars"
    assert call.get_attribute("href") == "tel:07700900320"


@pytest.mark.parametrize("look", [("desk", "light")], indirect=True)
def test_a_part_is_written_by_keyboard_alone(look):
    look.goto("/plan/2")
    look.get_by_label(re.compile("at eleven at night")).focus()
    look.keyboard.press("Control+A")
    look.keyboard.type("Play the piano")
    look.keyboard.press("Tab")
    look.keyboard.press("Enter")
    look.wait_for_url("**/plan#part-2")
    assert look.get_by_text("Play the piano").is_visible()


@pytest.mark.parametrize("look", [("desk", "light")], indirect=True)
def test_it_is_printed_on_one_sheet(look):
    look.goto("/plan/print")
    pdf = look.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    look.emulate_media(media="print")
    assert not look.get_by_role("link", name="Help now").first.is_visible()
    assert look.get_by_text("Walk to the lighthouse and back").first.is_visible()


@pytest.mark.parametrize("look", [("phone", "dark")], indirect=True)
def test_the_picture_holds_the_chosen_lines_only_and_stays_here(look):
    sent = []
    look.goto("/plan/picture")
    own = (
        "blob:",
        f"{look.url.removesuffix('/plan/picture')}/static/web/icons/",
    )  # the icon comes when a browser likes
    look.on("request", lambda asked: sent.append(asked.url) if not asked.url.startswith(own) else None)
    assert look.locator("input:checked").count() == 0
    look.get_by_role("button", name="Save the picture").click()
    look.get_by_text("Tick a line first.").wait_for()
    empty = look.evaluate("document.querySelector('canvas').toDataURL()")
    look.get_by_label("Ben 0 07700 900320").check()
    assert look.evaluate("document.querySelector('canvas').textContent") == "Ben 0 07700 900320"
    assert look.evaluate("document.querySelector('canvas').toDataURL()") != empty
    with look.expect_download() as saved:
        look.get_by_role("button", name="Save the picture").click()
    assert saved.value.suggested_filename == "picture.png"
    picture = saved.value.path().read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert b"Ben" not in picture, "no words beside the drawing"
    assert sent == []


@pytest.mark.parametrize("look", [("desk", "light")], indirect=True)
def test_long_lines_are_cut_into_rows_and_none_is_lost(look):
    look.goto("/plan/picture")
    cut = look.evaluate(
        """async () => { const own = await import(document.querySelector('script[src*="picture"]').src);
        return own.wrapped('one two three  four', (line) => line.length, 9) }"""
    )
    assert cut == ["one two", "three", "four"]


def test_without_script_the_pages_say_what_to_do_instead(browser, live_server, ana_browser, planned):
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url, viewport=SIZES["phone"])
    sign_in(context, live_server, ana_browser)
    page = context.new_page()
    for path, words in (
        ("/plan/picture", "Drawing needs scripts"),
        ("/plan/copy", "Sealing needs scripts"),
        ("/plan/here", "Opening a copy needs scripts"),
        ("/plan/print", "Use Print in the menu of your browser."),
    ):
        page.goto(path)
        assert words in page.content()
        assert not page.locator("input[type=password]").first.is_visible()
    context.close()
