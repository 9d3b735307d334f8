"""A browser for the tests: Debian's Chromium, a phone and a desk, light and dark, and a page for axe.

Shared by every room's browser tests; tests that need it are marked `browser`.
"""

import json
from pathlib import Path

import pytest
from django.conf import settings

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 860}
TABLET = {"width": 800, "height": 1100}
SIZES = {"phone": PHONE, "tablet": TABLET, "desk": DESK}
SCHEMES = ("light", "dark")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("color-contrast", "link-in-text-block")  # the rules that look at colours
# Milliseconds to wait for what must come: a machine that is busy with something else must not fail a test.
PATIENCE = 30_000


@pytest.fixture(scope="session", autouse=True)
def _static_folder():
    """Make the folder of collected files: WhiteNoise warns where there is none, and warnings are errors."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if not CHROMIUM.exists():
        pytest.skip("chromium is not installed: apt-get install chromium")
    return {**browser_type_launch_args, "executable_path": str(CHROMIUM), "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args():
    """A desk. Not built upon pytest-playwright 0.10's own: its `base_url` is made in a way that pytest 9 warns of."""
    return {"viewport": DESK}


@pytest.fixture
def context(context):
    """Let no page reach any host but ours; what it asked for elsewhere fails the test."""
    elsewhere = []
    context.on("request", lambda asked: None if _is_ours(asked.url) else elsewhere.append(asked.url))
    context.route(lambda url: not _is_ours(url), lambda route: route.abort())
    yield context
    assert elsewhere == []


def _is_ours(url: str) -> bool:
    return url.startswith(("http://localhost:", "http://127.0.0.1:", "data:", "about:", "blob:"))


def faults(page, *, only: tuple[str, ...] | None = None) -> list[str]:
    """Return what axe finds on the page, one line each: rule, and the place. The context must bypass the policy."""
    from axe_playwright_python.sync_playwright import Axe

    # Without `resultTypes` all that passed comes back too, node by node: far more than what is looked for.
    asked = {"type": "rule", "values": list(only)} if only else {"type": "tag", "values": list(RULES)}
    options = {"runOnly": asked, "resultTypes": ["violations"], "preload": False}
    found = Axe().run(page, options=options)
    return [
        f"{broken['id']}: {node['html'][:160]} {json.dumps([one['message'] for one in node['any']])[:200]}"
        for broken in found.response["violations"]
        for node in broken["nodes"]
    ]


def faults_everywhere(page, sizes=SIZES, schemes=SCHEMES) -> list[str]:
    """Return what is wrong with the page that is open, at each size and in each scheme, without asking for it again.

    All rules run once a size; in the other scheme only colours can be different, so only theirs run again.
    """
    found = []
    for name in sizes:
        page.set_viewport_size(SIZES[name])
        found += [f"{name}: {line}" for line in wide_parts(page) + small_targets(page)]
        for scheme in schemes:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            lines = faults(page, only=None if scheme == schemes[0] else COLOURS)
            found += [f"{name} {scheme}: {line}" for line in lines]
    return found


def wide_parts(page) -> list[str]:
    """Return what sticks out of the page sideways (WCAG 1.4.10)."""
    return page.evaluate(
        """() => [...document.querySelectorAll('body *')]
          .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
          .filter((one) => !one.closest('.table__scroll, svg, .unseen'))
          .map((one) => one.className.toString() || one.tagName)"""
    )


def small_targets(page) -> list[str]:
    """Return controls smaller than 44 px that do not stand in a line of text (LOOK.md; WCAG 2.5.8 asks for 24)."""
    return page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, select, label:has(input)')]
          .filter((one) => one.matches('.button') || !one.closest('p, li.small, figcaption, .unseen, .errors, h3'))
          .map((one) => [one, one.getBoundingClientRect()])
          .filter(([one, box]) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
          .map(([one, box]) => `${one.className} ${one.textContent.trim().slice(0, 30)} ${box.width}x${box.height}`)"""
    )


@pytest.fixture
def ana_page(live_server, context, ana_browser):
    """A page in which Ana is signed in and her notebook is open; what it keeps, `ana_vault` reads."""
    sign_in(context, live_server, ana_browser)
    return context.new_page()


def sign_in(context, live_server, client) -> None:
    """Give a browser the session of a test client."""
    for cookie in client.cookies.values():
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
