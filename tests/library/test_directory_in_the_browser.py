"""The directory as a person meets it: on a phone at three in the night, without script, with it, on paper."""

from datetime import UTC, datetime

import pytest

from leeward.library import countries, opening
from leeward.library.directory import fitting
from leeward.library.helplines import everything
from leeward.library.opening import State
from tests.browser.fixtures import PHONE, faults_everywhere

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# In the page: (id, what is said of the hour) of each service that is shown.
SAID = """() => [...document.querySelectorAll('.line')].filter((one) => !one.hidden)
  .map((one) => [one.id, one.querySelector('.by-hour')?.textContent || ''])"""
# In the page: for each list, whether each service of it is closed.
CLOSED = """() => [...document.querySelectorAll('.cards')]
  .map((list) => [...list.children].map((one) => 'closed' in one.dataset))"""
SHOWN = "() => [...document.querySelectorAll('.line')].filter((one) => one.checkVisibility()).map((one) => one.id)"


@pytest.fixture
def opened(browser, live_server):
    """Open pages in a context of one's own making."""
    contexts = []

    def page(**wishes):
        contexts.append(browser.new_context(base_url=live_server.url, **{"viewport": PHONE} | wishes))
        return contexts[-1].new_page()

    yield page
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("path", "sizes"), [("/helplines/gb?way=text&who=women", ("phone",)), ("/helplines/cu", ("phone",))]
)
def test_axe_finds_nothing_and_nothing_sticks_out(opened, path: str, sizes: tuple[str, ...]):
    page = opened(bypass_csp=True)
    page.goto(path)
    assert faults_everywhere(page, sizes=sizes) == []


def test_at_four_times_the_size_nothing_sticks_out(opened):
    page = opened(viewport={"width": 195, "height": 422})

    for path in ("/helplines/gb?who=men", "/helplines/cu", "/helplines"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 195, path


def test_two_taps_from_the_guess_to_somebody_to_text_and_both_on_the_first_screen(opened):
    page = opened(locale="en-GB", timezone_id="Europe/London", java_script_enabled=False)
    page.goto("/helplines")

    door = page.get_by_role("link", name="Text", exact=False).first
    assert door.bounding_box()["y"] + door.bounding_box()["height"] <= PHONE["height"]
    door.click()
    page.wait_for_url("**/helplines/gb?way=text")

    number = page.get_by_role("link", name="Text SHOUT to 85258")
    assert number.get_attribute("href") == "sms:85258?&body=SHOUT"
    assert number.bounding_box()["y"] + number.bounding_box()["height"] <= PHONE["height"]
    assert page.get_by_text("its number can show on the bill").is_visible()


def test_without_script_a_form_finds_somebody_and_leaves_nothing_behind(opened):
    page = opened(java_script_enabled=False)
    page.goto("/helplines/gb?way=call")

    page.get_by_text("For whom, what about, at this hour").click()
    page.get_by_label("For", exact=True).select_option("young people")
    page.get_by_role("button", name="Show these").click()
    page.wait_for_url("**/helplines/gb?way=call&who=young-people&about=&place=")

    assert page.get_by_role("link", name="Call 0800 1111").is_visible()
    assert page.get_by_role("link", name="Call", exact=False).nth(1).is_visible()
    assert page.context.cookies() == []


def test_without_script_a_country_that_is_not_in_the_list_is_two_taps(opened):
    page = opened(java_script_enabled=False)
    page.goto("/helplines/gb")

    page.get_by_label("Another country").select_option("Cuba")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**/helplines/cu")

    assert page.get_by_text("We know of no helpline there").is_visible()


@pytest.mark.parametrize("hour", ["2026-11-24T03:10:00Z", "2026-11-27T19:40:00Z", "2026-07-05T12:00:00Z"])
def test_script_says_of_each_hour_what_the_server_would_say(opened, hour: str):
    page = opened()
    page.clock.set_fixed_time(hour)
    at = datetime.fromisoformat(hour).astimezone(UTC)

    for code in ("GB", "US", "JP"):
        page.goto(f"/helplines/{code.lower()}")
        said = dict(page.evaluate(SAID))
        assert len(said) == len(fitting.of_country(code, everything()))
        for one in fitting.of_country(code, everything()):
            found = opening.standing(one.hours, countries.clocks(code), at).state
            expected = {State.OPEN: " · Open now", State.CLOSED: " · Closed at this hour"}.get(found, "")
            assert said[one.id] == expected, (one.id, one.hours)
        closed = page.evaluate(CLOSED)
        assert all(one == sorted(one) for one in closed), (code, closed)


@pytest.mark.parametrize(
    ("zone", "path", "named"),
    [
        ("Europe/Lisbon", "/helplines", "Portugal"),
        ("America/Havana", "/helplines/gb", "Cuba"),
        ("Europe/London", "/helplines/gb", ""),
    ],
)
def test_the_clock_of_the_device_offers_its_country_and_chooses_nothing(opened, zone: str, path: str, named: str):
    page = opened(timezone_id=zone, locale="en")
    page.goto(path)
    offer = page.locator("[data-clock-says]")

    if named:
        offer.get_by_role("link", name=named).wait_for()
    else:
        page.wait_for_function("document.querySelector('.by-hour')")
        assert not offer.is_visible()


def test_on_paper_there_are_names_and_numbers_and_no_doors(opened):
    page = opened()
    page.goto("/helplines/gb")
    page.emulate_media(media="print")

    assert page.get_by_role("link", name="Call 116 123").is_visible()
    assert not page.locator(".kinds").is_visible()
    assert not page.get_by_role("button", name="Exit this page").is_visible()
    assert not page.locator("#places").is_visible()
    assert page.get_by_role("link", name="Call 999").last.is_visible()
    assert page.get_by_role("heading", level=1).inner_text() == "Someone to reach United Kingdom"


def test_from_right_to_left_the_page_turns_round_and_numbers_do_not(opened):
    page = opened()
    page.goto("/helplines/gb?way=text")
    page.evaluate("document.documentElement.dir = 'rtl'")

    card = page.locator("#gb-shout").bounding_box()
    heading = page.locator("#gb-shout h3").evaluate("(one) => getComputedStyle(one).textAlign")
    way = page.locator("#gb-shout .way").first.bounding_box()
    assert heading == "start"
    assert way["x"] + way["width"] > card["x"] + card["width"] * 0.8
    assert page.locator("#gb-shout bdi[dir=ltr]").first.evaluate("(one) => getComputedStyle(one).direction") == "ltr"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_where_the_whole_page_stands_in_for_a_choice_script_makes_it(opened):
    """What the worker gives without a network: the page of the country under the address of the choice."""
    page = opened()
    page.route(
        "**/helplines/gb?*", lambda route: route.fulfill(response=route.fetch(url=route.request.url.split("?")[0]))
    )
    page.goto("/helplines/gb?way=text&who=women")
    page.wait_for_function("document.querySelector('.line[hidden]')")

    assert page.evaluate(SHOWN) == ["gb-shout", "gb-self-injury-support"]
    assert page.locator(".kind[aria-current]").inner_text().startswith("Text")
