"""No network, a bad one, a server in trouble: what opens all the same, in a real Chromium."""

import json
import re
import time

import pytest

from leeward.web import offline
from tests.offline.conftest import addresses, kept, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("few_files"),
]
WALLS = pytest.mark.parametrize("way", ["shut", "silent", "500", "503"])


@WALLS
def test_help_now_opens_the_second_time_whatever_the_network_does(phone, gate, way: str):
    visit(phone)
    gate.way = way

    began = time.monotonic()
    phone.goto("/now", wait_until="domcontentloaded")

    assert time.monotonic() - began < 3
    assert phone.get_by_role("link", name="Call 999").first.is_visible()
    assert phone.evaluate("getComputedStyle(document.querySelector('.circle i')).animationName") == "breathe"


def test_from_the_home_screen_one_tap_to_a_breath_and_two_to_a_person_without_a_network(phone, gate):
    visit(phone, "/")
    gate.way = "shut"

    phone.goto("/")  # the icon

    assert phone.locator("h1").inner_text() == "Without a network"
    assert phone.evaluate("document.getAnimations().some((one) => one.animationName === 'breathe')")
    phone.get_by_role("link", name="People to call").click()
    assert phone.get_by_role("link", name="Call 116 123").first.is_visible()


def test_a_first_visit_without_a_network_is_the_browsers_own_page_and_the_next_one_is_whole(phone, gate):
    gate.way = "shut"
    with pytest.raises(Exception, match=r"ERR_EMPTY_RESPONSE|ERR_CONNECTION"):
        phone.goto("/now")

    gate.way = "open"
    phone = phone.context.new_page()  # the failed one is still on its way to the browser's own page
    visit(phone)

    assert {"/now", "/without-network", "/staying-private"} <= addresses(phone)


def test_a_private_page_is_never_kept_and_a_kind_one_stands_in(phone, gate):
    visit(phone, "/unlock")
    assert gate.asked.count(("GET", "/unlock")) == 1
    phone.goto("/unlock")
    assert gate.asked.count(("GET", "/unlock")) == 2
    gate.way = "shut"

    phone.goto("/notebook")

    assert phone.url.endswith("/notebook")
    assert phone.get_by_text("Nothing you have kept is lost.").is_visible()
    assert phone.get_by_role("link", name="Help now").first.is_visible()
    gate.way = "open"
    phone.get_by_role("link", name="Try again").click()
    phone.wait_for_url(lambda url: "/unlock" in url)


def test_a_server_that_is_away_behind_its_proxy_is_told_kindly_and_a_busy_one_speaks_for_itself(phone, gate):
    visit(phone)

    gate.way = "502"
    phone.goto("/notebook")
    assert phone.locator("h1").inner_text() == "Without a network"

    gate.way = "503"
    phone.goto("/notebook")
    assert phone.locator("h1").inner_text() == "One moment"


def test_a_network_that_never_answers_does_not_hold_a_page_that_is_not_kept(phone, gate, monkeypatch):
    monkeypatch.setattr(offline, "PATIENCE_MS", {"public": 700, "private": 900})
    visit(phone)
    gate.way = "silent"

    phone.goto("/now/nz", wait_until="domcontentloaded")
    assert phone.locator("h1").inner_text() == "Without a network"  # and not the numbers of another country
    phone.goto("/notebook", wait_until="domcontentloaded")
    assert phone.locator("h1").inner_text() == "Without a network"


def test_a_country_once_chosen_is_there_too(phone, gate):
    visit(phone)
    phone.goto("/now/nz")
    phone.wait_for_timeout(200)
    gate.way = "shut"

    phone.goto("/now/nz")

    assert phone.get_by_role("link", name="Call 111").first.is_visible()


def test_a_changed_page_comes_with_the_visit_after(phone, gate):
    visit(phone)
    phone.evaluate(
        """async () => { const cache = await caches.open((await caches.keys())[0]);
          await cache.put('/staying-private', new Response('<h1>From before</h1>',
            { headers: { 'Content-Type': 'text/html', 'Cache-Control': 'public' } })); }"""
    )

    phone.goto("/staying-private")
    assert phone.locator("h1").inner_text() == "From before"
    phone.wait_for_timeout(1200)
    phone.goto("/staying-private")
    assert phone.locator("h1").inner_text() == "Staying private"


@pytest.mark.parametrize(
    "harm",
    [
        "await cache.put('/now', new Response(''))",
        "await cache.put('/now', new Response('gone', { status: 500 }))",
        "for (const one of await cache.keys()) await cache.delete(one)",
        "await caches.delete(name)",
    ],
    ids=["empty", "an answer of trouble", "half filled", "thrown away"],
)
def test_a_broken_cache_heals_with_the_next_visit(phone, gate, harm: str):
    visit(phone)
    phone.evaluate(
        f"async () => {{ const name = (await caches.keys())[0]; const cache = await caches.open(name); {harm}; }}"
    )

    phone.goto("/now")
    assert phone.get_by_role("link", name="Call 999").first.is_visible()
    phone.wait_for_timeout(1500)
    gate.way = "shut"

    phone.goto("/now")
    assert phone.get_by_role("link", name="Call 999").first.is_visible()
    assert phone.evaluate("getComputedStyle(document.querySelector('.circle i')).animationName") == "breathe"


def test_with_nothing_left_at_all_there_are_still_words_and_a_number(phone, gate):
    visit(phone)
    phone.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name); }")
    gate.way = "shut"

    phone.goto("/notebook")

    assert phone.get_by_role("link", name="Call 112").is_visible()


def test_a_full_storage_is_survived(phone, gate):
    line = phone.context.new_cdp_session(phone)
    phone.goto("/healthz")
    line.send("Storage.overrideQuotaForOrigin", {"origin": gate.url, "quotaSize": 2000})

    visit(phone)
    phone.goto("/now/nz")

    assert phone.get_by_role("link", name="Call 111").first.is_visible()
    assert phone.goto("/unlock").status == 200


def test_a_browser_that_refuses_workers_and_storage_loses_nothing_else(phone):
    phone.add_init_script(
        """Object.defineProperty(navigator, 'serviceWorker', { value: { register: () => Promise.reject(new Error()),
             ready: new Promise(() => {}) } });
           Object.defineProperty(window, 'indexedDB', { value: undefined });"""
    )
    said = []
    phone.on("pageerror", lambda error: said.append(str(error)))

    phone.goto("/now")
    phone.goto("/")

    assert said == []


def test_what_waits_in_indexeddb_is_untouched_by_an_update(phone, gate, monkeypatch):
    visit(phone)
    phone.evaluate(
        """() => new Promise((done) => { const asked = indexedDB.open('outbox', 1);
          asked.onupgradeneeded = () => asked.result.createObjectStore('notes');
          asked.onsuccess = () => { const act = asked.result.transaction('notes', 'readwrite');
            act.objectStore('notes').put('sealed', 1);
            act.oncomplete = () => { asked.result.close(); done(); }; }; })"""
    )
    _change(monkeypatch)

    _update(phone)

    assert phone.evaluate("indexedDB.databases()") == [{"name": "outbox", "version": 1}]
    assert len(phone.evaluate("caches.keys()")) == 2


def _change(monkeypatch) -> None:
    """Let the server be a newer version: other words in the last resort."""
    monkeypatch.setattr(offline, "PATIENCE_MS", {**offline.PATIENCE_MS, "public": offline.PATIENCE_MS["public"] + 1})
    offline.worker.cache_clear()


def _update(page) -> None:
    """Let the browser find the newer worker, and wait until it is the one at work."""
    page.evaluate(
        """async () => { const there = await navigator.serviceWorker.ready; const before = there.active;
          await there.update();
          for (let tries = 0; tries < 100 && (there.active === before || there.active.state !== 'activated'); tries++)
            await new Promise((done) => setTimeout(done, 50)); }"""
    )


def test_an_old_page_under_a_new_worker_and_a_new_page_under_an_old_one_both_work(
    phone, gate, monkeypatch, fresh_worker
):
    visit(phone)
    phone.evaluate(
        """async () => { const cache = await caches.open((await caches.keys())[0]);
          const page = await (await cache.match('/now')).text();
          const old = page.replaceAll(/(look|night|now)-[0-9a-f]{16}/g, '$1-0123456789abcdef');
          const headers = { 'Content-Type': 'text/html', 'Cache-Control': 'public' };
          await cache.put('/now', new Response(old, { headers })); }"""
    )
    gate.way = "shut"
    phone.goto("/now")  # an old page asks for a style that is no longer there
    assert phone.evaluate("getComputedStyle(document.querySelector('.circle i')).animationName") == "breathe"

    gate.way = "open"
    _change(monkeypatch)
    _update(phone)
    phone.goto("/now")
    gate.way = "shut"
    phone.goto("/now")
    assert phone.get_by_role("link", name="Call 999").first.is_visible()


def test_only_the_version_before_is_kept_beside_todays(phone, gate, monkeypatch):
    visit(phone)
    phone.goto("/now/nz")
    for _ in range(3):
        _change(monkeypatch)
        _update(phone)

    names = phone.evaluate("caches.keys()")
    assert len(names) == 2
    assert "/now/nz" in {address for name, address, _ in kept(phone) if name == names[-1]}


def test_an_update_that_is_cut_off_leaves_the_version_that_works(phone, gate, monkeypatch):
    visit(phone)
    before = phone.evaluate("caches.keys()")
    _change(monkeypatch)
    gate.only, gate.way = "/now", "shut"
    phone.evaluate("async () => { await (await navigator.serviceWorker.ready).update().catch(() => {}); }")
    phone.wait_for_timeout(1000)

    phone.goto("/now")

    assert phone.get_by_role("link", name="Call 999").first.is_visible()
    assert set(before) <= set(phone.evaluate("caches.keys()"))


def test_the_worker_and_the_page_without_network_say_what_caches_may_do_with_them(client):
    worker, page = client.get("/worker.js"), client.get("/without-network")

    assert (worker["Cache-Control"], worker["Content-Type"]) == ("no-cache", "text/javascript; charset=utf-8")
    assert page["Cache-Control"].startswith("public")
    assert not worker.cookies
    assert not page.cookies
    assert "worker-src 'self'" in worker["Content-Security-Policy"]
    again = client.get("/worker.js", headers={"If-None-Match": worker["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_while_developing_there_is_no_worker(client, settings):
    settings.DEBUG = True
    assert client.get("/worker.js").status_code == 404


def test_pages_of_rooms_are_joined_in_and_kept_on_wish(phone, gate, monkeypatch):
    monkeypatch.setattr(offline, "ROOMS", (lambda: [("/now/ie", "A page of a room")],))
    visit(phone, "/without-network")
    assert "/now/ie" not in addresses(phone)
    phone.get_by_text("not on this device yet").wait_for()

    phone.get_by_role("button", name="Keep all of these on this device").click()

    phone.get_by_text("All of these are on this device now.").wait_for()
    assert "/now/ie" in addresses(phone)
    assert not phone.get_by_text("not on this device yet").is_visible()
    gate.way = "shut"
    phone.get_by_role("link", name="A page of a room").click()
    phone.get_by_role("link", name="Call 112").first.wait_for()


def test_the_shortcuts_of_the_icon_begin_with_now(client):
    body = json.loads(client.get("/manifest.webmanifest").content)

    assert [one["url"] for one in body["shortcuts"]] == ["/now", "/now#stay", "/now#people"]
    assert (body["id"], body["scope"], body["start_url"]) == ("/", "/", "/")


def test_every_address_that_is_kept_answers_anyone_without_a_cookie(client):
    listed = offline.kept()
    for address in (*[one.address for one in listed.always], *[one.address for one in listed.wish]):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert re.search(r"\bpublic\b", answer["Cache-Control"]), address
        assert not answer.cookies, address
