"""The copy on a phone in a real Chromium: sealed under its own secret, read with no network, kept in step."""

import json

import pytest

from leeward.coping.plan import actions
from leeward.coping.plan.records import ALONE, PEOPLE, Contact
from leeward.kernel.moments import Moment
from tests.accounts.fixtures import account_of, signed_in
from tests.browser.fixtures import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SECRET = "seven quiet boats"
MOMENT = Moment(1_790_000_000)
NO_STORAGE = (
    "Object.defineProperty(IDBFactory.prototype, 'open', {value() { throw new DOMException('no', 'SecurityError') }})"
)
FULL = """IDBObjectStore.prototype.put = function () {
  this.transaction.abort(); return IDBObjectStore.prototype.get.call(this, 0) }"""


@pytest.fixture
def planned(ana_vault):
    """Ana's notebook with a line and a person in the plan."""
    actions.write_part(ana_vault, ALONE, "Walk to the lighthouse", moment=MOMENT)
    somebody = Contact(id=b"b" * 16, name="Ben", phone="07700 900321", message="Can you ring me?")
    actions.keep_contact(ana_vault, PEOPLE, somebody, moment=MOMENT)
    return ana_vault


@pytest.fixture
def page(planned, ana_page, live_server):
    """The page that makes a copy."""
    ana_page.goto(f"{live_server.url}/plan/copy")
    return ana_page


def make(page, secret=SECRET, again=None):
    page.get_by_label("A secret for this copy").fill(secret)
    page.get_by_label("The same once more").fill(secret if again is None else again)
    page.get_by_role("button", name="Seal a copy here").click()


def made(page):
    make(page)
    page.get_by_text("The copy is on this phone.").wait_for()


def open_copy(page, secret=SECRET):
    page.get_by_label("The secret of the copy").fill(secret)
    page.get_by_role("button", name="Open", exact=True).click()


def stored(page) -> str:
    """Return all that lies in the store, bytes as letters, as somebody would read it who copies the phone."""
    return page.evaluate(
        """() => new Promise((done) => { const asked = indexedDB.open('copy', 1); asked.onsuccess = () => {
          const get = asked.result.transaction('copy').objectStore('copy').get('copy');
          get.onsuccess = () => { asked.result.close(); const letters = (one) => one instanceof Uint8Array
            ? String.fromCharCode(...one) : one && typeof one === 'object' ? Object.values(one).map(letters).join(' ')
            : String(one); done(letters(get.result)) } } })"""
    )


def test_it_is_made_sealed_and_opened_with_no_network(page, context, live_server):
    sent = []
    page.on("request", lambda asked: sent.append((asked.url, asked.post_data or "")))
    made(page)
    assert not any("seven" in url + body for url, body in sent), "the secret goes nowhere"
    at_rest = stored(page)
    for words in ("lighthouse", "Ben", "07700", "ring me", *SECRET.split(" ")):
        assert words not in at_rest
    page.goto(f"{live_server.url}/plan/here")
    context.set_offline(True)
    open_copy(page)
    page.get_by_role("heading", name="Start anywhere").wait_for()
    assert page.get_by_text("Walk to the lighthouse").is_visible()
    calls = page.get_by_role("link", name="Call Ben")
    assert calls.first.get_attribute("href") == "tel:07700900321"
    assert "sms:07700900321?&body=Can%20you%20ring%20me%3F" in page.content().replace("&amp;", "&")
    assert "2026" in page.locator("[data-date]").inner_text()
    page.get_by_role("button", name="Close it").click()
    assert not page.get_by_text("Walk to the lighthouse").is_visible()
    assert "lighthouse" not in page.content()
    context.set_offline(False)


def test_a_wrong_secret_is_met_kindly_as_often_as_it_takes(page, live_server):
    made(page)
    page.goto(f"{live_server.url}/plan/here")
    for _ in range(2):
        open_copy(page, "seven quiet boots")
        page.get_by_text("This secret does not open it.").wait_for()
        assert page.get_by_label("The secret of the copy").evaluate("(box) => box === document.activeElement")
    open_copy(page)
    page.get_by_text("Walk to the lighthouse").wait_for()


def test_composed_and_decomposed_letters_are_the_same_secret(page, live_server):
    make(page, "M\u00f6wen am Hafen")
    page.get_by_text("The copy is on this phone.").wait_for()
    page.goto(f"{live_server.url}/plan/here")
    open_copy(page, "Mo\u0308wen am Hafen")
    page.get_by_text("Walk to the lighthouse").wait_for()


def test_a_short_secret_and_two_that_differ_are_asked_for_again(page):
    make(page, "nine char")
    page.get_by_text("A little longer: ten characters or more.").wait_for()
    make(page, SECRET, "seven quiet goats")
    page.get_by_text("The two are not the same.").wait_for()
    assert page.locator("#again").evaluate("(box) => box === document.activeElement")


@pytest.mark.parametrize("how", [NO_STORAGE, FULL], ids=["refused", "full"])
def test_storage_that_is_refused_or_full_is_said_plainly(planned, ana_page, live_server, how):
    ana_page.add_init_script(how)
    ana_page.goto(f"{live_server.url}/plan/copy")
    make(ana_page)
    ana_page.get_by_text("This browser keeps nothing for this page").wait_for()
    assert ana_page.get_by_role("link", name="On paper").first.is_visible()


def test_reading_where_nothing_can_be_kept_points_to_help(context, live_server):
    page = context.new_page()
    page.add_init_script(NO_STORAGE)
    page.goto(f"{live_server.url}/plan/here")
    page.get_by_text("This browser lets the page keep and read nothing").wait_for()
    assert page.get_by_role("link", name="Help now").is_visible()


def test_an_address_without_https_is_said_plainly(planned, ana_page, live_server):
    ana_page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', {get() { return undefined }})")
    ana_page.goto(f"{live_server.url}/plan/copy")
    make(ana_page)
    ana_page.get_by_text("Sealing works only where the address begins with https.").wait_for()


def test_a_copy_that_was_cleared_by_the_browser_is_said_plainly(page, live_server):
    made(page)
    page.evaluate("() => new Promise((done) => { indexedDB.deleteDatabase('copy').onsuccess = done })")
    page.goto(f"{live_server.url}/plan/here")
    page.get_by_text("There is no copy in this browser").wait_for()
    assert not page.get_by_label("The secret of the copy").is_visible()


def test_it_follows_the_plan_without_its_secret(page, planned, live_server):
    made(page)
    actions.write_part(planned, ALONE, "Play the piano", moment=MOMENT)
    page.goto(f"{live_server.url}/plan")
    page.get_by_text("The copy on this phone is up to date.").wait_for(state="attached")
    page.goto(f"{live_server.url}/plan/here")
    open_copy(page)
    page.get_by_text("Play the piano").wait_for()
    assert "lighthouse" not in page.content()


def test_it_goes_when_the_plan_is_erased(page, planned, live_server):
    made(page)
    actions.forget_all(planned)
    page.goto(f"{live_server.url}/plan")
    page.get_by_text("The copy on this phone is up to date.").wait_for(state="attached")
    page.goto(f"{live_server.url}/plan/here")
    page.get_by_text("There is no copy in this browser").wait_for()


def test_somebody_else_in_the_same_browser_leaves_it_as_it_is(page, context, live_server, ben_vault):
    made(page)
    actions.write_part(ben_vault, ALONE, "Fly a kite", moment=MOMENT)
    context.clear_cookies()
    sign_in(context, live_server, signed_in(account_of("ben", ben_vault), ben_vault))
    page.goto(f"{live_server.url}/plan")
    page.wait_for_load_state("networkidle")
    page.goto(f"{live_server.url}/plan/copy")
    page.get_by_text("A copy of somebody else's plan lies in this browser.").wait_for()
    page.goto(f"{live_server.url}/plan/here")
    open_copy(page)
    page.get_by_text("Walk to the lighthouse").wait_for()


def test_it_is_taken_off_on_both_pages(page, live_server):
    page.get_by_role("heading", name="Make a copy").wait_for()
    assert not page.get_by_role("button", name="Take the copy off this phone").is_visible()
    made(page)
    page.get_by_role("button", name="Take the copy off this phone").click()
    page.get_by_text("The copy is gone from this phone.").wait_for()
    made(page)
    page.goto(f"{live_server.url}/plan/here")
    page.get_by_text("Take the copy off this phone").click()
    page.get_by_role("button", name="Take it off").click()
    page.get_by_text("The copy is gone from this phone.").wait_for()
    assert stored(page) == "undefined"


def test_it_closes_by_itself_after_ten_minutes_without_a_touch(page, live_server):
    made(page)
    page.clock.install()
    page.goto(f"{live_server.url}/plan/here")
    open_copy(page)
    page.get_by_text("Walk to the lighthouse").wait_for()
    page.clock.run_for(9 * 60_000)
    page.keyboard.press("ArrowDown")
    page.clock.run_for(9 * 60_000)
    assert page.get_by_text("Walk to the lighthouse").is_visible()
    page.clock.run_for(61_000)
    assert "lighthouse" not in page.content()


def test_whatever_stands_in_the_plan_stays_words(planned, ana_page, live_server):
    actions.write_part(planned, ALONE, "<img src=x onerror=alert(1)></script><script>alert(2)</script>", moment=MOMENT)
    ana_page.goto(f"{live_server.url}/plan/copy")
    made(ana_page)
    ana_page.goto(f"{live_server.url}/plan/here")
    open_copy(ana_page)
    ana_page.get_by_text("<img src=x onerror=alert(1)>").wait_for()
    assert ana_page.locator("main img, main script").count() == 0


def test_the_same_plan_takes_the_same_room_whatever_it_says(page):
    made(page)
    size = page.evaluate(
        """() => new Promise((done) => { const asked = indexedDB.open('copy', 1); asked.onsuccess = () => {
          const get = asked.result.transaction('copy').objectStore('copy').get('copy');
          get.onsuccess = () => { asked.result.close(); done(get.result.copy.body.length) } } })"""
    )
    assert (size - 16) % 1024 == 0
    assert json.loads(page.locator("#copy-data").inner_text())["mark"]
