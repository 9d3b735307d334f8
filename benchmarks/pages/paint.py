"""When something is first seen, in real Chromium: with the worker's copy, and on a slow phone on a slow line.

Source of the slow line: Lighthouse's "slow 4G" (150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up) and its mid-tier
phone (processor four times slower). DevTools delays a request by 3.75 times that, for the handshakes: measured too.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
PHONE = {"width": 390, "height": 844}
DOWN, UP = 1_638_400 / 8, 768_000 / 8
SLOWER = 4
FIRST_PAINT = """() => new Promise((done) => {
  const look = () => {
    const found = performance.getEntriesByName('first-contentful-paint')[0];
    if (found) done(found.startTime); else setTimeout(look, 20);
  };
  look();
})"""


@dataclass(frozen=True)
class Paint:
    """Milliseconds from the tap to the first words on the screen."""

    median: float
    least: float
    most: float
    runs: int


def _of(times: list[float]) -> Paint:
    return Paint(statistics.median(times), min(times), max(times), len(times))


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give Debian's Chromium."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def from_worker(browser: Browser, address: str, path: str, *, runs: int, slower: int = 1) -> tuple[Paint, Paint]:
    """Time openings from the worker's copy with the network off: in a tab that is open, and in a new one each time."""
    context = browser.new_context(viewport=PHONE, locale="en-GB")
    page = context.new_page()
    page.goto(address + path)
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_timeout(3000)
    context.set_offline(True)
    _slow_down(context, page, slower=slower, latency=0)
    same, new = [], []
    for _ in range(runs):
        page.goto(f"{address}/staying-private")
        page.wait_for_timeout(700)
        page.goto(address + path, wait_until="commit")
        same.append(float(page.evaluate(FIRST_PAINT)))
        new.append(_open(context, address + path, slower=slower))
    context.close()
    return _of(same), _of(new)


def of_a_bare_answer(browser: Browser, address: str, *, runs: int, slower: int = 1) -> Paint:
    """Time a line of text without style, script or worker: what browser and machine take by themselves just now."""
    context = browser.new_context(viewport=PHONE, service_workers="block")
    page = context.new_page()
    _slow_down(context, page, slower=slower, latency=0)
    times = []
    for _ in range(runs):
        page.goto(f"{address}/healthz", wait_until="commit")
        times.append(float(page.evaluate(FIRST_PAINT)))
    context.close()
    return _of(times)


def on_a_slow_phone(browser: Browser, address: str, path: str, *, runs: int, latency: float) -> Paint:
    """Time first visits, each as a new phone: nothing kept, a slow processor, a slow line. Unit: latency in ms."""
    times = []
    for _ in range(runs):
        context = browser.new_context(viewport=PHONE, locale="en-GB", service_workers="block")
        times.append(_open(context, address + path, slower=SLOWER, latency=latency))
        context.close()
    return _of(times)


def _open(context: BrowserContext, address: str, *, slower: int = 1, latency: float = 0) -> float:
    page = context.new_page()
    _slow_down(context, page, slower=slower, latency=latency)
    page.goto(address, wait_until="commit")
    seen = float(page.evaluate(FIRST_PAINT))
    page.close()
    return seen


def _slow_down(context: BrowserContext, page: Page, *, slower: int, latency: float) -> None:
    line = context.new_cdp_session(page)
    if slower > 1:
        line.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    if latency:
        wire = {"offline": False, "latency": latency, "downloadThroughput": DOWN, "uploadThroughput": UP}
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", wire)
