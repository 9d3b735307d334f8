"""Help now as a person meets it: on a phone and at a desk, without script, without style, without motion."""

import pytest

from tests.browser.fixtures import PHONE, SCHEMES, SIZES, faults, small_targets, wide_parts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
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


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_and_nothing_sticks_out(opened, size: str, scheme: str):
    page = opened(viewport=SIZES[size], color_scheme=scheme, bypass_csp=True)

    for path in PATHS:
        page.goto(path)
        assert faults(page) == [], path
        assert wide_parts(page) == [], path
        assert small_targets(page) == [], path


def test_at_four_times_the_size_nothing_sticks_out(opened):
    page = opened(viewport={"width": 195, "height": 422})

    for path in PATHS:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 195, path


def test_the_first_screen_of_a_phone_holds_the_number_and_the_doors(opened):
    page = opened()
    page.goto("/now/gb")

    for words in ("Call 999", "Someone to talk to", "I am thinking of ending my life"):
        box = page.get_by_role("link", name=words).last.bounding_box()
        first = page.get_by_role("link", name=words).first.bounding_box()
        assert min(box["y"] + box["height"], first["y"] + first["height"]) <= PHONE["height"], words


def test_the_breath_has_begun_and_can_be_held_still_by_keyboard(opened):
    page = opened(java_script_enabled=True)
    page.goto("/now/gb")
    running = "document.getAnimations().filter((one) => one.playState === 'running').length"
    assert page.evaluate(running) > 0

    page.get_by_role("checkbox", name="Hold it still").focus()
    page.keyboard.press("Space")

    assert page.evaluate(running) == 0


def test_under_reduced_motion_the_breath_is_words(opened):
    page = opened(reduced_motion="reduce", bypass_csp=True)
    page.goto("/now/gb")

    assert page.evaluate("document.getAnimations().length") == 0
    assert page.get_by_text("Out: 1, 2, 3, 4, 5, 6.").is_visible()
    assert not page.locator(".circle").is_visible()
    assert faults(page) == []


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
    for _ in range(3):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.innerText"))

    assert reached == ["Go to the words", "Exit this page", "Call 999"]


def test_without_script_one_press_leaves(opened, live_server, settings):
    settings.EXIT_TO = f"{live_server.url}/staying-private"
    page = opened(java_script_enabled=False)
    page.goto("/now/gb")

    page.get_by_role("button", name="Exit this page").click()

    assert page.url == settings.EXIT_TO


def test_choosing_a_country_is_one_tap_and_leaves_nothing_behind(opened):
    page = opened(locale="de-AT", java_script_enabled=False)
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
