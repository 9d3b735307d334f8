"""Notes without network in a real browser: kept sealed, said calmly, brought along once, and never lost by a fault."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leeward.journal.kinds import CHECK_INS, ENTRIES
from leeward.kernel import clock
from leeward.vault import inbox
from leeward.vault.models import Letter
from leeward.vault.opened import OpenVault
from leeward.web.deposits import HANDLERS
from tests.browser.outbox import STORE, WAITING, WORDS, begin, go_away, online, taken_in, until, waiting, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


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


def test_it_waits_on_today_and_on_the_lock_screen_and_goes_without_unlocking(phone, live_server, ana, monkeypatch):
    phone.context.set_offline(True)
    write(phone)
    monkeypatch.setattr(inbox, "LETTERS_A_DAY", 0)
    phone.context.set_offline(False)
    monkeypatch.setattr(inbox, "LETTERS_A_DAY", 0)
    phone.goto(f"{live_server.url}/")
    phone.get_by_text(WAITING).wait_for()
    phone.get_by_role("button", name="Lock", exact=True).click()
    phone.wait_for_url("**/unlock*")
    phone.get_by_text(WAITING).wait_for()
    monkeypatch.undo()
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
