"""The sealed session store: what a stolen table gives, which token is adopted, and who may set the cookie."""

import base64
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError
from django.http import HttpResponse
from django.test import RequestFactory

from leeward.kernel import clock
from leeward.vault import session_store
from leeward.vault.core import session_tokens
from leeward.vault.models import Session
from leeward.vault.session_store import SealedSessionMiddleware, SessionStore

pytestmark = pytest.mark.django_db
COOKIE = settings.SESSION_COOKIE_NAME


def begun(**words):
    store = SessionStore()
    store.update(words)
    store.save()
    return store


def answered(view, token=None):
    request = RequestFactory().get("/")
    if token:
        request.COOKIES[COOKIE] = token
    return SealedSessionMiddleware(view)(request)


def test_what_is_kept_comes_back_under_the_same_token():
    token = begun(word="harbour").session_key
    assert SessionStore(token)["word"] == "harbour"


def test_a_row_holds_neither_the_token_nor_what_is_kept():
    token = begun(word="harbour").session_key
    row = Session.objects.get()
    for column in (bytes(row.row_id), bytes(row.sealed)):
        assert token.encode() not in column
        assert b"harbour" not in column


def test_a_stolen_row_id_is_no_token():
    begun(word="harbour")
    stolen = bytes(Session.objects.get().row_id)
    for guess in (stolen.hex(), stolen.hex()[:43], base64.urlsafe_b64encode(stolen).decode().ljust(43, "A")):
        assert SessionStore(guess).get("word") is None


def test_two_rows_that_were_swapped_open_neither():
    one, two = begun(word="one"), begun(word="two")
    rows = [Session.objects.get(row_id=session_tokens.session_row(store.session_key)) for store in (one, two)]
    rows[0].sealed, rows[1].sealed = rows[1].sealed, rows[0].sealed
    for row in rows:
        row.save()
    assert [SessionStore(store.session_key).get("word") for store in (one, two)] == [None, None]


def test_a_planted_token_is_not_adopted():
    planted = session_tokens.new_token()

    def view(request):
        request.session["word"] = "harbour"
        return HttpResponse()

    response = answered(view, planted)
    assert response.cookies[COOKIE].value != planted
    assert SessionStore(planted).get("word") is None


def test_an_unknown_token_is_nobody_and_sets_no_cookie():
    response = answered(lambda request: HttpResponse(str(request.session.get("word"))), session_tokens.new_token())
    assert response.content == b"None"
    assert COOKIE not in response.cookies


def test_the_cookie_is_set_only_when_there_is_a_new_token():
    token = begun(word="harbour").session_key

    def view(request):
        request.session["word"] = "again"
        return HttpResponse()

    assert COOKIE not in answered(view, token).cookies
    assert SessionStore(token)["word"] == "again"


def test_the_cookie_is_for_this_browser_session_only_and_out_of_reach_of_scripts():
    def view(request):
        request.session["word"] = "harbour"
        return HttpResponse()

    cookie = answered(view).cookies[COOKIE]
    assert (cookie["max-age"], cookie["expires"], cookie["httponly"], cookie["samesite"]) == ("", "", True, "Lax")


def test_cycling_moves_everything_and_kills_the_old_token():
    store = begun(word="harbour")
    old = store.session_key
    store.cycle_key()
    assert SessionStore(old).get("word") is None
    assert SessionStore(store.session_key)["word"] == "harbour"


def test_an_ended_session_does_not_come_back_by_being_saved_or_cycled():
    token = begun(word="harbour").session_key
    late = SessionStore(token)
    late["word"] = "late"
    SessionStore(token).flush()
    with pytest.raises(UpdateError):
        late.save()
    with pytest.raises(UpdateError):
        late.cycle_key()
    assert Session.objects.count() == 0


def test_a_late_answer_goes_through_without_touching_the_newer_cookie():
    token = begun(word="harbour").session_key

    def locked_meanwhile(request):
        request.session["word"] = "late"
        SessionStore(token).cycle_key()
        return HttpResponse("the page")

    response = answered(locked_meanwhile, token)
    assert response.content == b"the page"
    assert COOKIE not in response.cookies


def test_leaving_takes_the_cookie_away():
    token = begun(word="harbour").session_key

    def view(request):
        request.session.leave()
        return HttpResponse()

    cookie = answered(view, token).cookies[COOKIE]
    assert (cookie.value, cookie["max-age"]) == ("", 0)


def test_flushing_alone_leaves_the_cookie_where_it_is():
    token = begun(word="harbour").session_key

    def view(request):
        request.session.flush()
        return HttpResponse()

    assert COOKIE not in answered(view, token).cookies


def test_a_session_ends_after_twelve_hours_whatever_was_done_in_it():
    token = begun(word="harbour").session_key
    with clock.shifted(timedelta(hours=11)):
        busy = SessionStore(token)
        busy["word"] = "still"
        busy.save()
    with clock.shifted(timedelta(hours=12, minutes=1)):
        assert SessionStore(token).get("word") is None


def test_a_session_from_the_future_is_over_because_the_clock_jumped_back():
    with clock.shifted(timedelta(minutes=2)):
        token = begun(word="harbour").session_key
    assert SessionStore(token).get("word") is None


def test_the_row_says_only_to_six_hours_when_it_ends():
    begun(word="harbour")
    end = Session.objects.get().expires_at
    assert end.timestamp() % (6 * 3600) == 0
    assert end >= clock.now() + timedelta(hours=12)


def test_rows_past_their_end_are_swept():
    begun(word="harbour")
    assert session_store.sweep(now=clock.now()) == 0
    assert session_store.sweep(now=clock.now() + timedelta(hours=19)) == 1


def test_sizes_tell_little():
    begun(word="x")
    begun(word="x" * 100)
    assert len({len(bytes(row.sealed)) for row in Session.objects.all()}) == 1
