"""Which language a page is in: the address's, the person's, the browser's, in this order; and links that keep it."""

import re

from django.test import Client

SPANISH = {"Accept-Language": "es-MX,es;q=0.9"}


def lang(response) -> str:
    return re.search(r'<html lang="(\w+)"', response.content.decode())[1]


def test_a_page_for_anyone_is_the_same_for_everybody_at_its_address():
    first = Client().get("/es/try")
    second = Client(headers={"Accept-Language": "de"}).get("/es/try")

    assert first.content == second.content
    assert lang(first) == first["Content-Language"] == "es"
    assert "public" in first["Cache-Control"]
    assert "Accept-Language" not in first.get("Vary", "")
    assert first.cookies == {}


def test_without_a_language_it_is_the_browsers_and_says_so_to_caches():
    answer = Client(headers=SPANISH).get("/try")

    assert lang(answer) == "es"
    assert "Accept-Language" in answer["Vary"]
    assert 'href="/es/now"' in answer.content.decode()


def test_its_length_is_that_of_what_is_sent():
    for path in ("/es/try", "/ar/", "/es/now", "/try"):
        answer = Client().get(path)
        assert int(answer["Content-Length"]) == len(answer.content), path


def test_a_visitor_goes_on_in_the_language_of_the_address():
    page = Client().get("/ar/").content.decode()

    assert '<html lang="ar" dir="rtl"' in page
    assert {'href="/ar/start"', 'href="/ar/unlock"', 'href="/ar/now"'} <= set(re.findall(r'href="[^"]*"', page))
    assert 'hreflang="en" lang="en" dir="ltr" rel="alternate" href="/en/"' in page


def test_private_pages_have_one_address():
    assert Client().get("/es/notebook").status_code == 404


def test_a_notebook_begins_in_the_language_of_its_first_page_and_keeps_it(db):
    browser = Client()
    words = "marea faro cuaderno lluvia barco viento"
    sent = {"name": "una-persona", "passphrase": words, "again": words}

    assert browser.post("/es/start", sent).status_code == 302
    code = browser.get("/start/code", headers={"Accept-Language": "de"})

    assert lang(code) == "es"
    assert 'href="/es/now"' in code.content.decode()


def test_the_language_is_chosen_with_the_preferences_and_answers_at_once(ana_browser):
    form = ana_browser.get("/you/preferences").context["form"]
    chosen = {**{name: form[name].value() or "" for name in form.fields}, "language": "ar"}
    chosen = {name: value for name, value in chosen.items() if value not in {False, None}}

    answer = ana_browser.post("/you/preferences", chosen)

    assert lang(answer) == answer["Content-Language"] == "ar"
    assert lang(ana_browser.get("/check-in")) == "ar"
    ana_browser.post("/lock")
    assert lang(ana_browser.get("/unlock")) == "ar"
    assert 'hreflang="de"' not in ana_browser.get("/unlock").content.decode()


def test_each_choice_of_language_says_which_it_is(ana_browser):
    page = ana_browser.get("/you/preferences").content.decode()

    assert '<span lang="ar">العربية</span>' in page


def test_the_manifest_is_in_the_language_of_its_address():
    body = Client().get("/ar/manifest.webmanifest").json()

    assert (body["lang"], body["dir"], body["start_url"]) == ("ar", "rtl", "/ar/")
    assert body["shortcuts"][0] == {**body["shortcuts"][0], "name": "الآن", "url": "/ar/now"}


def test_what_nobody_has_translated_is_english_and_says_so():
    page = Client().get("/ar/try/one-loud-song").content.decode()

    assert '<div lang="en" dir="ltr" class="flow"><h1>One loud song, all the way through</h1>' in page
    assert 'lang="en" dir="ltr" class' not in Client().get("/try/one-loud-song").content.decode()
