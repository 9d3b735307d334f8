"""The phone that keeps notes: let in, given new keys, taken off; what it shows, what it leaves where nobody asked."""

from __future__ import annotations

import pytest
from django.conf import settings

from leeward.kernel import clock
from leeward.vault import devices, inbox, unlocking
from leeward.vault.core.primitives import AccountKey
from leeward.vault.keys import OpenKeys
from leeward.vault.models import Device
from leeward.vault.opened import OpenVault
from tests.accounts.fixtures import signed_in
from tests.browser.fixtures import SIZES, sign_in
from tests.browser.outbox import (
    STORE,
    WORDS,
    begin,
    go_away,
    look_at,
    online,
    pin,
    taken_in,
    until,
    update,
    waiting,
    write,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def fresh(vault):
    """Return a notebook as another request would open it now."""
    return OpenVault(OpenKeys(vault.account_id, AccountKey(vault.keys.account_key.reveal())))


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


def test_an_update_that_adds_to_the_store_loses_nothing_and_old_pages_go_on(phone, live_server, ana, monkeypatch):
    phone.context.set_offline(True)
    write(phone, "before the update")
    other = phone.context.new_page()
    monkeypatch.setattr(inbox, "LETTERS_A_DAY", 0)
    phone.context.set_offline(False)
    go_away(other, live_server.url)
    other.evaluate(f"{STORE}.then(({{ openStore }}) => openStore()).then(() => 0)")  # held open by an old page
    assert update(phone) == [2, "later", "notes", "pin"]
    write(phone, "after it, on the old page")
    assert waiting(phone) == 2
    monkeypatch.undo()
    online(phone)
    assert taken_in(ana.open()) == ["before the update", "after it, on the old page"]


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


def test_this_phone_stays_on_the_list_while_a_note_cannot_be_brought(phone, live_server, monkeypatch):
    phone.context.set_offline(True)
    write(phone)
    monkeypatch.setattr(inbox, "LETTERS_A_DAY", 0)
    phone.context.set_offline(False)
    phone.goto(f"{live_server.url}/you/this-phone")
    phone.get_by_role("button", name="Take it off the list").click()
    phone.get_by_text("Notes are still waiting here").wait_for()
    assert (waiting(phone), Device.objects.count()) == (1, 1)


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


def test_the_mark_is_no_cookie_and_nothing_is_kept_elsewhere(phone):
    assert phone.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    names = {cookie["name"] for cookie in phone.context.cookies()}
    assert names <= {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
