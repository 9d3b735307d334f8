"""The language in an address, and links that lead on in it."""

import pytest

from leeward.kernel import addresses


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/es/now", ("es", "/now")),
        ("/es/now/mx", ("es", "/now/mx")),
        ("/en/try/ride/5", ("en", "/try/ride/5")),
        ("/es", ("es", "/")),
        ("/es/", ("es", "/")),
        ("/es/start", ("es", "/start")),
        ("/es/plan/here", ("es", "/plan/here")),
        ("/es/manifest.webmanifest", ("es", "/manifest.webmanifest")),
        # One form only: private pages, files, and what is no language.
        ("/es/notebook", ("", "/es/notebook")),
        ("/es/plan", ("", "/es/plan")),
        ("/es/helplines.json", ("", "/es/helplines.json")),
        ("/es/now/look-0123456789abcdef.css", ("", "/es/now/look-0123456789abcdef.css")),
        ("/xx/now", ("", "/xx/now")),
        ("/now", ("", "/now")),
        ("/estonia", ("", "/estonia")),
    ],
)
def test_the_language_of_an_address(path: str, found: tuple[str, str]):
    assert addresses.split(path) == found


def test_links_lead_on_in_the_language_of_the_page():
    page = (
        '<a href="/now#stay">a</a><a class="x" href="/try/ride?a=1">b</a><a href="/notebook">c</a>'
        '<link href="/now/look-0123456789abcdef.css"><form action="/helplines"></form><a href="/">d</a>'
        '<a hreflang="en" href="/en/now">e</a><a href="//now">f</a><a href="https://now.example/now">g</a>'
    )

    found = addresses.localized(page, "es")

    assert found == (
        page.replace('"/now#', '"/es/now#').replace('"/try', '"/es/try').replace('"/helplines"', '"/es/helplines"')
    )
    assert addresses.localized(found, "es") == found
    assert addresses.localized(page, "") == page
    assert '<a href="/es/">' in addresses.localized(page, "es", to_visitors=True)


@pytest.mark.parametrize(
    ("asked", "tag"),
    [
        ("", "en"),
        ("es-MX,es;q=0.9,en;q=0.8", "es"),
        ("en-GB,es;q=0.9", "en"),
        ("ja,de;q=0.3", "de"),
        ("fr;q=0.2,ar;q=0.9", "ar"),
        ("es;q=0", "en"),
        ("ja", "en"),
        ("*;q=x,,;", "en"),
    ],
)
def test_what_a_browser_asks_for(asked: str, tag: str):
    assert addresses.preferred(asked) == tag


def test_a_region_is_that_of_the_language():
    assert addresses.region("es-MX,en-US;q=0.5", "en") == "US"
    assert addresses.region("en,en-IE;q=0.5", "en") == "IE"
    assert addresses.region("es-419,zh-Hant-TW", "es") == ""
