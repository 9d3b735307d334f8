"""Coming in, locking and leaving, through the pages."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from leeward.kernel import clock
from leeward.vault.models import Session, Unlocked
from tests.accounts.fixtures import SIGN_IN_NAMES, signed_in
from tests.people import PASSPHRASES

COOKIE = settings.SESSION_COOKIE_NAME
ANA = {"name": SIGN_IN_NAMES["ana"], "passphrase": PASSPHRASES["ana"]}


def is_open(browser):
    return browser.get("/you").status_code == 200


@pytest.mark.usefixtures("ana_account")
def test_name_and_passphrase_open_the_notebook():
    browser = Client()
    response = browser.post("/unlock", ANA)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert is_open(browser)


@pytest.mark.usefixtures("ana_account")
def test_unlocking_goes_on_to_the_page_that_was_asked_for_and_to_no_other_site():
    assert Client().post("/unlock", {**ANA, "next": "/notebook"})["Location"] == "/notebook"
    for elsewhere in ("https://example.org/", "//example.org/", "/\\example.org"):
        assert Client().post("/unlock", {**ANA, "next": elsewhere})["Location"] == "/"


@pytest.mark.usefixtures("ana_account")
def test_a_wrong_passphrase_and_an_unknown_name_get_the_same_words():
    pages = [
        Client().post("/unlock", {**ANA, "passphrase": "somewhere else entirely"}).content.decode(),
        Client()
        .post("/unlock", {**ANA, "name": "nobody-here-2222", "passphrase": "somewhere else entirely"})
        .content.decode(),
    ]
    words = "This name and this passphrase do not open a notebook."
    assert [page.count(words) for page in pages] == [2, 2]


def test_a_locked_page_leads_to_the_lock_screen_and_back(ana_browser):
    assert is_open(ana_browser)
    assert ana_browser.post("/lock")["Location"] == "/unlock"
    response = ana_browser.get("/you")
    assert response["Location"] == "/unlock?next=%2Fyou"
    page = ana_browser.get(response["Location"]).content.decode()
    assert SIGN_IN_NAMES["ana"] not in page
    assert "<textarea" not in page
    back = ana_browser.post("/unlock", {"passphrase": PASSPHRASES["ana"], "next": "/you"})
    assert back["Location"] == "/you"
    assert is_open(ana_browser)


def test_locking_takes_the_key_away_and_changes_the_token(ana_browser):
    before = ana_browser.cookies[COOKIE].value
    ana_browser.post("/lock")
    assert Unlocked.objects.count() == 0
    assert ana_browser.cookies[COOKIE].value != before
    stolen = Client()
    stolen.cookies[COOKIE] = before
    assert not is_open(stolen)


def test_ten_quiet_minutes_lock_it(ana_browser):
    with clock.shifted(timedelta(minutes=9)):
        assert is_open(ana_browser)
    with clock.shifted(timedelta(minutes=18)):
        assert is_open(ana_browser)
    with clock.shifted(timedelta(minutes=29)):
        assert not is_open(ana_browser)
    assert Unlocked.objects.count() == 0


def test_here_moves_the_deadline(ana_browser):
    with clock.shifted(timedelta(minutes=9)):
        assert ana_browser.post("/here").status_code == 204
    with clock.shifted(timedelta(minutes=18)):
        assert is_open(ana_browser)


def test_a_clock_that_jumps_back_locks(ana_account, ana_vault):
    with clock.shifted(timedelta(minutes=5)):
        browser = signed_in(ana_account, ana_vault)
    assert not is_open(browser)


def test_leaving_the_page_ends_the_session_and_asks_nothing(ana_browser):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = ana_browser.cookies
    response = strict.post("/exit", {"anything": "typed"})
    assert (response.status_code, response["Location"]) == (303, settings.EXIT_TO)
    assert response["Clear-Site-Data"] == '"cookies"'
    assert response.cookies[COOKIE].value == ""
    assert (Session.objects.count(), Unlocked.objects.count()) == (0, 0)


def test_another_site_cannot_make_somebody_leave(ana_browser):
    for address in ("/exit", "/lock", "/sign-out", "/here"):
        assert ana_browser.post(address, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
        assert ana_browser.get(address).status_code == 405
    assert is_open(ana_browser)
