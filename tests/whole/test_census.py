"""Words typed through every form are found nowhere in readable form: not in the database, its log, the server's log, a
temporary folder or the browser's profile, once the notebook is locked.

Source: PRIVACY.md 7.2 (a plaintext census test). A control word proves that the search would find one.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.whole import person

pytestmark = pytest.mark.browser

NAME = "marker-name-heron"
PASSPHRASE = "marker passphrase otter umbrella"
MARKS = {
    "name": NAME,
    "passphrase": PASSPHRASE,
    "note": "markernotekingfisher",
    "entry": "markerentrywagtail",
    "draft": "markerdraftdunnock",
    "locked": "markerlockedcurlew",
    "tag": "markertaglapwing",
    "scale": "markerscalegannet",
    "event": "markereventwhimbrel",
    "list": "markerlistfieldfare",
    "search": "markersearchplover",
    "import": "markerimportsiskin",
}
CONTROL = "controlwordnightjar"
# A browser's own password store learns the sign-in name beside a passphrase field, saved or not; the page on staying
# private says so. Nowhere else may it stand.
PASSWORD_STORE = "profile/Default/Login Data"


def _forms(word: str) -> list[bytes]:
    """Return how a word may lie on a disk: as it is, in two bytes a letter, in base64 at each of three offsets."""
    plain = word.encode()
    inner = [base64.b64encode(b"\0" * lead + plain)[4:-4] for lead in range(3)]
    return [plain, word.encode("utf-16-le"), word.replace(" ", "+").encode(), word.replace(" ", "%20").encode(), *inner]


def _found(folder: Path, words: dict[str, str]) -> Iterator[str]:
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not str(path).endswith(PASSWORD_STORE)):
        held = path.read_bytes()
        for what, word in words.items():
            if any(form in held for form in _forms(word)):
                yield f"{what} in {path.relative_to(folder)}"


def _visit_everything(page, tmp_path: Path) -> None:
    groups = person.begin(page, NAME, PASSPHRASE)
    MARKS["code"] = "".join(groups)[:15]
    person.note(page, MARKS["note"])
    person.write(page, MARKS["entry"])
    page.goto("/notebook/tags")
    page.get_by_label("Name").fill(MARKS["tag"])
    page.get_by_role("button", name="Add it").click()
    page.goto("/notebook/scales")
    page.get_by_label("Name").fill(MARKS["scale"])
    page.get_by_role("button", name="Add it").click()
    _mark_and_count(page)
    page.goto("/search")
    page.locator("[name=words]").fill(MARKS["search"])
    page.locator("main").get_by_role("button", name="Find").click()
    _bring(page, tmp_path / "brought.csv")


def _mark_and_count(page) -> None:
    """Mark a day, have words counted, and change a list."""
    page.goto("/notebook/events")
    page.get_by_label("In your own words").fill(MARKS["event"])
    page.get_by_role("button", name="Keep it").click()
    page.goto("/patterns/themes")
    page.get_by_role("button", name="Switch it on").click()
    page.goto("/patterns/themes/lists")
    page.locator("[name=words_0]").fill(MARKS["list"])
    page.get_by_role("button", name="Keep these lists").click()
    page.get_by_role("heading", name="My lists, by month").wait_for()


def _bring(page, file: Path) -> None:
    file.write_text(
        "full_date,date,weekday,time,mood,activities,note_title,note\n"
        f'2025-03-09,March 9,Sunday,21:40,meh,"tv","","{MARKS["import"]}"\n'
    )
    page.goto("/bring")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Look what is in it").click()
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("button", name="Undo this import").wait_for()
    file.unlink()


def _draft_and_locked_words(context, page) -> None:
    """Leave a draft behind, and words in a tab whose notebook is locked in another: it deposits them by ticket."""
    page.goto("/write?prompt=")
    page.locator("textarea[name=text]").fill(MARKS["draft"])
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    waiting = context.new_page()
    waiting.goto("/check-in")
    waiting.locator("textarea[name=note]").fill(MARKS["locked"])
    other = context.new_page()
    other.goto("/you")
    person.lock(other)
    waiting.wait_for_url("**/unlock*")
    page.wait_for_url("**/unlock*")  # it locks itself, too; going on before would cross its way


def test_what_was_typed_is_found_nowhere(served, open_profile, profile: Path, tmp_path: Path):
    context = open_profile()
    page = context.pages[0]
    _visit_everything(page, tmp_path)
    _draft_and_locked_words(context, page)
    page.goto("/safety-not-here?control=" + CONTROL)
    context.close()
    served.stop()

    found = "; ".join(_found(tmp_path, MARKS))
    assert found == ""
    # The same search finds a word that is there: an address stays in the history, as the safety page says.
    assert any(line.startswith("control in profile") for line in _found(tmp_path, {"control": CONTROL}))


def test_what_was_written_while_locked_is_there_after_unlocking(served, open_profile):
    context = open_profile()
    page = context.pages[0]
    person.begin(page, NAME, PASSPHRASE)
    _draft_and_locked_words(context, page)

    person.unlock(page, PASSPHRASE)
    page.goto("/notebook")

    kept = page.locator("main").inner_text()
    page.goto("/write?prompt=")
    # A draft that came a moment before the lock is still a draft; one that came after is kept like all that waited.
    kept += page.locator("textarea[name=text]").input_value()
    assert [word for word in (MARKS["locked"], MARKS["draft"]) if word not in kept] == []
