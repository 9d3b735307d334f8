"""The pages of the directory: everything on them, kept in memory, small, and true about what is not known."""

import gzip
import html as markup
import json
import re
from datetime import UTC, date, datetime, timedelta

import jsonschema
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from msgspec.structs import replace

from leeward.kernel import clock
from leeward.library import answers, helplines, offered
from leeward.library.answers import Answer, Asked, answer, chosen
from leeward.library.build import Shelf
from leeward.library.directory import answering, built, entries, showing, wording
from leeward.library.directory.built import Directory
from leeward.library.directory.choice import Choice, Way
from leeward.library.helplines import NoHelplines

SERVICES = offered.services()
BY_ID = {service.id: service for service in SERVICES}
NIGHT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
PAGES = ["/helplines", "/helplines/gb", "/helplines/US", "/helplines/cu", "/helplines.json"]
BUDGET_BYTES = 30_000
NAME = re.compile(r'<li class="card line" id="([^"]+)"')


def ask(path: str, **heard: str) -> Answer | None:
    return answer(Asked(**({"method": "GET", "path": path, "accept_encoding": "gzip"} | heard)))


def choose(path: str, query: str, **heard: str) -> str:
    found = chosen(Asked(**({"method": "GET", "path": path, "query": query} | heard)))
    return found.body.decode()


def header(found: Answer, name: str) -> str:
    return dict(found.headers).get(name, "")


def text(path: str, **heard: str) -> str:
    return gzip.decompress(ask(path, **heard).body).decode()


@pytest.fixture(scope="module")
def directory() -> Directory:
    return Directory(answers.shelf())


def test_every_country_has_a_small_page_with_every_way_to_every_service(directory: Directory):
    assert directory.warm() == 1 + 102 + 1
    files = answers.shelf().assets
    weight = sum(len(files.get(name).squeezed) for name in ("look.css", "lines.css", "night.js", "now.js", "lines.js"))

    for service in SERVICES:
        page = directory.country(service.country)
        assert len(page.squeezed) + weight <= BUDGET_BYTES, service.country
        html, contact = markup.unescape(page.whole().decode()), service.contact
        ways = [contact.sms and contact.sms.uri, contact.chat_url, contact.website, contact.phone and service.phone_uri]
        ways += [contact.email and f"mailto:{contact.email}", contact.whatsapp and service.whatsapp_uri]
        expected = ways if not service.is_emergency else [service.phone_uri]
        assert all(f'href="{way}"' in html for way in expected if way), service.id


def test_every_entry_says_when_and_where_it_was_checked(directory: Directory):
    for service in SERVICES:
        if not service.is_emergency:
            html = markup.unescape(directory.country(service.country).whole().decode())
            card = html.split(f'id="{service.id}"')[1].split('class="card line"')[0]
            assert f"Last checked on {wording.day(service.checked_on)}" in card
            assert all(source.url in card for source in service.sources), service.id
            assert not service.area or f"Only for {service.area}." in card, service.id
            assert not service.contact.dial_note or service.contact.dial_note in card, service.id


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_for_anyone_and_known_again(path: str):
    found = ask(path)

    assert found.status == 200
    assert header(found, "Cache-Control").startswith("public, max-age=3600")
    assert header(found, "Set-Cookie") == ""
    again = ask(path, if_none_match=header(found, "ETag"))
    assert (again.status, again.body) == (304, b"")
    assert ask(path, method="POST").status == 405


@pytest.mark.parametrize(
    "path", ["/helplines/qq", "/helplines/gbr", "/helplines/gb/x", "/helplines.xml", "/helplinesx"]
)
def test_what_is_no_country_is_no_page(path: str):
    assert ask(path) is None


def test_a_guess_is_said_and_names_the_country_it_is_of():
    found = ask("/helplines", accept_language="en-IE")

    assert "<strong>Ireland</strong>, guessed from the language of your browser" in gzip.decompress(found.body).decode()
    assert header(found, "Content-Location") == "/helplines/ie"
    assert header(found, "Vary") == "Accept-Encoding, Accept-Language"
    assert "guessed" not in text("/helplines/ie", accept_language="en-IE")


def test_without_a_guess_the_country_is_asked_for():
    page = text("/helplines", accept_language="en")

    assert "Which country are you in?" in page
    assert header(ask("/helplines", accept_language="en"), "Content-Location") == ""


def test_a_country_we_know_nothing_of_gets_what_to_do_then():
    page = text("/helplines/cu")

    assert "<strong>Cuba</strong>" in page
    assert 'href="tel:112"' in page
    assert page.count('rel="noreferrer"') == 2
    assert 'href="/now"' in page


def test_the_other_lists_are_named_by_our_own_sources():
    read = helplines.CONTENT.read_text()

    assert [name for name in ("findahelpline.com", "befrienders.org") if name not in read] == []


def test_a_link_to_another_site_says_nothing_about_where_it_was_pressed(directory: Directory):
    for code in directory.known:
        page = directory.country(code).whole().decode()
        assert all('rel="noreferrer"' in tag for tag in re.findall(r'<a\b[^>]*href="https?:[^>]*>', page)), code
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|<script>|<img|<iframe", page)


def test_numbers_stand_left_to_right_in_every_language(directory: Directory):
    page = directory.country("GB").whole().decode()

    assert re.findall(r'href="tel:[^"]*"><span>Call (?!<bdi dir="ltr">)', page) == []
    assert 'Text <bdi>SHOUT</bdi> to <bdi dir="ltr">85258</bdi>' in page


def test_search_engines_may_show_it_unless_the_installation_would_rather_not(settings):
    for is_found in (True, False):
        settings.SEARCH_ENGINES = is_found
        directory = Directory(answers.shelf())
        for code in ("GB", "CU"):
            assert (b'content="noindex"' in directory.country(code).whole()) is not is_found


def test_what_a_search_and_a_program_are_told_is_where_the_entry_stands(directory: Directory):
    told = [address for _, _, address in entries.entries(SERVICES)]
    told += [one["page"] for one in json.loads(directory.machine().whole())["services"]]

    assert len(told) == 2 * len(SERVICES)
    for path, _, name in (address.partition("#") for address in told):
        assert f'id="{name}"'.encode() in directory.country(path[-2:].upper()).whole(), name


def test_what_to_know_about_the_emergency_number_stands_beside_it(directory: Directory):
    for service in SERVICES:
        if service.is_emergency:
            page = markup.unescape(directory.country(service.country).whole().decode())
            assert page.count(f'href="{service.phone_uri}"') >= 2, service.country
            assert not service.contact.dial_note or service.contact.dial_note in page, service.country
            assert ("This number is less well confirmed" in page) is not service.is_sure


def test_a_group_that_is_named_keeps_nobody_else_away(directory: Directory):
    page = directory.country("GB").whole().decode()

    calm, childline = (page.split(f'id="{name}"')[1].split("</li>")[0] for name in ("gb-calm", "gb-childline"))
    assert "For anyone, men among them." in calm
    assert "For young people." in childline


def test_from_the_guess_to_somebody_to_text_in_two_taps():
    first = text("/helplines", accept_language="en-GB")
    (door,) = re.findall(r'<a class="kind" href="([^"]+)" data-way="text"', first)
    path, _, query = door.partition("?")

    page = choose(path, query)

    assert page.index('href="sms:85258?&amp;body=SHOUT"') < page.index("Choose a country")
    assert "Nobody hears a text." in page


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        ("way=text", {"gb-shout", "gb-self-injury-support"}, {"gb-samaritans"}),
        ("way=email", {"gb-samaritans"}, {"gb-shout"}),
        ("who=lgbtq", {"gb-mermaids", "gb-samaritans"}, {"gb-youngminds-parents"}),
        ("place=Scotland", {"gb-breathing-space", "gb-samaritans"}, {"gb-lifeline-ni"}),
        ("about=self-harm&way=call", {"gb-samaritans"}, {"gb-shout"}),
        ("open=1", {"gb-samaritans"}, {"gb-sos-silence-of-suicide"}),  # at three in the night
    ],
)
def test_a_choice_shows_what_fits(query: str, there: set[str], not_there: set[str]):
    with clock.frozen(NIGHT):
        names = set(NAME.findall(choose("/helplines/gb", query)))

    assert there <= names
    assert not names & not_there


def test_the_hour_is_said_by_the_clock_there_and_when_it_changes():
    with clock.frozen(NIGHT):
        page = choose("/helplines/gb", "way=call")

    assert "It is 03:00 there." in page
    assert "Closed at this hour, opens 16:00" in page
    assert "may be closed; we do not know them" in page


def test_a_page_with_the_hour_on_it_is_kept_for_a_minute():
    found = chosen(Asked("GET", "/helplines/gb", "way=text"))

    assert header(found, "Cache-Control") == "public, max-age=60"
    known = chosen(Asked("GET", "/helplines/gb", "way=text", if_none_match=header(found, "ETag")))
    assert known.status in {200, 304}


def test_the_page_that_is_kept_for_an_hour_says_nothing_of_the_hour(directory: Directory):
    for code in directory.known:
        page = directory.country(code).whole().decode()
        assert not re.search(r'<span class="by-hour">', page), code
        assert "It is" not in page.split('id="lines"')[1].split("</p>")[0]


def test_when_nobody_fits_there_is_a_way_on():
    with clock.frozen(NIGHT):
        page = choose("/helplines/ph", "way=text&who=deaf")

    assert "Nobody here fits all of that" in page
    ((way_on, words),) = re.findall(r'<a class="way" href="([^"]+)">(By any way[^<]+)', page)
    assert way_on == "/helplines/ph?who=deaf"
    assert re.search(r"\d+ service", words)
    assert NAME.findall(choose("/helplines/ph", "who=deaf"))


@given(st.sampled_from(["gb", "us", "ph", "jp", "fj"]), st.text(max_size=80))
@examples(max_examples=40, deadline=None)
def test_whatever_stands_in_the_address_there_is_a_page_and_it_is_escaped(code: str, query: str):
    page = choose(f"/helplines/{code}", f"place={query}<b>&way=text")

    assert "<h1>" in page
    assert "<b>" not in page


def test_an_old_check_is_said_kindly_from_the_day_it_is_old(directory: Directory):
    last = BY_ID["gb-samaritans"].checked_on + showing.OLD

    with clock.frozen(datetime(last.year, last.month, last.day, tzinfo=UTC)):
        fresh = directory.country("GB")
    with clock.frozen(datetime(last.year, last.month, last.day, tzinfo=UTC) + timedelta(days=1)):
        old = directory.country("GB")

    assert b"more than a year since" not in fresh.whole()
    assert old.whole().count(b"more than a year since") == len(NAME.findall(old.whole().decode()))


def test_a_day_and_a_country_are_written_as_the_language_does():
    assert wording.day(date(2026, 11, 2)) == "2 November 2026"
    assert wording.country("GB") == "United Kingdom"
    with built.override("es"):
        assert wording.country("GB") == "Reino Unido"
        assert wording.day(date(2026, 11, 2)) == "2 de noviembre de 2026"
        assert wording.language("cy") == "galés"
    with built.override("ar"):
        assert wording.country("EG") == "مصر"


def test_without_a_country_in_the_list_there_is_a_page(monkeypatch: pytest.MonkeyPatch):
    def unreadable():
        raise NoHelplines

    monkeypatch.setattr(helplines, "everything", unreadable)

    page = Directory(Shelf()).country("GB").whole()

    assert b'href="tel:112"' in page


def test_a_country_that_fails_gets_its_numbers_and_the_others_stand(monkeypatch: pytest.MonkeyPatch):
    rendered = built.page.country

    def fails_for_france(asking, *rest):
        if asking.code == "FR":
            raise RuntimeError
        return rendered(asking, *rest)

    monkeypatch.setattr(built.page, "country", fails_for_france)
    directory = Directory(answers.shelf())

    assert b'href="tel:112"' in directory.country("FR").whole()
    assert b"stylesheet" not in directory.country("FR").whole()
    assert b"stylesheet" in directory.country("DE").whole()


def test_a_list_that_fails_does_not_keep_help_now_from_starting(monkeypatch: pytest.MonkeyPatch):
    def fails(*_words):
        raise RuntimeError

    monkeypatch.setattr(built.page, "elsewhere", fails)
    monkeypatch.setattr(built, "document", fails)

    assert Directory(answers.shelf()).warm() == 0


def test_in_person_is_a_door_only_where_there_is_a_place(directory: Directory):
    assert b'data-way="visit"' not in directory.country("GB").whole()
    service = replace(BY_ID["gb-shout"], contact=replace(BY_ID["gb-shout"].contact, visit="At the library"))
    asked = built.Asking("GB", (service,), Choice(way=Way.VISIT), NIGHT)
    assert [one.id for one in asked.here()] == ["gb-shout"]


def test_the_list_for_programs_keeps_its_schema_and_holds_everything():
    body = json.loads(text("/helplines.json"))
    shape = json.loads(helplines.CONTENT.with_name("helplines-json.schema.json").read_text())

    jsonschema.Draft202012Validator(shape).validate(body)
    assert {one["id"] for one in body["services"]} == set(BY_ID)
    assert len(body["countries"]) == 102
    assert body["oldest_check"] == min(one.checked_on for one in SERVICES).isoformat()


def test_the_list_for_programs_is_open_to_every_page():
    found = ask("/helplines.json")

    assert header(found, "Access-Control-Allow-Origin") == "*"
    assert header(found, "Cross-Origin-Resource-Policy") == "cross-origin"
    assert header(found, "Content-Type") == "application/json"
    assert header(ask("/helplines/gb"), "Access-Control-Allow-Origin") == ""


def test_the_country_of_the_form_leads_to_its_page_with_the_rest_of_the_choice():
    assert answering.elsewhere("/helplines", "country=cy&way=text&x=1") == "/helplines/cy?way=text"
    assert answering.elsewhere("/helplines", "country=qq") is None
    assert answering.elsewhere("/helplines/gb", "country=cy") is None


def test_the_pages_answer_in_django_too_without_a_session_or_a_question_to_the_database(client):
    for path in ("/helplines", "/helplines/gb", "/helplines/gb?way=text", "/helplines.json"):
        response = client.get(path)
        assert response.status_code == 200, path
        assert not response.cookies
        assert response["Cache-Control"].startswith("public")
        assert "Cookie" not in response["Vary"]
    assert client.get("/helplines.json")["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert client.get("/helplines?country=fr").headers["Location"] == "/helplines/fr"
    assert client.get("/helplines/qq").status_code == 404
