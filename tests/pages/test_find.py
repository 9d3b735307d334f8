"""The search of everything anyone may read: no account, no trace, and people first where it matters."""

import re

import pytest
from django.db import connection
from django.test import Client

from leeward.library import rooms
from leeward.web.finding import index


def asked(client: Client, typed: str) -> str:
    return client.post("/find", {"q": typed}).content.decode()


def hits(page: str) -> list[str]:
    listed = page.split('<ul class="listed">')[1:]
    return re.findall(r'<a href="([^"]+)"', listed[0].split("</ul>")[0]) if listed else []


def test_everything_public_can_be_found():
    found = {entry.address for entry in index().entries}

    english = [page for page in rooms.pages().values() if page.language == "en"]
    assert {page.address for page in english if page.address.count("/") == 2} <= found
    assert {"/now", "/staying-private", "/helplines/gb"} <= found
    assert any(address.startswith("/try/") for address in found)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("scars", "/understand/scars"),
        ("how do I tell my mum", "/understand/telling-someone"),
        ("terapy", "/understand/treatments"),
        ("numb", "/understand/numbness"),
        ("helplines in Germany", "/helplines/de"),
        ("under 16 parents", "/understand/your-rights"),
    ],
)
def test_what_somebody_looks_for_comes_first(client: Client, typed: str, address: str):
    assert hits(asked(client, typed))[0] == address


def test_a_service_is_found_by_its_name(client: Client):
    assert any(address.startswith("/helplines/gb#") for address in hits(asked(client, "Samaritans")))


def test_thoughts_of_dying_are_met_by_people_before_any_page(client: Client):
    page = asked(client, "i want to kill mysef")

    assert page.index('href="/now#life"') < page.index('href="/helplines"', page.index("<main"))
    assert "It is good that you came." in page
    assert "thing found" not in page.split('href="/now#life"')[0]


def test_a_search_for_ways_gets_people_and_no_list(client: Client):
    page = asked(client, "how to cut")

    assert hits(page) == []
    assert all(f'href="{door}"' in page for door in ("/helplines", "/now#life", "/now#hurt", "/try"))


def test_answers_are_kept_by_nobody_and_touch_nothing(client: Client, caplog: pytest.LogCaptureFixture, db):
    caplog.set_level("DEBUG")
    with connection.execute_wrapper(lambda *_rest: pytest.fail("the database was asked")):
        answered = client.post("/find", {"q": "a word nobody may see"})

    assert answered["Cache-Control"] == "no-store"
    assert not answered.cookies
    assert "nobody may see" not in caplog.text
    assert 'value="a word nobody may see"' in answered.content.decode()


def test_what_was_typed_is_shown_as_words_only(client: Client):
    assert "<script>x" not in asked(client, '"><script>x</script>')


def test_nothing_found_is_said_kindly_with_doors(client: Client):
    page = asked(client, "xyzzy")

    assert "Nothing with these words" in page
    assert 'href="/try"' in page
    assert "What are you looking for?" in asked(client, "  ")


def test_the_page_to_search_on_is_for_every_cache_and_sends_nothing_in_an_address(client: Client):
    page = client.get("/find")

    assert page["Cache-Control"].startswith("public")
    assert re.search(r'<form class="find" method="post" action="/find"', page.content.decode())
    assert client.get("/find?q=scars").content == page.content
    assert client.put("/find").status_code == 405
