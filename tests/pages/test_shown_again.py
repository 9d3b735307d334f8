"""The answer to a browser's form is fetched, not given: so no browser keeps what was sent beside it."""

from urllib.parse import unquote

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db

NAVIGATION = {"Sec-Fetch-Mode": "navigate"}


def test_an_answer_waits_and_is_fetched(ana_browser):
    sent = ana_browser.post(reverse("search"), {"words": "kingfisher"}, headers=NAVIGATION)
    assert (sent.status_code, b"kingfisher" in sent.content) == (303, False)
    assert "kingfisher" not in sent["Location"]

    shown = ana_browser.get(sent["Location"])

    assert shown.status_code == 200
    assert b"kingfisher" in shown.content
    assert shown["Cache-Control"] == "no-store"


def test_an_answer_that_has_gone_becomes_the_page_itself(ana_browser):
    gone = ana_browser.get(reverse("search"), {"shown": "somethingelse"})

    assert (gone.status_code, gone["Location"]) == (302, reverse("search"))


def test_only_the_newest_answer_waits(ana_browser):
    first = ana_browser.post(reverse("search"), {"words": "wagtail"}, headers=NAVIGATION)
    ana_browser.post(reverse("search"), {"words": "dunnock"}, headers=NAVIGATION)

    assert ana_browser.get(first["Location"]).status_code == 302


def test_a_script_gets_its_answer_at_once(ana_browser):
    assert ana_browser.post(reverse("search"), {"words": "plover"}).status_code == 200


def test_a_stranger_finds_no_answer(ana_browser, client):
    sent = ana_browser.post(reverse("search"), {"words": "curlew"}, headers=NAVIGATION)

    assert b"curlew" not in client.get(sent["Location"], follow=True).content


@pytest.mark.parametrize("path", ["//elsewhere.example", "/%2felsewhere.example", "///elsewhere.example/a"])
def test_an_answer_that_has_gone_leads_to_no_other_site(client, path):
    gone = client.generic("GET", path, QUERY_STRING="shown=x", PATH_INFO=unquote(path))

    assert not gone.get("Location", "").startswith("//")


def test_what_is_deleted_is_gone_from_the_answer_that_waits_too(ana_browser, ana_vault):
    kept = ana_browser.post(reverse("check-in"), {"scale_0": "4", "note": "greenfinch"})
    found = ana_browser.post(reverse("search"), {"words": "greenfinch"}, headers=NAVIGATION)

    ana_browser.post(kept["Location"].replace("/kept", "/delete"))

    assert ana_vault.drafts.get("shown-again") is None
    assert b"greenfinch" not in ana_browser.get(found["Location"], follow=True).content
