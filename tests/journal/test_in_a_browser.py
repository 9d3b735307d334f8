"""The journeys of this room in a real browser: few taps, keys only, nothing for axe to find, no script needed."""

import pytest

from leeward.journal import actions, queries
from leeward.journal.kinds import CHECK_INS, ENTRIES
from leeward.journal.records import CheckIn, Series, Written
from leeward.kernel import clock
from leeward.kernel.ids import id_text
from leeward.kernel.moments import moment_in
from tests.browser.fixtures import SIZES, faults, sign_in, small_targets, wide_parts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

IDS = {"check-in": b"c" * 16, "entry": b"e" * 16}
PAGES = {
    "check-in": "/check-in", "change": f"/check-in/{id_text(IDS['check-in'])}",
    "kept": f"/check-in/{id_text(IDS['check-in'])}/kept", "begin": "/write", "write": "/write?prompt=stand-by",
    "caution": "/write?prompt=open", "open": "/write?prompt=open&begin=1", "notebook": "/notebook",
    "entry": f"/notebook/{id_text(IDS['entry'])}", "edit": f"/notebook/{id_text(IDS['entry'])}/edit",
    "delete": f"/notebook/{id_text(IDS['entry'])}/delete", "landing": f"/notebook/{id_text(IDS['entry'])}/landing",
    "search": "/search", "tags": "/notebook/tags", "tag": "/notebook/tags/1", "scales": "/notebook/scales",
    "scale": "/notebook/scales/16",
}  # fmt: skip


@pytest.fixture
def kept(ana_vault):
    """An evening with everything in it."""
    here = moment_in("Europe/Berlin", clock.now())
    actions.ensure_series(ana_vault, [Series(id=0, name="Energy", low=1, high=7), Series(id=0, name="Pages", high=500)])
    record = CheckIn(moment=here, mood=6, urge=2, sleep_minutes=430, tags=b"\x03", note="Tea by the window.")
    actions.check_in(ana_vault, record, id=IDS["check-in"])
    actions.write_entry(ana_vault, Written(moment=here, text="The harbour was quiet. " * 20), id=IDS["entry"])
    actions.write_entry(ana_vault, Written(moment=here, text="אתמול הלכתי לים.", title="ים"))
    actions.put_in_tray(ana_vault, "entry", IDS["entry"])
    ana_vault.drafts.save("write", {"text": "Half a page", "prompt": "stand-by"})
    return ana_vault


@pytest.fixture
def looked_at(browser, live_server, ana_browser, kept, request):
    size, scheme = request.param
    context = browser.new_context(
        viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce", bypass_csp=True, base_url=live_server.url
    )
    sign_in(context, live_server, ana_browser)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("looked_at", [("phone", "light"), ("desk", "dark")], indirect=True)
def test_axe_finds_nothing_on_any_page(looked_at):
    found = {}
    for name, path in PAGES.items():
        looked_at.goto(path)
        looked_at.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        found[name] = [*faults(looked_at), *wide_parts(looked_at), *small_targets(looked_at)]
    looked_at.goto("/search")
    looked_at.fill("#id_words", "harbour")
    looked_at.get_by_role("button", name="Find").click()
    looked_at.get_by_role("heading", name="Found 1 time").wait_for()
    found["found"] = [*faults(looked_at), *wide_parts(looked_at), *small_targets(looked_at)]
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_three_taps_from_today_keep_a_check_in(ana_page, live_server, ana):
    ana_page.goto(f"{live_server.url}/")
    ana_page.get_by_role("link", name="Say how it is").click()
    ana_page.locator("#id_scale_0_4").click()
    ana_page.get_by_role("button", name="Keep it").first.click()
    ana_page.get_by_role("heading", name="Kept. Thank you.").wait_for()
    assert [item.record.mood for item in ana.open().stream(CHECK_INS).all()] == [4]


def test_the_browser_says_which_time_zone_it_is_in(browser, live_server, ana_browser, ana):
    context = browser.new_context(timezone_id="Pacific/Auckland", base_url=live_server.url)
    sign_in(context, live_server, ana_browser)
    page = context.new_page()
    page.goto("/check-in")
    page.locator("#id_scale_0_4").click()
    page.get_by_role("button", name="Keep it").first.click()
    page.get_by_role("heading", name="Kept. Thank you.").wait_for()
    assert ana.open().stream(CHECK_INS).all()[0].record.moment.zone == "Pacific/Auckland"
    context.close()


def test_a_check_in_needs_no_script(browser, live_server, ana_browser, ana):
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    sign_in(context, live_server, ana_browser)
    page = context.new_page()
    page.goto("/check-in")
    page.locator("#id_scale_1_7").check()
    page.locator("summary", has_text="Feelings").click()
    page.get_by_role("checkbox", name="hopeful").click()
    page.locator("#id_own_feelings").fill("wobbly")
    page.get_by_role("button", name="Keep it").last.click()
    page.get_by_role("heading", name="Kept. Thank you.").wait_for()
    assert {count.tag.name for count in queries.tag_counts(ana.open())} == {"hopeful", "wobbly"}
    context.close()


def test_a_check_in_is_kept_by_keys_alone(ana_page, live_server, ana):
    ana_page.goto(f"{live_server.url}/check-in")
    ana_page.locator("#id_scale_0_skip").focus()
    ana_page.keyboard.press("ArrowLeft")
    ana_page.keyboard.press("Tab")
    ana_page.keyboard.press("ArrowLeft")
    ana_page.keyboard.press("Tab")
    ana_page.keyboard.press("Enter")
    ana_page.get_by_role("heading", name="Kept. Thank you.").wait_for()
    (item,) = ana.open().stream(CHECK_INS).all()
    assert (item.record.mood, item.record.urge) == (10, 10)


def test_writing_and_finding_it_again_by_keys_alone(ana_page, live_server, ana):
    ana_page.goto(f"{live_server.url}/write?prompt=today")
    ana_page.locator("textarea").focus()
    ana_page.keyboard.type("The ferry was late and we ate oranges.")
    ana_page.keyboard.press("Tab")
    ana_page.keyboard.press("Enter")
    ana_page.get_by_role("heading", name="Kept. Thank you.").wait_for()
    ana_page.goto(f"{live_server.url}/search")
    ana_page.locator("#id_words").focus()
    ana_page.keyboard.type("ORANGES")
    ana_page.keyboard.press("Enter")
    ana_page.get_by_role("heading", name="Found 1 time").wait_for()
    assert ana_page.locator("mark").all_text_contents() == ["oranges"]
    assert "oranges" not in ana_page.url.lower()


def test_the_quiet_line_fills_and_speaks_once(ana_page, live_server):
    ana_page.clock.install()
    ana_page.goto(f"{live_server.url}/write?prompt=open&begin=1")
    words = ana_page.locator("leeward-quiet-time [role=status]")
    ana_page.clock.run_for(9 * 60_000)
    assert words.text_content() == ""
    ana_page.keyboard.press("ArrowDown")
    ana_page.clock.run_for(61_000)
    assert words.text_content() == "Ten minutes. Land whenever you like."
    ana_page.keyboard.press("ArrowDown")
    ana_page.clock.run_for(5 * 60_000)
    assert words.text_content() == "Fifteen minutes. This is a good moment to land."


def test_the_check_in_page_is_light(ana_page, live_server):
    sizes = []
    ana_page.on("response", lambda answer: sizes.append(len(answer.body())))
    ana_page.goto(f"{live_server.url}/check-in")
    ana_page.wait_for_load_state("networkidle")
    # Before compression, and with the style sheets of a debugging run one by one; over the wire it is a fraction.
    assert sum(sizes) < 160_000


def test_a_page_never_asks_whether_to_leave(ana_page, live_server, ana):
    asked = []
    ana_page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    ana_page.goto(f"{live_server.url}/write?prompt=today")
    ana_page.locator("textarea").fill("Half a page.")
    ana_page.get_by_role("link", name="Notebook", exact=True).click()
    ana_page.get_by_role("heading", name="Your notebook").wait_for()
    assert asked == []
    assert ana.open().stream(ENTRIES).all() == []
