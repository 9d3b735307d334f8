"""What a person does with notes without network, in a browser that serves the scripts under their own names."""

from __future__ import annotations

from leeward.journal.kinds import CHECK_INS
from leeward.kernel import clock
from leeward.web.deposits import HANDLERS
from tests.browser.fixtures import faults, small_targets, wide_parts

WAITING = "1 note waiting on this phone."
STORE = "import('/static/web/js/outbox/store.js')"
WORDS = "The train stands still."


def begin(page, url):
    page.goto(f"{url}/you/this-phone")
    page.get_by_role("button", name="Let this phone keep notes").click()
    page.get_by_role("link", name="Write a note for later").wait_for()


def go_away(page, url):
    page.goto(f"{url}/away")
    page.get_by_role("button", name="Keep it on this phone").first.wait_for()


def write(page, words=WORDS, says="Kept"):
    page.locator("[name=note]").fill(words)
    page.get_by_role("button", name="Keep it on this phone").first.click()
    page.locator("[data-away-says]:not([hidden])").get_by_text(says).wait_for()
    page.evaluate("() => navigator.locks?.request('notes', () => 0)")  # the try that comes with keeping is over


def until(page, is_so):
    """Wait until something has happened, at most ten seconds; the browser goes on meanwhile."""
    for _ in range(100):
        if is_so():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not happen")


def waiting(page):
    return page.evaluate(f"{STORE}.then((store) => store.countNotes())")


def taken_in(vault) -> list[str]:
    """Return the notes of the check-ins in a notebook once it has taken in what came."""
    vault.ingest(HANDLERS, now=clock.now())
    return [item.record.note for item in vault.stream(CHECK_INS).all()]


def online(page):
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    page.get_by_text("has been brought along").first.wait_for()


def pin(page):
    return page.evaluate(
        f"""{STORE}.then((store) => store.readPin()).then(({{ device, mark, before = '' }}) => (
          {{ mark, before, device: [...device].map((byte) => byte.toString(16).padStart(2, '0')).join('') }}))"""
    )


def update(page):
    """Open the store as the next version of Leeward would, and return its number and what is in it."""
    return page.evaluate(
        f"""{STORE}.then(async ({{ openStore, STEPS }}) => {{
          const db = await openStore([...STEPS, (db) => db.createObjectStore('later')]);
          const found = [db.version, ...db.objectStoreNames];
          db.close();
          return found;
        }})"""
    )


def look_at(page):
    return [*faults(page), *wide_parts(page), *small_targets(page)]
