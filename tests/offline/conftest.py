"""A phone behind a gate, with the service worker at work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest

from leeward.web import offline
from tests.browser.fixtures import PHONE
from tests.offline.gate import Gate

# In the page: everything that lies in every cache, as (address, text).
ALL_KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) {
      const answer = await (await caches.open(name)).match(request);
      found.push([name, new URL(request.url).pathname + new URL(request.url).search, await answer.text()]);
    }
  return found;
}"""
READY = """async () => { const there = await navigator.serviceWorker.ready;
  for (let tries = 0; tries < 100 && there.active?.state !== 'activated'; tries++)
    await new Promise((done) => setTimeout(done, 50)); }"""


@pytest.fixture
def gate(live_server) -> Iterator[Gate]:
    """A gate in front of the server of this test."""
    there = Gate(live_server.url)
    yield there
    there.close()


FEW_FILES = ["web/css/tokens.css", "web/js/shell.js", "web/js/send.js"]


@pytest.fixture
def few_files(monkeypatch, fresh_worker) -> None:
    """Let the worker keep few files of the shell: they are single ones here, and many."""
    monkeypatch.setattr(offline, "_names", lambda: FEW_FILES)


@pytest.fixture(autouse=True)
def fresh_worker() -> Iterator[None]:
    """Make the worker anew before and after each test."""
    for built in (offline.worker, offline.page_in):
        built.cache_clear()
    yield
    for built in (offline.worker, offline.page_in):
        built.cache_clear()


@pytest.fixture
def phone(browser, gate):
    """Open a page of a new phone behind the gate."""
    context = browser.new_context(viewport=PHONE, base_url=gate.url, locale="en-GB", service_workers="allow")
    yield context.new_page()
    with suppress(Exception):
        gate.closing.set()
        context.close()


def settle(page) -> None:
    """Wait until the worker is there and has what it needs."""
    page.evaluate(READY)


def visit(page, path: str = "/now") -> None:
    """Come once with a network, as everybody does the first time."""
    page.goto(path)
    settle(page)


def kept(page) -> list[tuple[str, str, str]]:
    return [tuple(one) for one in page.evaluate(ALL_KEPT)]


def addresses(page) -> set[str]:
    return {address for _, address, _ in kept(page)}


def sign_in(phone, gate, client) -> None:
    """Give the phone the session of a test client."""
    for cookie in client.cookies.values():
        phone.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": gate.url}])
