"""Notes without network against the real server and a browser with a profile on the disk: kills, and the census.

Source: PRIVACY.md 9.7 (sealed, waits, ingested once also after a crash in between), 7.2 (census).
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from tests.whole import person
from tests.whole.test_census import _found

pytestmark = pytest.mark.browser

WORDS = "markeroutboxgoldcrest between two towns"
PAGE = "markeroutboxfirecrest"
# Asked of the browser itself: the names of collected scripts are not known here.
COUNT = """() => new Promise((done) => {
  indexedDB.open('notes').onsuccess = ({ target: { result: db } }) => {
    db.transaction('notes').objectStore('notes').count().onsuccess = ({ target }) => {
      db.close();
      done(target.result);
    };
  };
})"""


def begin(page) -> None:
    """Sign up, and let this phone keep notes."""
    person.begin(page)
    page.goto("/you/this-phone")
    page.get_by_role("button", name="Let this phone keep notes").click()
    page.get_by_role("link", name="Write a note for later").wait_for()


def write(page, words: str = WORDS) -> None:
    """Keep a check-in's note on the phone."""
    page.locator("[name=note]").fill(words)
    page.get_by_role("button", name="Keep it on this phone").first.click()
    page.locator("form").get_by_text("Kept on this phone").first.wait_for()


def away(page) -> None:
    page.goto("/away")
    page.get_by_role("button", name="Keep it on this phone").first.wait_for()


def notes_of(page) -> str:
    """Return what stands in the notebook, after coming in where the sign-in has ended."""
    page.goto("/notebook")
    if "/unlock" in page.url:
        person.come_in(page)
        page.goto("/notebook")
    return page.locator("main").inner_text()


def kill_browser(profile: Path) -> None:
    """Kill every process of the browser on this profile, as a phone that goes dark does; nobody else's."""
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if f"--user-data-dir={profile}".encode() in command:
            os.kill(int(folder.name), signal.SIGKILL)


def wait_until_dead(profile: Path) -> None:
    """Wait until no process of the browser is left, and take away the lock it could not take away itself."""
    time.sleep(0.5)
    for name in ("SingletonLock", "SingletonSocket", "SingletonCookie"):
        (profile / name).unlink(missing_ok=True)


def test_a_note_survives_the_death_of_the_browser_and_of_the_server(served, open_profile, profile):
    context = open_profile()
    page = context.pages[0]
    begin(page)
    away(page)
    served.kill()  # the network is gone, in the hardest way
    write(page)
    kill_browser(profile)
    wait_until_dead(profile)
    served.start()

    again = open_profile().pages[0]
    again.goto("/unlock")
    again.get_by_text("has been brought along").wait_for()

    assert notes_of(again).count(WORDS) == 1


def test_a_server_killed_between_keeping_and_answering_makes_no_second_note(served, open_profile):
    context = open_profile()
    page = context.pages[0]
    begin(page)
    away(page)
    context.set_offline(True)
    write(page)
    cut = []

    def cut_the_power(route):
        assert route.fetch().status == 200
        served.kill()
        cut.append(1)
        route.abort()

    context.route("**/letters", cut_the_power, times=1)
    context.set_offline(False)
    for _ in range(300):
        if cut:
            break
        page.wait_for_timeout(100)
    assert page.evaluate(COUNT) == 1
    served.start()
    page.goto("/unlock")  # or the page has tried again by itself meanwhile
    for _ in range(300):
        if page.evaluate(COUNT) == 0:
            break
        page.wait_for_timeout(100)

    assert notes_of(page).count(WORDS) == 1


def test_a_note_is_found_nowhere_in_readable_form(served, open_profile, tmp_path):
    context = open_profile()
    page = context.pages[0]
    begin(page)
    away(page)
    context.set_offline(True)
    write(page)
    page.locator("summary", has_text="Just write").click()
    page.locator("[name=text]").fill(PAGE)
    page.get_by_role("button", name="Keep it on this phone").nth(1).click()
    page.get_by_text("2 notes waiting").wait_for()
    context.close()
    words = {"note": WORDS.split(maxsplit=1)[0], "page": PAGE}
    assert "; ".join(_found(tmp_path, words)) == ""

    page = open_profile().pages[0]
    page.goto("/away?control=controlwordnightjar")
    page.get_by_text("has been brought along").wait_for()
    text = notes_of(page)
    person.lock(page)
    page.context.close()
    served.stop()

    assert all(word in text for word in words.values())
    assert "; ".join(_found(tmp_path, words)) == ""
    assert any("control in profile" in line for line in _found(tmp_path, {"control": "controlwordnightjar"}))
