"""Changing the ways in, coming back by code, and deleting everything."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.db.models import F
from django.test import Client

from leeward.accounts.models import Account
from leeward.kernel import clock
from leeward.vault import models as tables
from leeward.vault import site_keys, unlocked, unlocking
from leeward.vault.models import Session, Unlocked
from tests.accounts.fixtures import SIGN_IN_NAMES, signed_in
from tests.people import PASSPHRASES
from tests.vault.things import PLAIN, Thing

NEW = "orchard window paper morning kettle"
OLD = PASSPHRASES["ana"]
COOKIE = settings.SESSION_COOKIE_NAME


def is_open(browser):
    return browser.get("/you").status_code == 200


def opens(passphrase):
    response = Client().post("/unlock", {"name": SIGN_IN_NAMES["ana"], "passphrase": passphrase})
    return response.status_code == 302


def hidden(page):
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))


def groups_of(page):
    groups = re.findall(r'class="code__group">([0-9A-Z]+)<', page)
    return groups, {f"group_{n}": groups[int(n) - 1] for n in re.findall(r'name="group_(\d)"', page)}


def test_a_new_passphrase_opens_and_the_old_one_does_not(ana_browser):
    fields = {"current": OLD, "passphrase": NEW, "again": NEW}
    assert "in use" in ana_browser.post("/you/passphrase", fields).content.decode()
    assert is_open(ana_browser)
    assert (opens(OLD), opens(NEW)) == (False, True)


def test_a_new_passphrase_ends_the_other_sign_ins(ana_browser, ana_account, ana_vault):
    other = signed_in(ana_account, ana_vault)
    assert is_open(other)
    ana_browser.post("/you/passphrase", {"current": OLD, "passphrase": NEW, "again": NEW})
    assert not is_open(other)
    assert (Session.objects.count(), Unlocked.objects.count()) == (1, 1)


def test_the_current_passphrase_is_asked_for(ana_browser):
    fields = {"current": "somewhere else entirely", "passphrase": NEW, "again": NEW}
    assert "does not open the notebook" in ana_browser.post("/you/passphrase", fields).content.decode()
    assert opens(OLD)


@pytest.mark.parametrize("address", ["/you/code", "/you/rekey"])
def test_a_new_code_is_typed_back_before_it_is_in_use(ana, ana_browser, ana_account, ana_vault, address):
    other = signed_in(ana_account, ana_vault)
    ana_vault.stream(PLAIN).append(Thing("a walk by the water"))
    groups, asked = groups_of(ana_browser.get(address).content.decode())
    assert groups_of(ana_browser.get(address).content.decode())[0] == groups
    wrong = ana_browser.post(address, {**dict.fromkeys(asked, "AAAAA"), "passphrase": OLD}).content.decode()
    assert "reads differently above" in wrong
    assert recovers_to_second_step(ana.code.text())
    assert "tear it up" in ana_browser.post(address, {**asked, "passphrase": OLD}).content.decode()
    assert not recovers_to_second_step(ana.code.text())
    assert recovers_to_second_step("-".join(groups))
    assert is_open(ana_browser)
    assert not is_open(other)
    assert opens(OLD)


def recovers_to_second_step(code):
    return "The code fits" in Client().post("/recover", {"code": code}).content.decode()


def recover(code, passphrase=NEW):
    browser = Client()
    page = browser.post("/recover", {"code": code}).content.decode()
    fields = {**hidden(page), **groups_of(page)[1], "passphrase": passphrase, "again": passphrase}
    return browser, browser.post("/recover", fields), groups_of(page)[0]


def test_the_code_alone_brings_back_notebook_and_name(ana, ana_browser, ana_vault):
    ana_vault.stream(PLAIN).append(Thing("a walk by the water"))
    browser, response, groups = recover(ana.code.text().lower().replace("-", " "))
    assert SIGN_IN_NAMES["ana"] in response.content.decode()
    assert is_open(browser)
    assert not is_open(ana_browser)
    assert (opens(OLD), opens(NEW)) == (False, True)
    assert not recovers_to_second_step(ana.code.text())
    assert recovers_to_second_step("-".join(groups))


def test_nothing_changes_before_the_new_code_is_typed_back(ana, ana_account):
    browser = Client()
    page = browser.post("/recover", {"code": ana.code.text()}).content.decode()
    fields = {**hidden(page), **dict.fromkeys(groups_of(page)[1], "AAAAA"), "passphrase": NEW, "again": NEW}
    again = browser.post("/recover", fields).content.decode()
    assert "reads differently above" in again
    assert groups_of(again)[0] == groups_of(page)[0]
    assert opens(OLD)


def test_a_code_that_is_none_says_what_to_do(ana_account):
    assert "Compare it with your paper" in Client().post("/recover", {"code": "ABCDE"}).content.decode()
    unknown = "00000-00000-00000-00000-000000"
    assert "opens no notebook here" in Client().post("/recover", {"code": unknown}).content.decode()


def test_a_lost_site_key_leaves_the_code_and_gives_a_new_name(ana, ana_account, settings):
    lost = site_keys.site_key().id
    settings.SITE_KEY = f"11223344 {'6b' * 32}, lost {lost}"
    assert not opens(OLD)
    _, response, _ = recover(ana.code.text())
    name = re.search(r'<strong translate="no">([^<]+)<', response.content.decode()).group(1)
    assert name != SIGN_IN_NAMES["ana"]
    assert Client().post("/unlock", {"name": name, "passphrase": NEW}).status_code == 302


def test_deleting_everything_asks_for_the_passphrase_and_leaves_nothing(ana_browser, ana_account, ana_vault):
    signed_in(ana_account, ana_vault)
    ana_vault.stream(PLAIN).append(Thing("a walk by the water"))
    assert "does not open" in ana_browser.post("/you/leave", {"passphrase": "no", "gone": "on"}).content.decode()
    assert "Tick the box" in ana_browser.post("/you/leave", {"passphrase": OLD}).content.decode()
    assert Account.objects.count() == 1
    response = ana_browser.post("/you/leave", {"passphrase": OLD, "gone": "on"})
    assert "Everything is deleted" in response.content.decode()
    assert response["Clear-Site-Data"] == '"cookies"'
    left = {name: getattr(tables, name).objects.count() for name in tables.__all__ if name != "Throttle"}
    assert {name for name, count in left.items() if count} <= {"Installation"}
    assert Account.objects.count() == 0


def test_own_sign_ins_are_listed_and_ended(ana_browser, ana_account, ana_vault, ben_browser):
    other = signed_in(ana_account, ana_vault)
    page = ana_browser.get("/you/sign-ins").content.decode()
    assert page.count("Firefox, Android") == 2
    assert page.count("This is where you are now.") == 1
    which = re.search(r'name="end" value="([0-9a-f]+)"', page).group(1)
    ben_browser.post("/you/sign-ins", {"end": which})
    assert is_open(other)
    ana_browser.post("/you/sign-ins", {"end": which})
    assert not is_open(other)
    assert is_open(ana_browser)


def test_all_others_end_at_once(ana_browser, ana_account, ana_vault):
    others = [signed_in(ana_account, ana_vault) for _ in range(2)]
    ana_browser.post("/you/sign-ins", {"end": "others"})
    assert [is_open(one) for one in (ana_browser, *others)] == [True, False, False]


def test_preferences_are_kept_and_the_idle_time_holds(ana_browser, ana):
    fields = {"idle_minutes": "30", "theme": "dark", "spellcheck": "on"}
    assert "Kept." in ana_browser.post("/you/preferences", fields).content.decode()
    kept = ana.open().settings
    assert (kept.idle_minutes, kept.theme, kept.plain_first, kept.spellcheck) == (30, "dark", False, True)
    with clock.shifted(timedelta(minutes=25)):
        assert is_open(ana_browser)


def test_only_a_machine_of_ones_own_stays_open_for_hours(ana_browser, ben_account):
    page = ana_browser.post("/you/preferences", {"idle_minutes": "480", "theme": "auto"}).content.decode()
    assert "Choose one of the times." in page


def test_the_one_person_of_a_machine_may_choose_hours(ana_browser, ana):
    ana_browser.post("/you/preferences", {"idle_minutes": "480", "theme": "auto"})
    assert ana.open().settings.idle_minutes == 480


def test_a_wrong_choice_says_what_to_choose(ana_browser):
    page = ana_browser.post("/you/preferences", {"idle_minutes": "7", "theme": "loud"}).content.decode()
    assert "Choose one of the times." in page
    assert "Choose one of these." in page


@pytest.mark.parametrize(
    "address", ["/you", "/you/passphrase", "/you/code", "/you/rekey", "/you/sign-ins", "/you/preferences", "/you/leave"]
)
def test_a_stranger_gets_the_door_and_the_owner_a_page_no_cache_keeps(ana_browser, address):
    assert Client().get(address)["Location"] == f"/unlock?next={address.replace('/', '%2F')}"
    response = ana_browser.get(address)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert ana_browser.put(address).status_code == 405


def test_after_changing_all_keys_what_is_there_opens_and_is_sealed_anew(ana_browser, ana_vault):
    stream = ana_vault.stream(PLAIN)
    stream.extend([(bytes([n]) * 16, Thing(f"walk {n}")) for n in range(200)])
    stream.append(Thing("the last walk"))
    _, asked = groups_of(ana_browser.get("/you/rekey").content.decode())
    ana_browser.post("/you/rekey", {**asked, "passphrase": OLD})
    for _ in range(5):
        assert is_open(ana_browser)
    token = ana_browser.cookies[COOKIE].value
    vault = unlocked.resume(token, account_id=ana_vault.account_id, now=clock.now())
    assert unlocking.reseal(vault) == 0
    assert vault.stream(PLAIN).all()[-1].record.text == "the last walk"
    assert len(vault.stream(PLAIN).all()) == 201


def test_after_twelve_hours_the_name_is_asked_for_again(ana_browser):
    for hours in range(1, 12):
        with clock.shifted(timedelta(hours=hours)):
            assert 'name="name"' not in ana_browser.get("/unlock").content.decode()
    with clock.shifted(timedelta(hours=12, minutes=1)):
        assert 'name="name"' in ana_browser.get("/unlock").content.decode()


def test_a_sign_in_of_before_a_change_is_over_though_its_row_was_missed(ana_browser):
    assert is_open(ana_browser)

    Account.objects.update(slot_epoch=F("slot_epoch") + 1)

    assert not is_open(ana_browser)
