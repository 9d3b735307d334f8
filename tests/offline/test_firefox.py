"""The main path in Firefox: Help now comes up, breathes, and opens without a network; private pages are not kept."""

import time

import pytest

from tests.offline.conftest import ALL_KEPT
from tests.offline.firefox import PROGRAM, Firefox, Refused

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORKS = "getComputedStyle(document.querySelector('.circle i')).animationName === 'breathe'"

SEEN = "(line) => line.checkVisibility({ checkVisibilityCSS: true })"


@pytest.fixture
def firefox(tmp_path):
    if not PROGRAM.exists():
        pytest.skip("firefox is not installed: apt-get install firefox-esr")
    browser = Firefox(tmp_path / "profile")
    yield browser
    browser.close()


def test_help_now_breathes_and_opens_without_a_network_in_firefox(firefox, gate):
    gate.way = "shut"
    with pytest.raises(Refused):
        firefox.goto(f"{gate.url}/now")  # a first visit without a network is the browser's own page
    gate.way = "open"

    firefox.goto(f"{gate.url}/now/gb")
    assert firefox.run(f"return {WORKS}")
    firefox.run("await navigator.serviceWorker.ready; document.querySelector('.arrive .stay-door').click();")
    assert firefox.run("return document.querySelector('#life').checkVisibility()") is False
    assert firefox.run(f"return [...document.querySelectorAll('#stay .said p')].filter({SEEN}).length") == 1
    for _ in range(50):
        if firefox.run("return (await caches.match('/now')) !== undefined"):
            break
        time.sleep(0.1)
    firefox.goto(f"{gate.url}/notebook")

    for way in ("shut", "silent"):
        gate.way = way
        firefox.goto(f"{gate.url}/now")
        assert firefox.run("return document.querySelector('.arrive h1').textContent") == "You made it here."
        assert firefox.run(f"return {WORKS}")
    gate.way = "shut"
    firefox.goto(f"{gate.url}/notebook")
    assert firefox.run("return document.querySelector('h1').textContent") == "Without a network"

    kept = {address for _, address, _ in firefox.run(f"return await ({ALL_KEPT})()")}
    assert "/now" in kept
    assert not kept & {"/", "/notebook", "/unlock"}
