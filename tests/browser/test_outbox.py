"""Notes without network in a real browser: kept sealed, said calmly, brought along once, and never lost by a fault."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings

from leeward.journal.kinds import CHECK_INS, ENTRIES
from leeward.kernel import clock
from leeward.vault import devices, unlocking
from leeward.vault.core.primitives import AccountKey
from leeward.vault.keys import OpenKeys
from leeward.vault.models import Device, Letter
from leeward.vault.opened import OpenVault
from leeward.web.deposits import HANDLERS
from tests.accounts.fixtures import signed_in
from tests.browser.fixtures import SIZES, faults, sign_in, small_targets, wide_parts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WAITING = "1 note waiting on this phone."
STORE = "import('/static/web/js/outbox/store.js')"
WORDS = "The train stands still."


@pytest.fixture
def phone(ana_page, live_server):
    """A page of Ana's phone, which keeps notes; it shows the page for that."""
    ana_page.set_default_timeout(10_000)
    begin(ana_page, live_server.url)
    go_away(ana_page, live_server.url)
    return ana_page


def begin(page, url):
    page.goto(f"{url}/you/this-phone")
    page.get_by_role("button", name="Let this phone keep notes").click()
    page.get_by_role("link", name="Write a note for later").wait_for()


def go_away(page, url):
    page.goto(f"{url}/away")
    page.get_by_role("button", name="Keep it on this phone").first.wait_for()


def write(page, words=WORDS, says="Kept"):
    page.locator("[name=note]").fill(words)
    page.get_by_role("button", name="Keep it on this phone").first.click()
    page.locator("[data-away-says]:not([hidden])").get_by_text(says).wait_for()


def until(page, is_so):
    """Wait until something has happened, at most ten seconds; the browser goes on meanwhile."""
    for _ in range(100):
        if is_so():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not happen")


def fresh(vault):
    """Return a notebook as another request would open it now."""
    return OpenVault(OpenKeys(vault.account_id, AccountKey(vault.keys.account_key.reveal())))


def waiting(page):
    return page.evaluate(f"{STORE}.then((store) => store.countNotes())")


def taken_in(vault) -> list[str]:
    """Return the notes of the check-ins in a notebook once it has taken in what came."""
    vault.ingest(HANDLERS, now=clock.now())
    return [item.record.note for item in vault.stream(CHECK_INS).all()]


def online(page):
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    page.get_by_text("has been brought along").first.wait_for()


def test_a_check_in_and_a_page_without_network_are_in_the_notebook_later(phone, ana):
    phone.context.set_offline(True)
    phone.get_by_role("group", name="Mood").get_by_role("radio", name="4", exact=True).check(force=True)
    write(phone)
    assert WAITING in phone.locator("[data-waiting]").inner_text()
    assert phone.locator("[name=note]").input_value() == ""
    phone.locator("summary", has_text="Just write").click()
    phone.locator("[name=text]").fill("Rain on the window.")
    phone.get_by_role("button", name="Keep it on this phone").nth(1).click()
    phone.get_by_text("2 notes waiting on this phone.").wait_for()
    assert Letter.objects.count() == 0
    online(phone)
    vault = ana.open()
    assert taken_in(vault) == [WORDS]
    assert vault.stream(CHECK_INS).all()[0].record.mood == 4
    assert [item.record.text for item in vault.stream(ENTRIES).all()] == ["Rain on the window."]
    assert waiting(phone) == 0


def test_it_waits_on_today_and_on_the_lock_screen_and_goes_without_unlocking(phone, live_server, ana):
    phone.context.set_offline(True)
    write(phone)
    phone.context.set_offline(False)
    phone.context.route("**/letters", lambda route: route.abort())
    phone.goto(f"{live_server.url}/")
    phone.get_by_text(WAITING).wait_for()
    phone.get_by_role("button", name="Lock", exact=True).click()
    phone.wait_for_url("**/unlock*")
    phone.get_by_text(WAITING).wait_for()
    phone.context.unroute("**/letters")
    phone.reload()
    phone.get_by_text("has been brought along").wait_for()
    assert taken_in(ana.open()) == [WORDS]


def test_with_network_it_goes_at_once_and_the_next_page_has_it(phone, live_server, ana):
    write(phone, says="brought along already")
    phone.goto(f"{live_server.url}/notebook")
    assert WORDS in phone.locator("main").inner_text()


def test_nothing_of_it_can_be_read_on_the_phone(phone):
    phone.context.set_offline(True)
    write(phone)
    kept = phone.evaluate(
        f"""{STORE}.then(async (store) => {{
          const [note] = await store.readNotes();
          const pin = await store.readPin();
          const text = new TextDecoder('latin1').decode(note.letter);
          const out = await crypto.subtle.exportKey('raw', pin.mac).catch((why) => why.name);
          const readable = text.includes('train');
          return {{ fields: Object.keys(note).sort(), length: note.letter.length, readable, out }};
        }})"""
    )
    assert kept == {"fields": ["id", "letter", "number"], "length": 1 + 8 + 48 + 512, "readable": False,
                    "out": "InvalidAccessError"}  # fmt: skip


def test_an_answer_that_was_lost_makes_no_second_note(phone, ana):
    phone.context.set_offline(True)
    write(phone)
    lost = []

    def lose(route):
        route.fetch()
        lost.append(1)
        route.abort()

    phone.context.route("**/letters", lose, times=1)
    phone.context.set_offline(False)
    until(phone, lambda: lost)
    phone.wait_for_timeout(100)
    assert (len(lost), waiting(phone), Letter.objects.count()) == (1, 1, 1)
    ana.open().ingest(HANDLERS)
    online(phone)
    assert taken_in(ana.open()) == [WORDS]
    assert Letter.objects.count() == 1


def test_a_hotel_that_answers_everything_takes_nothing_away(phone):
    phone.context.set_offline(True)
    write(phone)
    phone.context.route("**/letters", lambda route: route.fulfill(status=200, body="Welcome to our hotel"))
    phone.context.set_offline(False)
    phone.wait_for_timeout(300)
    assert waiting(phone) == 1


def test_two_windows_do_not_fight_and_make_each_note_once(phone, live_server, ana):
    other = phone.context.new_page()
    go_away(other, live_server.url)
    phone.context.set_offline(True)
    for number in range(4):
        write((phone, other)[number % 2], f"note {number}")
    phone.context.set_offline(False)
    for page in (phone, other):
        page.evaluate("window.dispatchEvent(new Event('online'))")
    until(phone, lambda: waiting(phone) == 0)
    assert sorted(taken_in(ana.open())) == [f"note {number}" for number in range(4)]
    assert waiting(phone) == 0


def test_two_windows_without_a_lock_between_them_make_each_note_once_too(phone, live_server, ana):
    phone.context.set_offline(True)
    write(phone)
    phone.context.set_offline(False)
    phone.evaluate(
        """() => Promise.all([1, 2, 3].map(async () => {
          Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
          const { carry } = await import('/static/web/js/outbox/carry.js');
          await carry();
        }))"""
    )
    assert taken_in(ana.open()) == [WORDS]
    assert waiting(phone) == 0


def test_a_browser_that_refuses_to_keep_anything_says_so_and_the_words_stay(phone):
    phone.evaluate("() => { IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') } }")
    write(phone, says="did not let it be kept")
    assert phone.locator("[name=note]").input_value() == WORDS


def test_a_browser_that_refuses_from_the_start_is_told_kindly_and_no_phone_is_left_on_the_list(ana_page, live_server):
    ana_page.add_init_script("IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }")
    ana_page.goto(f"{live_server.url}/you/this-phone")
    ana_page.get_by_role("button", name="Let this phone keep notes").click()
    ana_page.get_by_text("does not let anything be kept here").wait_for()
    assert Device.objects.count() == 0
    ana_page.goto(f"{live_server.url}/away")
    ana_page.get_by_text("does not keep notes yet").wait_for()


def test_a_browser_that_cannot_seal_keeps_nothing(ana_page, live_server):
    ana_page.add_init_script("SubtleCrypto.prototype.generateKey = async () => { throw new Error('no X25519') }")
    for path in ("/you/this-phone", "/away"):
        ana_page.goto(f"{live_server.url}{path}")
        ana_page.get_by_text("cannot seal notes by itself").first.wait_for()
        assert ana_page.get_by_role("button", name="Keep it on this phone").count() == 0


def test_a_phone_without_room_says_so_and_the_words_stay(phone):
    # As the browser refuses it: the transaction is undone. (Its own quota grants room ahead and cannot be made exact.)
    phone.context.set_offline(True)
    phone.evaluate(
        """() => {
          const add = IDBObjectStore.prototype.add;
          IDBObjectStore.prototype.add = function (...given) {
            this.transaction.abort();
            Object.defineProperty(this.transaction, 'error', { value: new DOMException('full', 'QuotaExceededError') });
            IDBObjectStore.prototype.add = add;
          };
        }"""
    )
    write(phone, WORDS, says="has no room left")
    assert phone.locator("[name=note]").input_value() == WORDS
    assert waiting(phone) == 0
    write(phone, WORDS)
    assert waiting(phone) == 1


def test_keys_that_were_changed_while_a_note_waited(phone, live_server, ana, ana_vault, ana_account):
    phone.context.set_offline(True)
    write(phone, "sealed to the old key")
    before = pin(phone)
    unlocking.rekey(ana_vault, current=ana.passphrase, now=clock.now())
    online(phone)
    sign_in(phone.context, live_server, signed_in(ana_account, ana_vault))
    phone.goto(f"{live_server.url}/you")
    until(phone, lambda: pin(phone)["mark"] != before["mark"])
    assert taken_in(ana_vault) == ["sealed to the old key"]
    phone.goto(f"{live_server.url}/you")
    until(phone, lambda: not pin(phone)["before"])
    assert [one.id.hex() for one in devices.all_of(fresh(ana_vault))] == [pin(phone)["device"]] != [before["device"]]
    go_away(phone, live_server.url)
    write(phone, "sealed to the new key", says="brought along already")
    assert taken_in(ana_vault)[-1] == "sealed to the new key"


def pin(page):
    return page.evaluate(
        f"""{STORE}.then((store) => store.readPin()).then(({{ device, mark, before = '' }}) => (
          {{ mark, before, device: [...device].map((byte) => byte.toString(16).padStart(2, '0')).join('') }}))"""
    )


def test_a_pin_is_not_changed_under_a_note_that_waits(phone):
    phone.context.set_offline(True)
    write(phone)
    refused = phone.evaluate(
        f"""{STORE}.then(async (store) =>
          store.changePin({{ ...(await store.readPin()), mark: 'new' }}).catch((why) => why.constructor.name))"""
    )
    assert refused == "PinChanged"


def test_somebody_else_at_the_same_phone_gets_neither_the_notes_nor_the_pin(
    phone, live_server, ben_browser, ana, ben_vault
):
    devices.allow(ben_vault, name="", now=clock.now())  # a phone of his own, elsewhere
    before = pin(phone)
    sign_in(phone.context, live_server, ben_browser)
    phone.goto(f"{live_server.url}/you/this-phone")
    phone.get_by_text("keeps notes for another notebook").wait_for()
    assert pin(phone) == before
    go_away(phone, live_server.url)
    write(phone, says="brought along already")
    assert taken_in(ben_vault) == []
    assert taken_in(ana.open()) == [WORDS]


@pytest.mark.parametrize(("ahead", "is_unsure"), [("0", False), ("864e5 * 30", True), ("-864e5 * 900", True)])
def test_a_clock_that_is_wrong_loses_nothing(ana_page, live_server, ana, ahead, is_unsure):
    ana_page.add_init_script(
        "const Real = Date; Date = class extends Real {"
        f" constructor(...of) {{ of.length ? super(...of) : super(Real.now() + {ahead}) }} }}"
    )
    begin(ana_page, live_server.url)
    go_away(ana_page, live_server.url)
    write(ana_page, says="brought along already")
    vault: OpenVault = ana.open()
    assert taken_in(vault) == [WORDS]
    record = vault.stream(CHECK_INS).all()[0].record
    assert record.unsure is is_unsure
    assert abs(record.moment.utc() - clock.now()) < timedelta(minutes=5)


def test_an_update_that_adds_to_the_store_loses_nothing_and_old_pages_go_on(phone, live_server, ana):
    phone.context.set_offline(True)
    write(phone, "before the update")
    other = phone.context.new_page()
    phone.context.set_offline(False)
    phone.context.route("**/letters", lambda route: route.abort())
    go_away(other, live_server.url)
    other.evaluate(f"{STORE}.then(({{ openStore }}) => openStore()).then(() => 0)")  # held open by an old page
    assert update(phone) == [2, "later", "notes", "pin"]
    write(phone, "after it, on the old page")
    assert waiting(phone) == 2
    phone.context.unroute("**/letters")
    online(phone)
    assert taken_in(ana.open()) == ["before the update", "after it, on the old page"]


def update(page):
    """Open the store as the next version of Leeward would, and return its number and what is in it."""
    return page.evaluate(
        f"""{STORE}.then(async ({{ openStore, STEPS }}) => {{
          const db = await openStore([...STEPS, (db) => db.createObjectStore('later')]);
          const found = [db.version, ...db.objectStoreNames];
          db.close();
          return found;
        }})"""
    )


def test_a_phone_that_was_taken_off_the_list_says_so_and_keeps_what_waits(phone, live_server, ana_vault):
    phone.context.set_offline(True)
    write(phone)
    devices.forbid(ana_vault, bytes.fromhex(pin(phone)["device"]))
    phone.context.set_offline(False)
    phone.goto(f"{live_server.url}/away")
    phone.get_by_text("may not bring notes any more").wait_for()
    assert waiting(phone) == 1


def test_taking_this_phone_off_brings_along_what_waits_first(phone, live_server, ana):
    phone.context.set_offline(True)
    write(phone)
    phone.context.set_offline(False)
    phone.goto(f"{live_server.url}/you/this-phone")
    phone.get_by_role("button", name="Take it off the list").click()
    phone.get_by_role("button", name="Let this phone keep notes").wait_for()
    assert taken_in(ana.open()) == [WORDS]
    assert phone.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    assert Device.objects.count() == 0


def test_this_phone_stays_on_the_list_while_a_note_cannot_be_brought(phone, live_server):
    phone.context.set_offline(True)
    write(phone)
    phone.context.set_offline(False)
    phone.context.route("**/letters", lambda route: route.fulfill(status=507))
    phone.goto(f"{live_server.url}/you/this-phone")
    phone.get_by_role("button", name="Take it off the list").click()
    phone.get_by_text("Notes are still waiting here").wait_for()
    assert (waiting(phone), Device.objects.count()) == (1, 1)


def test_a_letter_the_server_cannot_take_holds_up_no_other(phone, ana):
    phone.context.set_offline(True)
    phone.evaluate(
        f"""{STORE}.then(async (store) =>
          store.keepNote(await store.readPin(), {{ id: new Uint8Array(16), letter: new Uint8Array(7) }}))"""
    )
    write(phone)
    phone.context.set_offline(False)
    phone.evaluate("window.dispatchEvent(new Event('online'))")
    phone.get_by_text("could not take one of them").wait_for()
    assert waiting(phone) == 1
    assert taken_in(ana.open()) == [WORDS]


def test_a_browser_that_keeps_no_notes_is_left_as_it_was(ana_page, live_server):
    asked = []
    ana_page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/away", "/you"):
        ana_page.goto(f"{live_server.url}{path}")
        ana_page.wait_for_timeout(150)
    assert ana_page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    assert not any("outbox/start.js" in url for url in asked)


def test_without_scripts_the_pages_say_what_is_missing_and_ask_for_nothing(browser, live_server, ana_browser):
    context = browser.new_context(java_script_enabled=False)
    sign_in(context, live_server, ana_browser)
    page = context.new_page()
    for path in ("/you/this-phone", "/away"):
        page.goto(f"{live_server.url}{path}")
        assert "needs scripts" in page.locator("noscript").first.inner_text()
        assert page.locator("main textarea:visible").count() == 0
    context.close()


@pytest.mark.parametrize(("size", "scheme"), [("phone", "light"), ("desk", "dark")])
def test_axe_finds_nothing(browser, live_server, ana_browser, size, scheme):
    context = browser.new_context(viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
    sign_in(context, live_server, ana_browser)
    page = context.new_page()
    begin(page, live_server.url)
    found = {"phone": look_at(page)}
    go_away(page, live_server.url)
    page.locator("summary", has_text="Just write").click()
    context.set_offline(True)
    write(page)
    found["away"] = look_at(page)
    context.close()
    assert {name: lines for name, lines in found.items() if lines} == {}


def look_at(page):
    return [*faults(page), *wide_parts(page), *small_targets(page)]


def test_the_mark_is_no_cookie_and_nothing_is_kept_elsewhere(phone):
    assert phone.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    names = {cookie["name"] for cookie in phone.context.cookies()}
    assert names <= {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
