"""A lock never eats an entry: a form that was open before the lock is kept by its ticket."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from leeward.kernel import clock
from leeward.vault.models import Letter
from tests.accounts.fixtures import SIGN_IN_NAMES, signed_in
from tests.people import PASSPHRASES
from tests.vault.things import PLAIN

COOKIE = settings.SESSION_COOKIE_NAME


@pytest.fixture(autouse=True)
def _a_page_of_notes(settings):
    settings.ROOT_URLCONF = "tests.accounts.notes"
    settings.DEPOSIT_HANDLERS = "tests.accounts.notes.HANDLERS"


@pytest.fixture
def strict(ana_browser):
    """Ana's browser, with CSRF checks as in life."""
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = ana_browser.cookies
    return browser


def filled(browser, text):
    page = browser.get("/note").content.decode()
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page))
    return {**fields, "text": text}


def kept(vault):
    return [item.record.text for item in vault.stream(PLAIN).all()]


def unlock(browser):
    page = browser.get("/unlock").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page).group(1)
    return browser.post("/unlock", {"passphrase": PASSPHRASES["ana"], "csrfmiddlewaretoken": token})


def test_an_open_notebook_takes_it_at_once_and_a_double_click_once(strict, ana):
    form = filled(strict, "a walk by the water")
    strict.post("/note", form)
    strict.post("/note", form)
    assert kept(ana.open()) == ["a walk by the water"]


def test_what_is_sent_after_a_lock_is_kept_and_is_there_after_unlocking(strict, ana):
    form = filled(strict, "a walk by the water")
    strict.post("/lock")
    response = strict.post("/note", form)
    assert "Kept. Unlock to see it." in response.content.decode()
    assert kept(ana.open()) == []
    unlock(strict)
    assert kept(ana.open()) == []
    strict.get("/note")
    assert kept(ana.open()) == ["a walk by the water"]


def test_a_browser_is_led_away_from_what_it_sent(strict, ana):
    form = filled(strict, "a walk by the water")
    strict.post("/lock")
    sent = strict.post("/note", form, headers={"Sec-Fetch-Mode": "navigate"})
    assert (sent.status_code, sent["Location"]) == (303, "/kept")
    assert "Kept. Unlock to see it." in strict.get("/kept").content.decode()
    unlock(strict)
    strict.get("/note")
    assert kept(ana.open()) == ["a walk by the water"]


def test_the_idle_lock_keeps_it_too(strict, ana):
    form = filled(strict, "a walk by the water")
    with clock.shifted(timedelta(minutes=11)):
        assert "Kept." in strict.post("/note", form).content.decode()


def test_a_form_opened_before_the_lock_still_goes_through_after_unlocking(strict, ana):
    form = filled(strict, "a walk by the water")
    strict.post("/lock")
    unlock(strict)
    strict.post("/note", form)
    assert kept(ana.open()) == ["a walk by the water"]
    assert Letter.objects.count() == 0


def test_a_session_that_has_ended_keeps_it(strict, ana):
    form = filled(strict, "a walk by the water")
    strict.post("/exit")
    response = Client(enforce_csrf_checks=True).post("/note", form)
    assert "Kept. Unlock to see it." in response.content.decode()
    assert COOKIE not in response.cookies
    again = Client()
    again.post("/unlock", {"name": SIGN_IN_NAMES["ana"], "passphrase": PASSPHRASES["ana"]})
    again.get("/note")
    assert kept(ana.open()) == ["a walk by the water"]


def test_a_failed_csrf_check_keeps_it_also_while_open(strict, ana):
    form = filled(strict, "a walk by the water")
    page = strict.post("/note", {**form, "csrfmiddlewaretoken": "x" * 64}).content.decode()
    assert "<h1>Kept.</h1>" in page
    strict.get("/note")
    assert kept(ana.open()) == ["a walk by the water"]


def test_a_form_of_somebody_else_goes_to_its_owner_and_not_to_who_is_here_now(ana_browser, ana, ben_account, ben_vault):
    form = filled(ana_browser, "a walk by the water")
    browser = signed_in(ben_account, ben_vault, client=ana_browser)
    assert "Kept." in browser.post("/note", form).content.decode()
    assert kept(ben_vault) == []
    assert Letter.objects.get().account == ana.account_id


def test_without_a_ticket_a_locked_form_leads_to_the_lock_screen(strict):
    strict.post("/lock")
    form = {"text": "a walk by the water"}
    response = Client().post("/note", form)
    assert response["Location"].startswith("/unlock")
    assert Letter.objects.count() == 0


def test_a_made_up_ticket_keeps_nothing_and_offers_the_page_again(strict):
    response = strict.post("/note", {"text": "a walk by the water", "ticket": "AAAA"})
    assert response.status_code == 409
    assert ">a walk by the water</textarea>" in response.content.decode()
    assert Letter.objects.count() == 0


def test_what_was_chosen_goes_along_and_what_was_typed_is_shown(strict):
    sent = {"text": "a walk by the water", "zone": "UTC", "scale": "7", "ticket": "AAAA"}
    page = strict.post("/note", sent).content.decode()
    assert page.count("<textarea") == 1
    assert '<input type="hidden" name="zone" value="UTC">' in page
    assert '<input type="hidden" name="scale" value="7">' in page
    assert ">tired</textarea>" in strict.post("/note", {"text": "tired", "ticket": "AAAA"}).content.decode()


def test_a_late_form_without_a_ticket_is_offered_anew(strict):
    response = strict.post("/note", {"text": "a walk by the water"})
    assert response.status_code == 403
    assert "Once more, from a fresh page" in response.content.decode()


def test_a_form_of_last_week_comes_back_with_everything_typed_and_can_be_sent_again(strict, ana):
    form = filled(strict, "a walk by the water")
    strict.post("/lock")
    with clock.shifted(timedelta(days=9)):
        browser = Client()
        page = browser.post("/note", form).content.decode()
        assert ">a walk by the water</textarea>" in page
        assert Letter.objects.count() == 0
        browser.post("/unlock", {"name": SIGN_IN_NAMES["ana"], "passphrase": PASSPHRASES["ana"]})
        again = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
        browser.post("/note", {**again, "text": "a walk by the water"})
    assert kept(ana.open()) == ["a walk by the water"]


def test_one_that_cannot_be_taken_in_stays_and_spoils_no_page(strict, ana):
    forms = [filled(strict, text) for text in ("unreadable", "a walk by the water")]
    strict.post("/lock")
    for form in forms:
        strict.post("/note", form)
    unlock(strict)
    assert strict.get("/note").status_code == 200
    assert kept(ana.open()) == ["a walk by the water"]
    assert Letter.objects.filter(is_waiting=True).count() == 1


def test_when_the_tray_is_full_everything_typed_comes_back(strict, monkeypatch):
    form = filled(strict, "a walk by the water")
    strict.post("/lock")
    monkeypatch.setattr("leeward.vault.inbox.LETTERS_A_DAY", 0)
    response = strict.post("/note", form)
    assert response.status_code == 507
    assert "a walk by the water" in response.content.decode()
