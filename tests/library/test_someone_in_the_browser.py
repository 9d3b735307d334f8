"""The course and the first sentences in a real browser: without script, with it, and what stays behind."""

import pytest
from playwright.sync_api import expect

from tests.browser.fixtures import PATIENCE, PHONE, faults, faults_everywhere, wide_parts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TALKING = "/for-someone/start-talking"
KEPT = "JSON.stringify(localStorage)"


@pytest.fixture
def opened(browser, live_server):
    """Open pages in a context of one's own making."""
    contexts = []

    def page(**wishes):
        contexts.append(browser.new_context(base_url=live_server.url, **{"viewport": PHONE} | wishes))
        contexts[-1].set_default_timeout(PATIENCE)
        return contexts[-1].new_page()

    yield page
    for context in contexts:
        context.close()


def test_axe_finds_nothing_and_nothing_sticks_out(opened):
    page = opened(bypass_csp=True)
    for path, size in (("/for-someone", "phone"), (TALKING, "phone"), (TALKING, "desk"), ("/signs", "phone")):
        page.goto(path)
        assert faults_everywhere(page, sizes=(size,)) == [], (path, size)
    page.goto("/for-someone/first-hours")
    page.get_by_role("button", name="Remember where I am on this device").wait_for()
    assert [*faults(page), *wide_parts(page)] == []


def test_without_script_the_sentences_follow_the_choices_and_nothing_is_asked_for(opened):
    page = opened(java_script_enabled=False)
    page.goto(TALKING)
    asked = []
    # The picture of the site may come late; it is the same for every page.
    page.on("request", lambda request: None if request.url.endswith(".svg") else asked.append(request.url))
    soft = page.locator("#soft")
    expect(soft).to_contain_text("I care how you are.", use_inner_text=True)

    page.get_by_label("My child").check()
    page.get_by_label("They are low, or hard on themselves").check()
    page.get_by_label("In a message").check()

    expect(soft).to_have_text(
        "You do not have to answer this right away. You were so hard on yourself the other day. It stayed with me. "
        "I love you, and nothing you tell me will change that. You are not in trouble.",
        use_inner_text=True,
    )
    expect(page.get_by_role("button", name="Copy")).to_be_hidden()
    assert page.url.endswith(TALKING)
    assert asked == []


def test_with_script_a_sentence_becomes_ones_own_is_copied_and_gone_after_leaving(opened):
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    page.goto(TALKING)
    own = page.get_by_label("In my own words")
    page.get_by_label("A friend").check()
    take = page.get_by_role("button", name="Change it into my words")
    take.nth(1).press("Enter")
    expect(own).to_have_value("I have been thinking of you. How are you, really? One word is enough.")
    expect(own).to_be_focused()
    own.fill("Hey, how are you?")
    take.nth(2).click()
    expect(own).to_have_value("Hey, how are you?\n\nI would like to ask you something, and you may say no. You choose "
                              "when and where. I will still be your friend, whatever it is.")  # fmt: skip

    page.get_by_role("button", name="Copy").click()
    expect(page.locator("[data-talk-said]")).to_contain_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()").startswith("Hey")
    assert page.evaluate(KEPT) == "{}"

    page.goto("/signs")
    page.go_back()
    expect(own).to_have_value("")
    expect(page.get_by_label("Somebody else", exact=True)).to_be_checked()
    page.get_by_role("button", name="Clear").wait_for()


def test_the_place_is_kept_only_after_a_tap_and_forgotten_with_another(opened):
    page = opened()
    page.goto("/for-someone/first-hours")
    keep = page.get_by_role("button", name="Remember where I am on this device")
    keep.wait_for()
    assert page.evaluate(KEPT) == "{}"

    keep.click()
    expect(page.locator("[data-place] [role=status]")).to_contain_text("Kept in this browser")
    expect(page.get_by_role("button", name="Forget where I am")).to_be_focused()
    page.goto("/for-someone/listening")
    page.get_by_role("button", name="Forget where I am").wait_for()

    page.goto("/for-someone")
    back = page.locator("[data-place-back] a")
    expect(back).to_have_text("Listening when it is hard to hear")
    expect(back).to_have_attribute("href", "/for-someone/listening")
    page.get_by_role("button", name="Forget where I am").click()
    expect(back).to_be_hidden()
    assert page.evaluate(KEPT) == "{}"


def test_what_lies_in_the_browser_leads_nowhere_else(opened):
    page = opened()
    page.goto("/for-someone")
    page.evaluate("localStorage.setItem('course', 'https://elsewhere.example/')")
    page.reload()
    page.get_by_role("button", name="Forget where I am").wait_for()

    expect(page.locator("[data-place-back]")).to_be_hidden()
