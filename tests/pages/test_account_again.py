"""Giving the passphrase again before something that matters, and what the door says when a notebook is damaged."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path

from leeward.accounts.http import needs_recent_passphrase
from leeward.kernel import clock
from leeward.vault.models import KeySlot, Session
from tests.accounts.fixtures import SIGN_IN_NAMES, signed_in
from tests.people import PASSPHRASES

ANA = {"name": SIGN_IN_NAMES["ana"], "passphrase": PASSPHRASES["ana"]}


@needs_recent_passphrase
def matters(request):
    return HttpResponse("what matters")


urlpatterns = [path("matters", matters), path("", include("leeward.web.urls"))]


@pytest.fixture
def later(ana_browser, settings):
    """Six minutes after Ana unlocked."""
    settings.ROOT_URLCONF = __name__
    with clock.shifted(timedelta(minutes=6)):
        yield ana_browser


def test_within_five_minutes_nobody_is_asked_again(ana_browser, settings):
    settings.ROOT_URLCONF = __name__
    with clock.shifted(timedelta(minutes=4)):
        assert ana_browser.get("/matters").content == b"what matters"


def test_after_five_minutes_the_passphrase_leads_on_to_it(later):
    asked = later.get("/matters")["Location"]
    assert asked == "/you/again?next=%2Fmatters"
    next_page = re.search(r'name="next" value="([^"]+)"', later.get(asked).content.decode()).group(1)
    wrong = later.post("/you/again", {"passphrase": "somewhere else entirely", "next": next_page})
    assert "does not open the notebook" in wrong.content.decode()
    assert later.post("/you/again", {"passphrase": ANA["passphrase"], "next": next_page})["Location"] == "/matters"
    assert later.get("/matters").content == b"what matters"


def test_the_lock_screen_comes_before_it(later):
    later.post("/lock")
    assert later.get("/matters")["Location"].startswith("/unlock")


def test_a_damaged_way_in_says_so_kindly_and_names_the_code(ana_account):
    KeySlot.objects.filter(kind=1).update(mac=bytes(32))
    page = Client().post("/unlock", ANA).content.decode()
    assert "cannot be opened here just now. Nothing is deleted." in page
    assert "your recovery code may open it" in page


def test_no_visit_leaves_a_time_behind(ana_account):
    receivers = [str(receiver) for receiver in user_logged_in.receivers]
    assert not any("update_last_login" in one for one in receivers)
    assert not hasattr(get_user_model()(), "password_hash")
    assert get_user_model().last_login is None
    assert get_user_model().password is None


def test_coming_in_as_somebody_else_starts_a_session_of_its_own(ana_browser, ben_account):
    ana_browser.post("/sign-out")
    before = Session.objects.count()
    ana_browser.post("/unlock", {"name": SIGN_IN_NAMES["ben"], "passphrase": PASSPHRASES["ben"]})
    page = ana_browser.get("/you").content.decode()
    assert (before, SIGN_IN_NAMES["ben"] in page) == (0, True)


def test_the_lock_screen_keeps_light_or_dark_for_who_chose_it(ana_browser):
    ana_browser.post("/you/preferences", {"idle_minutes": "10", "theme": "dark"})
    ana_browser.post("/lock")
    response = ana_browser.get("/unlock")
    assert response.wsgi_request.settings.theme == "dark"


def test_a_script_that_leaves_gets_an_answer_and_no_redirect(ana_browser):
    response = ana_browser.post("/exit", headers={"Sec-Fetch-Dest": "empty", "Sec-Fetch-Site": "same-origin"})
    assert (response.status_code, response["Clear-Site-Data"]) == (204, '"cookies"')
    assert Session.objects.count() == 0


@pytest.mark.parametrize("address", ["/start", "/unlock", "/recover", "/you", "/you/leave", "/you/sign-ins"])
def test_titles_are_neutral_and_say_which_page_it_is(ana_account, ana_vault, address):
    browser = signed_in(ana_account, ana_vault) if address.startswith("/you") else Client()
    title = re.search(r"<title>(.*?)</title>", browser.get(address).content.decode()).group(1)
    assert title.endswith("· Notes")
    assert not re.search(r"harm|urge|crisis|diary", title, re.IGNORECASE)
