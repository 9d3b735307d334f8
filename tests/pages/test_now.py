"""Help now and the other pages for anyone, through Django's own addresses.

No test here may use the database unless it says so: pytest-django fails the moment a page asks for it.
"""

import gzip
import json
import re

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client, override_settings
from django.urls import reverse

PUBLIC = ["/now", "/now/gb", "/now/xx", "/staying-private", "/how-it-works-with-your-words"]


@pytest.fixture
def visitor() -> Client:
    return Client()


@pytest.fixture
def member() -> Client:
    """A browser that carries a session and a CSRF cookie, as a person's own does."""
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "A" * 43
    client.cookies[settings.CSRF_COOKIE_NAME] = "b" * 32
    return client


@pytest.mark.parametrize("path", PUBLIC)
@pytest.mark.parametrize("who", ["visitor", "member"])
def test_it_answers_without_a_database_for_anyone(request: pytest.FixtureRequest, who: str, path: str):
    response = request.getfixturevalue(who).get(path)

    assert response.status_code == 200
    assert response.content.startswith(b"<!doctype html>")


@pytest.mark.parametrize("path", PUBLIC)
def test_it_sets_no_cookie_and_may_be_kept_by_any_cache(member: Client, path: str):
    response = member.get(path)

    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert response["Cache-Control"].startswith("public, max-age=")
    assert response["ETag"]


@pytest.mark.parametrize("path", PUBLIC)
def test_it_carries_the_policy_of_every_page(visitor: Client, path: str):
    response = visitor.get(path)

    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["Referrer-Policy"] in {"no-referrer", "same-origin"}


@pytest.mark.parametrize("path", PUBLIC)
def test_it_can_only_be_read(path: str):
    assert Client(enforce_csrf_checks=True).post(path, {"a": "b"}).status_code == 405


def test_all_that_is_loaded_stays_far_under_the_budget(visitor: Client):
    page = visitor.get("/now/gb", headers={"Accept-Encoding": "gzip"})
    asked = re.findall(r'(?:href|src)="(/now/[a-z]+-[0-9a-f]{16}\.(?:css|js))"', gzip.decompress(page.content).decode())
    files = [visitor.get(path) for path in asked]

    assert [file["Content-Type"].split(";")[0] for file in files] == ["text/css", "text/javascript", "text/javascript"]
    assert len(page.content) + sum(len(gzip.compress(file.content)) for file in files) < 18_000


def test_the_guess_comes_from_the_language_alone_and_is_said(visitor: Client):
    page = visitor.get("/now", headers={"Accept-Language": "en-AT"}).content.decode()

    assert "<strong>Austria</strong>, guessed from the language of your browser" in page
    assert 'href="#places"' in page


def test_an_address_on_the_network_changes_nothing(visitor: Client):
    heard = {"X-Forwarded-For": "81.2.69.142", "CF-IPCountry": "GB"}

    one = visitor.get("/now", REMOTE_ADDR="81.2.69.142", headers=heard)

    assert one.content == visitor.get("/now").content


def test_what_must_be_there_is_there_in_the_first_words(visitor: Client):
    page = visitor.get("/now/gb").content.decode()

    doors = page.split('id="arrive"')[1]
    found = [doors.index(words) for words in ('href="#stay"', 'href="#talk"', 'href="tel:999"', '"#life"', '"#hurt"')]
    assert found == sorted(found)
    assert found[-1] < doors.index('id="life"')
    assert page.index('href="tel:999"') < page.index('id="arrive"')  # and in the bar, before everything


def test_a_visitor_can_leave_from_every_public_page_without_script(visitor: Client):
    for path in PUBLIC:
        page = visitor.get(path).content.decode()
        assert '<form method="post" action="/exit"><button' in page
        assert "csrfmiddlewaretoken" not in page


def test_the_way_out_ends_the_visit_from_a_page_without_a_token(db):
    response = Client(enforce_csrf_checks=True).post("/exit", headers={"Sec-Fetch-Site": "same-origin"})

    assert response.status_code < 400


def test_the_title_says_nothing_about_what_it_is_for(visitor: Client):
    page = visitor.get("/now/gb").content.decode()

    assert f"<title>Now · {settings.APP_TITLE}</title>" in page


def test_the_names_of_the_addresses_are_kept():
    assert reverse("now") == "/now"
    assert reverse("now-country", args=["gb"]) == "/now/gb"
    assert reverse("private") == "/staying-private"
    assert reverse("healthz") == "/healthz"


def test_the_honest_words_are_there_unchanged(visitor: Client):
    page = visitor.get("/how-it-works-with-your-words").content.decode()

    assert (
        "While you are away nobody can read them: not us, not the people who run the server, "
        "not a thief who takes the database." in page
    )
    assert "While you are signed in, the server works with your notes in its memory" in page
    assert "nobody can bring your notes back." in page


def test_the_safety_page_says_what_exit_does_not_do(visitor: Client):
    page = visitor.get("/staying-private").content.decode()

    assert "It does not clear the history" in page


@pytest.mark.django_db
def test_health_is_the_databases_answer(visitor: Client):
    response = visitor.get("/healthz")

    assert response.status_code == 200
    assert json.loads(response.content) == {"ok": True, "database": "answers", "worker": "silent"}
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_health_says_when_the_database_is_of_no_use(visitor: Client):
    def locked(*_args):
        raise OperationalError("database is locked: /a/path/nobody/needs/to/know")

    with connection.execute_wrapper(locked):
        health, now = visitor.get("/healthz"), visitor.get("/now/gb")

    assert (health.status_code, json.loads(health.content)) == (503, {"ok": False, "database": "does not answer"})
    assert now.status_code == 200


@override_settings(APP_TITLE="Notes")
def test_nothing_about_the_machine_is_told(visitor: Client):
    page = visitor.get("/now").content.decode()

    assert str(settings.DATA_DIR) not in page
    assert "localhost" not in page


def in_order(page: str, *words: str) -> bool:
    places = [page.index(word) for word in words]
    return places == sorted(places)


def test_thoughts_of_ending_ones_life_meet_the_seven_steps_in_their_order(visitor: Client):
    section = visitor.get("/now/gb").content.decode().split('id="life"')[1].split("</section>")[0]

    assert in_order(  # CLINICAL 3.4, one to seven
        section,
        "Thank you for saying it",
        'href="tel:999"',
        "nearest emergency department",
        "People who listen",
        "Somebody I know",
        'href="/plan/here"',
        "A little more distance",
        "Company for the next hours",
        "Looking in again",
    )
    assert "<input" not in section  # nothing to type before any of it
    assert "you are safe" not in section.lower()


def test_an_injury_meets_three_doors_before_anything_else(visitor: Client):
    section = visitor.get("/now/gb").content.decode().split('id="hurt"')[1].split("</section>")[0]

    assert in_order(
        section, "Emergency now", "any amount, even if I feel well", 'href="tel:999"', "Care today", "Care at home"
    )
    assert "<input" not in section
    assert "<form" not in section
