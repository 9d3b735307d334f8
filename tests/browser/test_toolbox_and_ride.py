"""The toolbox and a ride in a real browser: axe, thumbs, keyboard, no script, no motion, and a clock that is gentle."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from leeward.coping.toolbox import queries
from tests.browser.fixtures import PHONE, SIZES, faults, sign_in, small_targets, wide_parts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = ("/toolbox", "/toolbox?m=night", "/toolbox?m=all", "/toolbox/one-loud-song", "/toolbox/new", "/toolbox/order")
PAGES += ("/toolbox/cold", "/toolbox/hope", "/patterns/helps", "/ride/wait", "/ride")
PUBLIC = ("/try", "/try/one-loud-song", "/try/ride/15", "/try/ride/30", "/try/ride/care")


def looked_at(page, path):
    page.goto(path)
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
    return faults(page) + wide_parts(page) + small_targets(page)


def begin(page, number):
    page.goto("/ride")
    page.get_by_label(str(number), exact=True).check(force=True)
    page.get_by_role("button", name="Begin").click()
    page.locator("button[name=tool]").first.wait_for()


@pytest.fixture
def opened(browser, live_server, ana_browser):
    """Open a page in which Ana is signed in, in a context of one's own making."""
    contexts = []

    def page(**wishes):
        context = browser.new_context(base_url=live_server.url, **{"viewport": PHONE} | wishes)
        contexts.append(context)
        sign_in(context, live_server, ana_browser)
        return context.new_page()

    yield page
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("size", "scheme", "paths"),
    [("phone", "dark", (*PAGES, *PUBLIC)), ("desk", "light", ("/toolbox", "/toolbox/one-loud-song", "/ride"))],
)
def test_axe_finds_nothing_on_the_pages(opened, ana_browser, size, scheme, paths):
    ana_browser.post("/toolbox/one-loud-song/arrange", {"way": "close"})
    ana_browser.post("/toolbox/wash-up/arrange", {"way": "close"})
    ana_browser.post("/toolbox/hope", {"words": "The sea."})
    ana_browser.post("/toolbox/hope/file", {"file": SimpleUploadedFile("a.mp3", b"ID3 a song"), "about": "The ferry"})
    page = opened(viewport=SIZES[size], color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    found = {path: looked_at(page, path) for path in paths}
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_step_of_a_ride(opened, scheme):
    page = opened(color_scheme=scheme, bypass_csp=True)
    begin(page, 9)
    found = {"choosing": faults(page) + wide_parts(page) + small_targets(page)}
    page.locator("button[name=tool]").first.click()
    for step, link in (("doing", "How strong is it now?"), ("rate", None)):
        page.wait_for_load_state("load")
        found[step] = faults(page) + wide_parts(page) + small_targets(page)
        if link:
            page.get_by_role("link", name=link).click()
    page.get_by_role("button", name="I could not").click()
    page.get_by_role("heading", name="Thank you for saying so").wait_for()
    found["ended"] = faults(page) + wide_parts(page) + small_targets(page)
    assert {step: lines for step, lines in found.items() if lines} == {}


def test_a_whole_ride_works_without_script_and_by_keyboard_alone(opened, ana):
    page = opened(java_script_enabled=False)
    page.goto("/ride")
    press_to(page, "#id_first_skip")
    page.keyboard.press("ArrowRight")  # from "skip" round to the first number
    page.locator("#id_keeps").focus()
    page.keyboard.press("Space")
    press(page, page.get_by_role("button", name="Begin"))
    press(page, page.locator("button[name=tool]").first)
    press(page, page.get_by_role("link", name="How strong is it now?"))
    page.locator("#id_after_3").focus()
    page.keyboard.press("Space")
    press(page, page.get_by_role("button", name="Go on"))
    press(page, page.get_by_role("button", name="Enough for now"))
    assert page.get_by_role("heading", name="You were here for it").is_visible()
    (use,) = queries.used(ana.open())
    assert (use.before, use.after) == (0, 3)


def press_to(page, selector):
    page.locator(selector).focus()


def press(page, control):
    control.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_the_five_minutes_fill_slowly_and_one_sentence_says_when_they_are_over(opened):
    page = opened()
    page.clock.install()
    begin(page, 5)
    page.locator("button[name=tool]").first.click()
    page.locator("leeward-minutes progress").wait_for()
    page.clock.run_for(60_000)
    assert 0.15 < float(page.locator("leeward-minutes progress").evaluate("one => one.value")) < 0.3
    assert page.locator("leeward-minutes p").inner_text() == ""
    page.clock.run_for(260_000)
    assert "These five minutes are over" in page.locator("leeward-minutes p").inner_text()
    assert page.url.endswith("/ride"), "nothing moves on by itself"


RUNNING = "document.getAnimations().filter((one) => one.playState === 'running').length"


def test_the_wave_is_calm_and_can_be_held_still_by_keyboard(opened):
    page = opened()
    page.goto("/ride")
    assert page.evaluate(RUNNING) > 0
    page.locator("#wave-still").focus()
    page.keyboard.press("Space")
    page.wait_for_function(f"{RUNNING} === 0")


def test_under_reduced_motion_nothing_moves(opened):
    page = opened(reduced_motion="reduce")
    for path in ("/ride", "/try/ride"):
        page.goto(path)
        assert page.evaluate(RUNNING) == 0


def test_the_back_button_after_a_rating_loses_nothing(opened, ana):
    page = opened()
    begin(page, 7)
    page.locator("button[name=tool]").first.click()
    page.get_by_role("link", name="How strong is it now?").click()
    page.get_by_label("6", exact=True).check(force=True)
    page.get_by_role("button", name="Go on").click()
    page.get_by_text("You said 7, then 6.").wait_for()
    page.go_back()
    page.goto("/ride")
    assert page.get_by_text("You said 7, then 6.").is_visible()


def test_on_a_phone_the_number_and_the_beginning_are_on_the_first_screen(opened):
    page = opened()
    page.goto("/ride")
    box = page.get_by_role("button", name="Begin").bounding_box()
    bar = page.get_by_role("link", name="Help now").first.bounding_box()
    assert box["y"] + box["height"] <= bar["y"]


def test_the_public_ride_works_without_script_from_its_beginning_to_an_end(browser, live_server):
    context = browser.new_context(base_url=live_server.url, viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto("/ride")
    for minute in (5, 10, 15):
        page.get_by_role("link", name="Five minutes are over").click()
        assert page.url.endswith(f"/try/ride/{minute}")
    page.get_by_role("link", name="Enough for now").click()
    assert page.get_by_role("heading", name="You were here for it").is_visible()
    assert context.cookies() == []
    context.close()
