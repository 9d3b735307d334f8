"""Answers from memory follow the rules that caches and browsers rely on."""

import gzip
import json

import pytest

from leeward.library.answers import Answer, Asked, answer

PUBLIC = ["/now", "/now/", "/now/gb", "/now/GB", "/now/xx", "/staying-private", "/how-it-works-with-your-words"]


def ask(path: str, **heard: str) -> Answer | None:
    return answer(Asked(**({"method": "GET", "path": path, "accept_encoding": "gzip, br"} | heard)))


def header(found: Answer, name: str) -> str:
    return dict(found.headers).get(name, "")


@pytest.mark.parametrize(
    "path",
    ["/", "/nowhere", "/now/g", "/now/gbr", "/now/gb/x", "/staying-privately", "/NOW", "/now/look-0123456789abcdef.js"],
)
def test_other_paths_are_other_rooms_business(path: str):
    assert ask(path) is None


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_is_for_anyone_and_may_be_kept(path: str):
    found = ask(path)

    assert found.status == 200
    assert header(found, "Cache-Control").startswith("public, max-age=3600")
    assert header(found, "Content-Type") == "text/html; charset=utf-8"
    assert header(found, "Content-Length") == str(len(found.body))
    assert header(found, "Set-Cookie") == ""
    assert gzip.decompress(found.body).startswith(b"<!doctype html>")


def test_the_guess_depends_on_the_language_and_says_so_to_caches():
    found = ask("/now", accept_language="fr-FR")

    assert b"France" in gzip.decompress(found.body)
    assert header(found, "Vary") == "Accept-Encoding, Accept-Language"


def test_a_choice_does_not_depend_on_the_language():
    assert ask("/now/de", accept_language="en-US") == ask("/now/de", accept_language="ja-JP") == ask("/now/de")
    assert b"France" not in gzip.decompress(ask("/now/de", accept_language="en-FR").body).split(b'id="places"')[0]


def test_an_address_without_a_language_is_answered_in_the_browsers_at_once():
    found = ask("/now/mx", accept_language="es-MX,en;q=0.5")

    assert (found.status, header(found, "Content-Language")) == (200, "es")
    assert header(found, "Vary") == "Accept-Encoding, Accept-Language"
    assert found.body == ask("/es/now/mx").body


def test_an_address_with_a_language_is_the_same_for_everybody():
    found = ask("/es/now/mx", accept_language="fr")

    assert (found.status, header(found, "Content-Language"), header(found, "Vary")) == (200, "es", "Accept-Encoding")
    assert found == ask("/es/now/mx")
    assert ask("/xx/now") is None


def test_english_may_be_asked_for_by_somebody_whose_browser_asks_for_another():
    page = gzip.decompress(ask("/en/now/ie", accept_language="es").body).decode()

    assert '<html lang="en" dir="ltr">' in page
    assert 'href="/en/staying-private"' in page


def test_the_guess_of_a_country_is_in_the_language_of_the_page():
    page = gzip.decompress(ask("/ar/now", accept_language="de-AT").body).decode()

    assert '<html lang="ar" dir="rtl">' in page
    assert "النمسا" in page


def test_without_gzip_the_same_page_comes_whole():
    squeezed, whole = ask("/now/gb"), ask("/now/gb", accept_encoding="gzip;q=0, identity")

    assert header(squeezed, "Content-Encoding") == "gzip"
    assert header(whole, "Content-Encoding") == ""
    assert gzip.decompress(squeezed.body) == whole.body
    assert header(squeezed, "ETag") != header(whole, "ETag")


@pytest.mark.parametrize("wrapped", ["{}", "W/{}", '"other", {}', "*"])
def test_what_is_known_is_not_sent_again(wrapped: str):
    mark = header(ask("/now/gb"), "ETag")

    found = ask("/now/gb", if_none_match=wrapped.format(mark))

    assert (found.status, found.body) == (304, b"")
    assert header(found, "ETag") == mark


def test_an_older_page_is_sent_anew():
    assert ask("/now/gb", if_none_match='"0123456789abcdef-gz"').status == 200


def test_head_says_the_same_without_the_page():
    head, get = ask("/now/gb", method="HEAD"), ask("/now/gb")

    assert (head.status, head.headers, head.body) == (get.status, get.headers, b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_other_methods_are_not_for_reading(method: str):
    found = ask("/now", method=method)

    assert found.status == 405
    assert header(found, "Allow") == "GET, HEAD"


@pytest.mark.parametrize(
    ("tag", "before"),
    [
        ('<link rel="stylesheet" href="', "/now/look-0123456789abcdef.css"),
        ('<script src="', "/now/night-0123456789abcdef.js"),
        ('<script type="module" src="', "/now/now-0123456789abcdef.js"),
    ],
)
def test_style_and_scripts_may_be_kept_for_ever_under_their_own_names_only(tag: str, before: str):
    page = gzip.decompress(ask("/now").body).decode()
    path = page.split(tag)[1].split('"')[0]

    today, before = ask(path), ask(before)

    assert header(today, "Cache-Control").endswith("immutable")
    assert header(before, "Cache-Control").startswith("public, max-age=3600")
    assert today.body == before.body


def test_what_a_home_screen_asks_for_opens_help_now_and_says_nothing_of_its_purpose():
    found = ask("/now/manifest.webmanifest", accept_encoding="")

    body = json.loads(found.body)
    assert (body["id"], body["start_url"], body["scope"]) == ("/now", "/now", "/")
    assert body["name"] == body["short_name"] == "Notes"
    assert header(found, "Content-Type") == "application/manifest+json"
