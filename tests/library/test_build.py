"""The public pages are built ahead of time, are small, and one that fails takes no other with it."""

import re

import pytest

from leeward.library import build, helplines, pages, rooms
from leeward.library.build import Shelf
from leeward.library.helplines import NoHelplines

BUDGET_BYTES = 18_000  # the issue allows 30 kB; a slow phone on a bad line is the one that matters


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf()


def test_every_country_is_built_and_small(shelf: Shelf):
    assert shelf.warm() == 1 + 102 + 2 + len([one for one in rooms.pages().values() if one.language == "en"])
    files = sum(len(file.squeezed) for file in shelf.assets.files.values())

    for code in ("", *shelf.known):
        page = shelf.now(code)
        assert len(page.squeezed) + files <= BUDGET_BYTES, code
        assert b"tel:" in page.whole()


def test_a_page_asks_for_nothing_but_its_style_and_two_scripts_and_stands_without_them(shelf: Shelf):
    html = shelf.now("GB").whole().decode()

    asked = re.findall(r"<(?:link|script|img|iframe|source|video|audio|object|embed)\b[^>]*", html)
    assert asked == [
        f'<link rel="stylesheet" href="{shelf.links.css}"',
        f'<script src="{shelf.links.night}"',
        f'<script type="module" src="{shelf.links.script}"',
        f'<link rel="icon" href="{shelf.links.icon}" type="image/svg+xml"',
        '<link rel="manifest" href="/now/manifest.webmanifest"',
    ]
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|<script>", html)
    assert not re.search(r"url\(|@import", shelf.assets.files["look.css"].whole().decode())


def test_a_script_is_one_whole_module_without_its_comments(shelf: Shelf):
    for name in ("night.js", "now.js"):
        text = shelf.assets.files[name].whole().decode()
        assert not re.search(r"^\s*(//|import |export )", text, re.MULTILINE), name
        assert text.count("{") == text.count("}"), name


def test_a_link_to_another_site_says_nothing_about_where_it_was_pressed(shelf: Shelf):
    for code in shelf.known:
        html = shelf.now(code).whole().decode()
        assert all('rel="noreferrer"' in tag for tag in re.findall(r'<a\b[^>]*href="https?:[^>]*>', html)), code


def test_emergency_comes_before_every_other_number(shelf: Shelf):
    for service in helplines.everything():
        if service.is_emergency:
            numbers = re.findall(r'href="(tel:[^"]+)"', shelf.now(service.country).whole().decode())
            assert numbers[0] == service.phone_uri, service.country


def test_every_way_to_reach_every_service_is_on_its_page(shelf: Shelf):
    for service in helplines.everything():
        html = shelf.now(service.country).whole().decode().replace("&amp;", "&")
        contact = service.contact
        ways = [contact.sms and contact.sms.uri, contact.chat_url, contact.website]
        ways += [service.phone_uri] if contact.phone else []
        assert all(f'href="{way}"' in html for way in ways if way), service.id
        if contact.email:
            assert f"mailto:{contact.email}" in html
        if service.area:
            assert f"Only for {service.area}" in html, service.id
        if contact.dial_note:
            assert contact.dial_note in html.replace("&#x27;", "'"), service.id


def test_a_guess_is_said_and_a_choice_is_not_called_a_guess(shelf: Shelf):
    assert b"guessed from the language of your browser" in shelf.now("FR", guessed=True).whole()
    assert b"guessed" not in shelf.now("FR").whole()


def test_a_country_without_numbers_gets_the_page_for_everywhere(shelf: Shelf):
    page = shelf.now("XX")

    assert page == shelf.now(build.ELSEWHERE)
    assert b'href="tel:112"' in page.whole()
    assert b'href="/now/gb"' in page.whole()


def test_hours_by_another_clock_say_so(shelf: Shelf):
    assert b"by the clock where the service is" in shelf.now("US").whole()
    assert b"by the clock where the service is" not in shelf.now("GB").whole()


def test_nothing_says_open_now(shelf: Shelf):
    assert all(b"open now" not in shelf.now(code).whole().lower() for code in shelf.known)


def test_the_section_about_injuries_says_that_nobody_has_reviewed_it(shelf: Shelf):
    assert b"Reviewer: none yet. No clinician has checked this section." in shelf.now("GB").whole()


def test_who_can_do_with_something_to_do_finds_things_to_try(shelf: Shelf):
    assert all(b'href="/try"' in shelf.now(code).whole() for code in shelf.known)


def test_the_same_words_are_built_to_the_same_bytes():
    assert build.built("a page", build.HTML) == build.built("a page", build.HTML)
    assert build.built("a page", build.HTML).mark != build.built("another", build.HTML).mark


def test_a_country_that_fails_gets_a_bare_page_and_the_others_stand(monkeypatch: pytest.MonkeyPatch):
    rendered = pages.now

    def fails_for_france(code, services, **rest):
        if code == "FR":
            raise RuntimeError
        return rendered(code, services, **rest)

    monkeypatch.setattr(pages, "now", fails_for_france)
    shelf = Shelf()

    bare, whole = shelf.now("FR").whole().decode(), shelf.now("DE").whole().decode()

    assert re.findall(r'href="(tel:\d+)"', bare)[0] == "tel:112"
    assert "France" in bare
    assert "stylesheet" not in bare
    assert "stylesheet" in whole


def test_without_the_file_of_helplines_there_is_still_a_page(monkeypatch: pytest.MonkeyPatch):
    def unreadable():
        raise NoHelplines

    monkeypatch.setattr(helplines, "everything", unreadable)

    page = Shelf().now("GB").whole()

    assert b'href="tel:112"' in page
    assert b"You made it here." in page


def test_a_bare_page_escapes_what_it_shows():
    service = helplines.read(helplines.CONTENT.read_bytes())[0]
    hostile = type(service)(**{name: getattr(service, name) for name in service.__struct_fields__} | {"name_en": "<b>"})

    assert "&lt;b&gt;" in build.bare(service.country, [hostile])


def test_services_for_anyone_stand_open_and_the_others_one_tap_away():
    page = Shelf().now("GB").whole().decode()
    talk = page.split('id="talk"')[1].split("</section>")[0]

    assert talk.index("<h3>For anyone</h3>") < talk.index('class="card"') < talk.index("<details>")
    assert "<summary><h3>For young people</h3></summary>" in talk
    assert talk.count("<details>") == talk.count("</details>")


def test_the_way_back_stands_before_the_long_part():
    page = Shelf().now("GB").whole().decode()

    assert page.index('<a href="/">') < page.index('id="life"')
