"""The key in use: its deadline, and what a lock does to requests that are under way."""

import threading
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import include, path

from leeward.accounts.http import needs_open_vault
from leeward.kernel import clock
from leeward.vault import unlocked
from leeward.vault.errors import Locked
from leeward.vault.models import Session, Unlocked
from leeward.vault.session_store import SessionStore
from tests.accounts.fixtures import signed_in
from tests.people import PASSPHRASES

COOKIE = settings.SESSION_COOKIE_NAME
meanwhile = threading.local()


@needs_open_vault
def slow(request):
    """A request under way: something else happens before it has answered, and it writes to its session at the end."""
    meanwhile.happens()
    request.session["late"] = "yes"
    unlocked.move(request.session.token, request.vault, now=clock.now())
    return HttpResponse("the page")


urlpatterns = [path("slow", slow), path("", include("leeward.web.urls"))]


@pytest.fixture
def two_windows(ana_browser, settings):
    """Two windows of one browser; their cookies part only when an answer sets one."""
    settings.ROOT_URLCONF = __name__
    other = Client()
    other.cookies[COOKIE] = ana_browser.cookies[COOKIE].value
    return ana_browser, other


def test_a_lock_holds_against_a_request_that_was_under_way(two_windows):
    one, other = two_windows
    meanwhile.happens = lambda: other.post("/lock")
    response = one.get("/slow")
    assert response.content == b"the page"
    assert COOKIE not in response.cookies
    assert Unlocked.objects.count() == 0
    assert [window.get("/you").status_code for window in (one, other)] == [302, 302]
    assert Session.objects.count() == 1


def test_an_exit_holds_against_a_request_that_was_under_way(two_windows):
    one, other = two_windows
    meanwhile.happens = lambda: other.post("/exit")
    assert COOKIE not in one.get("/slow").cookies
    assert (Session.objects.count(), Unlocked.objects.count()) == (0, 0)


def test_two_locks_at_once_leave_one_locked_session(two_windows):
    one, other = two_windows
    other.post("/lock")
    response = one.post("/lock")
    assert COOKIE not in response.cookies
    assert Session.objects.count() == 1


def test_an_unlock_sent_twice_opens_and_the_newer_token_holds(two_windows):
    one, other = two_windows
    one.post("/lock")
    other.cookies[COOKIE] = one.cookies[COOKIE].value
    one.post("/unlock", {"passphrase": PASSPHRASES["ana"]})
    other.post("/unlock", {"passphrase": PASSPHRASES["ana"], "name": "quiet-otter-4827"})
    assert one.get("/you").status_code == 200
    assert other.get("/you").status_code == 200


@pytest.fixture
def token(ana_account, ana_vault):
    return signed_in(ana_account, ana_vault).cookies[COOKIE].value


def resumed(token, vault, **later):
    return unlocked.resume(token, account_id=vault.account_id, now=clock.now() + timedelta(**later))


def test_most_requests_write_nothing(token, ana_vault):
    def writes(**later):
        with CaptureQueriesContext(connection) as done:
            resumed(token, ana_vault, **later)
        return sum(query["sql"].startswith("UPDATE") for query in done)

    with clock.frozen(clock.now()):
        assert [writes(seconds=at) for at in (15, 30, 45, 55, 70, 72)] == [0, 1, 0, 1, 0, 0]


def test_the_deadline_is_ten_minutes_after_the_last_sign_of_life(token, ana_vault):
    resumed(token, ana_vault, minutes=9)
    resumed(token, ana_vault, minutes=18)
    with pytest.raises(Locked):
        resumed(token, ana_vault, minutes=29)
    with pytest.raises(Locked):
        resumed(token, ana_vault)


def test_a_key_opens_only_for_its_own_token_and_account(token, ana_vault, ben_vault):
    with pytest.raises(Locked):
        unlocked.resume(token, account_id=ben_vault.account_id, now=clock.now())
    with pytest.raises(Locked):
        resumed(SessionStore().token, ana_vault)


def test_the_lock_happens_by_itself(token):
    assert unlocked.sweep(now=clock.now() + timedelta(minutes=9)) == 0
    assert unlocked.sweep(now=clock.now() + timedelta(minutes=11)) == 1


def test_a_clock_that_went_back_ends_it_too(token):
    assert unlocked.sweep(now=clock.now() - timedelta(seconds=50)) == 0
    assert unlocked.sweep(now=clock.now() - timedelta(seconds=70)) == 1


def test_a_clock_that_jumped_back_locks_and_a_minute_of_it_does_not(token, ana_vault):
    resumed(token, ana_vault, seconds=-50)
    with pytest.raises(Locked):
        resumed(token, ana_vault, minutes=-5)
