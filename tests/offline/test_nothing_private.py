"""What lies in the browser's caches after somebody has written, locked and left: only what anyone may read."""

import re

import pytest

from leeward.web import offline
from tests.offline.conftest import ALL_KEPT, addresses, kept, settle, sign_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("few_files"),
]
WORDS = "the heron on the far jetty"
PRIVATE = [
    "/",
    "/check-in",
    "/write",
    "/notebook",
    "/search",
    "/patterns",
    "/bring",
    "/bring/phone",
    "/you",
    "/you/preferences",
    "/toolbox",
]
# A token as it stands in a form; the scripts that look for one name it without its value.
TOKEN = re.compile(r"""name=["']?csrfmiddlewaretoken["']?[^>]*value=""")
AS_SENT = "() => fetch('/notebook').then((answer) => answer.text())"
OURS = re.compile(r"/(now|helplines)(/[a-z]{2})?|/now/(look|night|now|wave|lines)-[0-9a-f]{16}\.(css|js|svg)")


def test_no_private_address_title_or_byte_is_in_any_cache(phone, gate, ana_browser):
    sign_in(phone, gate, ana_browser)
    phone.goto("/now")
    settle(phone)
    phone.goto("/write?prompt=today")
    phone.locator("textarea").first.fill(WORDS)
    phone.get_by_role("button", name="Keep it").first.click()
    phone.wait_for_load_state()
    assert phone.evaluate("navigator.serviceWorker.controller !== null")
    titles = set()
    for path in PRIVATE:
        phone.goto(path)
        titles.add(phone.locator("h1").first.inner_text())
        assert phone.locator(".body--places, main").count()
    phone.goto("/notebook")
    assert WORDS in phone.content()
    phone.goto("/now/ie")
    phone.wait_for_timeout(1000)

    public = {one.address for one in (*offline.kept().always, *offline.kept().wish)} | set(offline.kept().fixed)
    strangers = {address for address in addresses(phone) if address not in public and not OURS.fullmatch(address)}
    assert strangers == set()
    assert private_in("".join(words for _, _, words in kept(phone)), titles) == []

    # What is looked for is in every page of a notebook: were one kept, it would be found.
    phone.goto("/notebook")
    assert len(private_in(phone.evaluate(AS_SENT), titles)) == 3


def private_in(text, titles):
    """Return what of a notebook is in a text: the words, the token of a form, the titles of its pages."""
    token = TOKEN.search(text)
    shown = [title for title in titles if f"<h1>{title}</h1>" in text]
    return [*([WORDS] if WORDS in text else []), *([token.group()] if token else []), *shown]


def test_the_worker_asks_without_a_cookie_and_sees_no_form(phone, gate, ana_browser):
    sign_in(phone, gate, ana_browser)
    carried = []
    pass_on = gate.pass_on

    def look(request):
        carried.append(
            (request.command, request.path, request.headers.get("Cookie"), request.headers.get("Sec-Fetch-Dest"))
        )
        pass_on(request)

    gate.pass_on = look
    phone.goto("/now")
    settle(phone)
    phone.goto("/now")
    phone.wait_for_timeout(1000)

    by_worker = [one for one in carried if one[3] == "empty"]
    assert by_worker
    assert [path for _, path, cookie, _ in by_worker if cookie] == []


def test_a_page_that_is_not_marked_for_anyone_is_not_kept_even_if_it_is_listed(phone, gate, ana_browser, monkeypatch):
    monkeypatch.setattr(offline, "ROOMS", (lambda: [("/notebook", "by mistake")],))
    sign_in(phone, gate, ana_browser)
    phone.goto("/without-network")
    settle(phone)
    phone.get_by_role("button", name="Keep all of these on this device").click()
    phone.get_by_text("Some could not be fetched just now.").wait_for()

    assert "/notebook" not in {address for _, address, _ in phone.evaluate(ALL_KEPT)}


def test_a_locked_notebook_is_locked_under_the_worker_too(phone, gate, ana_browser):
    sign_in(phone, gate, ana_browser)
    phone.goto("/now")
    settle(phone)
    phone.goto("/notebook")
    phone.get_by_role("button", name="Lock").click()
    phone.wait_for_url(lambda url: "/unlock" in url)

    phone.goto("/notebook")
    assert "/unlock" in phone.url
    gate.way = "shut"
    phone.goto("/notebook")
    assert phone.get_by_text("Nothing you have kept is lost.").is_visible()
