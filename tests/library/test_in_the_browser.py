"""Help now as a person meets it: on a phone and at a desk, without script, without style, without motion."""

import pytest

from tests.browser.fixtures import PHONE, faults, faults_everywhere

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RUNNING = "document.getAnimations().filter((one) => one.playState === 'running').length"
PATHS = ["/now/gb", "/now/us", "/now/jp", "/now/xx", "/staying-private", "/how-it-works-with-your-words"]


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


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_and_nothing_sticks_out(opened, path: str):
    page = opened(bypass_csp=True)
    page.goto(path)
    assert faults_everywhere(page) == []


def test_at_four_times_the_size_nothing_sticks_out(opened):
    page = opened(viewport={"width": 195, "height": 422})

    for path in PATHS:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 195, path


SMALL_SCREEN = 664  # what the bars of a browser leave of a phone of 390 by 844


def test_the_first_screen_of_a_phone_holds_the_three_doors_and_people_one_tap_away(opened):
    page = opened(java_script_enabled=False)
    page.goto("/now/gb")

    doors = {
        "the breath": ".arrive .circle",
        "stay with me": ".arrive .stay-door",
        "people": ".door--people",
        "the first of them": ".straight a >> nth=0",
        "emergency": "main .call >> nth=0",
    }
    for name, place in doors.items():
        box = page.locator(place).bounding_box()
        assert box["y"] + box["height"] <= SMALL_SCREEN, name
    box = page.get_by_role("link", name="I am thinking of ending my life").bounding_box()
    assert box["y"] + box["height"] <= PHONE["height"]


def test_the_breath_has_begun_and_can_be_held_still_by_keyboard(opened):
    page = opened(java_script_enabled=True)
    page.goto("/now/gb")
    assert page.evaluate(RUNNING) > 0

    page.get_by_role("checkbox", name="Hold it still").focus()
    page.keyboard.press("Space")

    assert page.evaluate(RUNNING) == 0


def test_a_breath_is_four_seconds_in_and_six_out(opened):
    page = opened(java_script_enabled=True)
    page.goto("/now/gb")

    sizes = page.evaluate(
        """() => {
          const breath = document.querySelector('.arrive .circle i').getAnimations()[0];
          breath.pause();
          return [0, 2000, 4000, 7000, 9999].map((at) => {
            breath.currentTime = at;
            return document.querySelector('.arrive .circle i').getBoundingClientRect().width;
          });
        }"""
    )

    assert sizes[0] < sizes[1] < sizes[2] > sizes[3] > sizes[4]
    assert abs(sizes[0] - sizes[4]) < 1


def test_letting_the_breath_go_stops_it_and_asks_for_nothing(opened):
    page = opened(java_script_enabled=False)
    page.goto("/now/gb")

    page.get_by_role("link", name="Let it go").click()

    assert page.get_by_text("breathe as you like").first.is_visible()
    assert not page.locator(".arrive .pace").is_visible()
    assert page.evaluate(RUNNING) == 0


@pytest.mark.parametrize("script", [False, True])
def test_stay_with_me_is_a_breath_one_sentence_and_two_doors(opened, script: bool):
    page = opened(java_script_enabled=script)
    page.goto("/now/gb")

    page.get_by_role("link", name="Stay with me").click()

    stay = page.locator("#stay")
    assert stay.locator(".said p:visible").all_inner_texts() == ["In for 4, out for 6. Nothing else to do."]
    assert stay.locator(".onward a").all_inner_texts() == ["People", "Let it go"]
    assert not page.locator("#life").is_visible()
    assert not page.locator("footer").is_visible()
    assert page.get_by_role("button", name="Exit this page").is_visible()
    box = stay.bounding_box()
    assert box["y"] + box["height"] <= PHONE["height"]
    page.get_by_role("link", name="People", exact=True).click()
    assert page.get_by_role("link", name="Call 116 123").first.is_visible()


@pytest.mark.parametrize(
    ("address", "minutes", "end"), [("stay", 5, "That was five minutes."), ("minute", 1, "That was a minute.")]
)
def test_it_ends_by_itself_and_says_so(opened, address: str, minutes: int, end: str):
    page = opened()
    page.goto(f"/now/gb#{address}")
    said = page.locator("#stay .said p:visible")

    def at(seconds: float) -> list[str]:
        page.evaluate(
            """(ms) => document.querySelectorAll('.stay :is(.said p, .time i)').forEach((one) =>
                 one.getAnimations().forEach((moving) => { moving.currentTime = ms; }))""",
            seconds * 1000,
        )
        page.wait_for_timeout(50)
        return said.all_inner_texts()

    assert len(at(30)) == 1
    assert end in at(minutes * 60 + 2)[-1]
    title = page.locator("#stay h2").inner_text()
    assert title == ("Five minutes" if minutes == 5 else "One minute, as first aid")


def test_under_reduced_motion_the_breath_is_words_and_a_line_in_steps(opened):
    page = opened(reduced_motion="reduce", bypass_csp=True)
    page.goto("/now/gb")

    moving = page.evaluate("document.getAnimations().map((one) => one.animationName)")
    assert moving == ["fill"]
    assert page.locator(".arrive .counted").is_visible()
    assert not page.locator(".arrive .circle").is_visible()
    assert faults(page) == []
    page.get_by_role("checkbox", name="Hold it still").focus()
    page.keyboard.press("Space")
    assert page.evaluate(RUNNING) == 0


def test_without_style_everything_is_still_there_in_order(opened):
    page = opened()
    page.route("**/*.css", lambda route: route.abort())
    page.goto("/now/gb")

    numbers = page.locator("a[href^=tel]").all_inner_texts()
    assert numbers[0] == "Call 999"
    assert page.get_by_text("You made it here.").is_visible()


def test_the_keyboard_reaches_leaving_and_the_number_first(opened):
    page = opened()
    page.goto("/now/gb")
    reached = []
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.innerText || document.activeElement.id"))

    assert reached == ["Go to the words", "Exit this page", "dim", "Call 999"]


def test_without_script_one_press_leaves(opened, live_server, settings):
    settings.EXIT_TO = f"{live_server.url}/staying-private"
    page = opened(java_script_enabled=False)
    page.goto("/now/gb")

    page.get_by_role("button", name="Exit this page").click()

    assert page.url == settings.EXIT_TO


def test_choosing_a_country_is_one_tap_and_leaves_nothing_behind(opened):
    page = opened(locale="en-AT", java_script_enabled=False)
    page.goto("/now")
    assert page.get_by_text("guessed from the language of your browser").is_visible()

    page.get_by_role("link", name="I am somewhere else").click()
    page.get_by_role("link", name="New Zealand", exact=False).click()

    assert page.url.endswith("/now/nz")
    assert page.context.cookies() == []
    assert page.get_by_role("link", name="Call 111").first.is_visible()


def test_on_paper_there_are_numbers_and_no_buttons(opened):
    page = opened()
    page.goto("/now/gb")
    page.emulate_media(media="print")

    assert page.get_by_role("link", name="Call 116 123").first.is_visible()
    assert not page.get_by_role("button", name="Exit this page").is_visible()
