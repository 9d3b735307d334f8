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
    assert ask("/now/de", accept_language="fr-FR") == ask("/now/de")
    assert header(ask("/now/de"), "Vary") == "Accept-Encoding"


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
