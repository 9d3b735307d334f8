"""A lock never eats an entry: what is sent with a ticket is kept, as itself or word for word, and waits in the tray."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from leeward.journal import queries
from leeward.journal.kinds import CHECK_INS, ENTRIES
from leeward.journal.records import LOCKED, OPEN, Waiting
from leeward.kernel import clock
from leeward.web.deposits import HANDLERS
from tests.accounts.fixtures import signed_in

NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


def hidden(browser, address) -> dict[str, str]:
    """Return the hidden fields of the page's own form, the way a browser would send them."""
    words = browser.get(address).content.decode()
    words = words[words.index("<main") :]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" (?:value|data-zone="" value)="([^"]*)"', words))


def send_locked(browser, address, **fields):
    """Open the form, let the notebook lock, and send it then."""
    carried = hidden(browser, address)
    with clock.frozen(NOW + timedelta(hours=3)):
        answer = browser.post(address, {**carried, **fields})
    assert "unlock" in answer.content.decode().lower()
    return answer


def take_in(ana):
    vault = ana.open()
    report = vault.ingest(HANDLERS, limit=200)
    assert report.failed == 0
    return ana.open()


def test_a_check_in_is_kept_as_one(ana_browser, ana):
    send_locked(ana_browser, "/check-in", scale_0="4", own_did="choir", note="On the bus.")
    assert ana.open().stream(CHECK_INS).all() == []
    vault = take_in(ana)
    (item,) = vault.stream(CHECK_INS).all()
    assert (item.record.mood, item.record.note) == (4, "On the bus.")
    assert item.record.moment.at == int((NOW + timedelta(hours=3)).timestamp())
    assert queries.written_while_locked(vault) == [Waiting("check-in", item.id)]


def test_taking_in_twice_keeps_it_once(ana_browser, ana):
    send_locked(ana_browser, "/check-in", scale_0="4")
    take_in(ana)
    assert len(take_in(ana).stream(CHECK_INS).all()) == 1


def test_what_cannot_be_a_check_in_is_kept_word_for_word(ana_browser, ana):
    send_locked(ana_browser, "/check-in", scale_0="4", sleep_hours="hardly any", note="x" * 4500, going_on="0")
    vault = take_in(ana)
    assert vault.stream(CHECK_INS).all() == []
    (item,) = vault.stream(ENTRIES).all()
    assert item.record.prompt == LOCKED
    for words in ("Mood: 4", "hardly any", "x" * 4500, "felt let down"):
        assert words in item.record.text


def test_an_entry_is_kept_and_its_draft_goes(ana_browser, ana):
    ana_browser.post("/draft", {"draft": "write", "text": "Half a"})
    send_locked(ana_browser, "/write?prompt=today", text="Half a page.")
    vault = take_in(ana)
    (item,) = vault.stream(ENTRIES).all()
    assert (item.record.text, item.record.prompt) == ("Half a page.", "today")
    assert vault.drafts.get("write") is None


def test_a_draft_with_other_words_stays(ana_browser, ana):
    carried = hidden(ana_browser, "/write?prompt=today")
    ana_browser.post("/draft", {"draft": "write", "text": "Something else"})
    with clock.frozen(NOW + timedelta(hours=3)):
        ana_browser.post("/write", {**carried, "text": "A page."})
    assert take_in(ana).drafts.get("write")["text"] == "Something else"


def test_a_correction_is_one_after_a_lock_too(ana_browser, ana):
    address = ana_browser.post("/check-in", {"scale_0": "4"})["Location"].removesuffix("/kept")
    send_locked(ana_browser, address, scale_0="5")
    (item,) = take_in(ana).stream(CHECK_INS).all()
    assert item.record.mood == 5


def test_a_correction_of_something_deleted_meanwhile_is_kept_as_words(ana_browser, ana):
    address = ana_browser.post("/write", {"text": "First."})["Location"].removesuffix("/kept")
    carried = hidden(ana_browser, f"{address}/edit")
    ana_browser.post(f"{address}/delete")
    with clock.frozen(NOW + timedelta(hours=3)):
        ana_browser.post(f"{address}/edit", {**carried, "text": "First and second."})
    (item,) = take_in(ana).stream(ENTRIES).all()
    assert item.record.prompt == LOCKED
    assert "First and second." in item.record.text


def test_the_mood_after_open_writing_finds_its_entry(ana_browser, ana):
    address = ana_browser.post("/write", {"text": "All of it.", "prompt": OPEN})["Location"]
    send_locked(ana_browser, address, mood_after="6")
    (item,) = take_in(ana).stream(ENTRIES).all()
    assert item.record.mood_after == 6


def test_a_form_whose_first_answer_was_lost_is_not_doubled(ana_browser, ana):
    carried = hidden(ana_browser, "/check-in")
    ana_browser.post("/check-in", {**carried, "scale_0": "4"})
    with clock.frozen(NOW + timedelta(hours=3)):
        ana_browser.post("/check-in", {**carried, "scale_0": "4"})
    assert len(take_in(ana).stream(CHECK_INS).all()) == 1


def test_the_tray_is_shown_and_put_away(ana_browser, ana, ana_account):
    send_locked(ana_browser, "/check-in", scale_0="4")
    ana_browser = signed_in(ana_account, take_in(ana))
    assert "Written while locked" in ana_browser.get("/notebook").content.decode()
    ana_browser.post("/notebook/tray")
    assert "Written while locked" not in ana_browser.get("/notebook").content.decode()
    assert len(ana.open().stream(CHECK_INS).all()) == 1


def test_deleting_takes_it_out_of_the_tray(ana_browser, ana):
    send_locked(ana_browser, "/check-in", scale_0="4")
    vault = take_in(ana)
    (item,) = vault.stream(CHECK_INS).all()
    from leeward.journal import actions

    actions.delete_check_in(vault, item.id)
    assert queries.written_while_locked(ana.open()) == []


def test_every_form_that_carries_a_ticket_has_a_handler():
    from pathlib import Path

    import leeward.journal

    folder = Path(leeward.journal.__file__).parent / "templates"
    forms = {name for page in folder.rglob("*.html") for name in re.findall(r'form_keys "([^"]+)"', page.read_text())}
    assert forms == set(HANDLERS) & forms
    assert forms
