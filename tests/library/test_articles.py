"""Every page of words: its facts have sources, its links lead somewhere, and it can be read at twelve."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from leeward.library import rooms
from leeward.library.answers import Asked, answer, shelf
from leeward.library.reading import checking
from leeward.library.reading.documents import Document
from leeward.library.reading.markdown import plain
from leeward.library.understand.pages import ARTICLES, ROOM
from leeward.web import offline
from tests.reading_age.__main__ import whole
from tests.reading_age.limits import EASY, WHOLE, Limits
from tests.reading_age.measures import count, dale_chall, flesch_kincaid

PAGES = [(books.name, page) for books in rooms.COLLECTIONS for page in books.originals.values()]
SERVED = sorted(address for address, page in rooms.pages().items() if page.language == "en")
NAMES = [f"{name}/{page.slug}" for name, page in PAGES]


def is_known(address: str) -> bool:
    """Return whether an address leads to something: a page of words, or a page of another room."""
    path, _, part = address.partition("#")
    if path in rooms.pages():
        return not part or f'id="{part}"' in html(path)
    try:
        resolve(path)
    except Resolver404:
        return False
    found = answer(Asked("GET", path))
    return found is None or not part or f'id="{part}"'.encode() in found.body


def html(path: str) -> str:
    page = shelf().words(path)
    assert page is not None
    return page.whole().decode()


def too_hard(text: str, limits: Limits) -> Iterator[str]:
    counts = count(text)
    if (grade := flesch_kincaid(counts)) > limits.flesch_kincaid:
        yield f"Flesch-Kincaid {grade:.1f}, at most {limits.flesch_kincaid}"
    if (score := dale_chall(counts)) > limits.dale_chall:
        yield f"Dale-Chall {score:.1f}, at most {limits.dale_chall}: {', '.join(sorted(set(counts.hard)))}"


@pytest.mark.parametrize("books", rooms.COLLECTIONS, ids=lambda books: books.name)
def test_nothing_is_wrong_with_the_files(books):
    assert list(checking.problems(books, is_known=is_known)) == []


@pytest.mark.parametrize("words", [page for _, page in PAGES], ids=NAMES)
def test_a_page_can_be_read_at_twelve(words: Document):
    assert list(too_hard(whole(words), WHOLE)) == []


@pytest.mark.parametrize("words", [page for _, page in PAGES], ids=NAMES)
def test_every_page_has_an_easy_form_that_is_easier_and_shorter(words: Document):
    easy = plain(words.easy)

    assert list(too_hard(easy, EASY)) == []
    assert 20 < len(easy.split()) < len(whole(words).split()) / 2


def test_every_page_stands_behind_a_door():
    doors = {door.id for door in ROOM.doors}
    assert [page.slug for page in ARTICLES.originals.values() if not doors >= set(page.head.topics)] == []


def test_a_page_of_words_says_what_engines_ask_and_asks_for_nothing_from_elsewhere():
    titles = []
    for path in SERVED:
        page = html(path)
        titles += re.findall(r"<title>(.*?)</title>", page)
        assert len(re.findall(r'<meta name="description" content="[^"]{30,}"', page)) == 1, path
        assert 'name="robots"' not in page, path
        assert page.count("<h1>") == 1, path
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|<img", page), path
        assert all('rel="noreferrer"' in tag for tag in re.findall(r'<a\b[^>]*href="https?:[^>]*>', page)), path
    assert len(titles) == len(set(titles)) == len(SERVED)


def test_an_id_stands_once_on_a_page():
    for path in SERVED:
        ids = re.findall(r'\sid="([^"]+)"', html(path))
        assert len(ids) == len(set(ids)), path


def test_a_house_that_would_rather_not_be_found_is_not(settings):
    settings.SEARCH_ENGINES = False
    page = rooms.pages()["/understand"]

    assert '<meta name="robots" content="noindex">' in page.make(shelf().links)


def test_nobody_has_reviewed_the_pages_and_they_say_so():
    assert all("not yet read by a clinician" in html(path) for path in SERVED if path.count("/") > 1)


def test_a_page_is_answered_without_a_session_a_cookie_or_the_database(client: Client):
    answered = client.get("/understand/what-self-harm-is", headers={"accept-encoding": "gzip"})

    assert answered.status_code == 200
    assert answered["Cache-Control"].startswith("public, max-age=3600")
    assert answered["Content-Language"] == "en"
    assert not answered.cookies
    again = client.get("/understand/what-self-harm-is", headers={"if-none-match": answered["ETag"],
                       "accept-encoding": "gzip"})  # fmt: skip
    assert (again.status_code, again.content) == (304, b"")


def test_every_page_to_read_can_be_kept_for_the_time_without_a_network():
    kept = {page.address for page in offline.kept().wish}

    assert {path for path in SERVED if path.startswith("/understand")} <= kept
    assert shelf().links.reading in offline.kept().fixed


def test_a_page_that_is_not_there_is_not_found(client: Client):
    assert client.get("/understand/nothing-like-it").status_code == 404
    assert client.get("/understand/").status_code == 200


def test_a_page_that_cannot_be_drawn_keeps_nobody_from_help_now(monkeypatch: pytest.MonkeyPatch):
    from leeward.library import build

    def fails():
        raise RuntimeError

    monkeypatch.setattr(build.rooms, "pages", fails)
    broken = build.Shelf()

    assert broken.words("/understand") is None
    assert b"tel:" in broken.now("GB").whole()
