"""Marked days on their pages: kept, changed, deleted, kept while locked, and nobody else's."""

import re
from datetime import UTC, date, datetime

import pytest

from leeward.accounts.http import FORM_ID
from leeward.journal import queries as journal
from leeward.journal.events import actions, queries
from leeward.journal.events.records import Event
from leeward.journal.kinds import ENTRIES
from leeward.kernel import clock
from leeward.kernel.ids import id_text

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)
VISIT = Event(first_day=date(2026, 5, 2).toordinal(), last_day=date(2026, 5, 9).toordinal(), words="Grandma <here>")


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


def fields_of(page):
    """Return the hidden fields of the form on the page."""
    return dict(re.findall(r'name="(form_id|ticket|of|base_revision)" value="([^"]*)"', page))


def marked(vault):
    return [(one.record.words, one.record.first_day, one.record.last_day) for one in queries.events(vault)]


def test_a_day_is_marked_in_own_words_and_stands_in_the_list(ana_browser, ana_vault):
    page = ana_browser.get("/notebook/events").content.decode()
    assert 'value="2026-11-23"' in page, "today stands there to begin with"
    hidden = fields_of(page)
    sent = {**hidden, "words": "Moved house", "first_day": "2026-03-01", "last_day": ""}
    assert ana_browser.post("/notebook/events", sent)["Location"] == "/notebook/events?kept"
    ana_browser.post("/notebook/events", sent)
    day = date(2026, 3, 1).toordinal()
    assert marked(ana_vault) == [("Moved house", day, day)]
    assert "Moved house" in ana_browser.get("/notebook/events?kept").content.decode()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"words": " ", "first_day": "2026-03-01"}, "Write a few words"),
        ({"words": "A move", "first_day": ""}, "Choose the day it was"),
        ({"words": "A move", "first_day": "2026-02-30"}, "The calendar has no such day"),
        ({"words": "A move", "first_day": "0900-02-03"}, "The calendar here begins in 1900"),
        ({"words": "A move", "first_day": "2026-03-01", "last_day": "2026-02-01"}, "lies before the first one"),
        ({"words": "long " * 30, "first_day": "2026-03-01"}, "and 80 fit here"),
    ],
)
def test_what_cannot_be_kept_gets_a_sentence_and_loses_nothing(ana_browser, ana_vault, sent, sentence):
    answer = ana_browser.post("/notebook/events", sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert sent["words"].strip() in answer.content.decode()
    assert marked(ana_vault) == []


def test_a_mark_is_changed_and_deleted(ana_browser, ana_vault):
    kept_as = id_text(actions.mark(ana_vault, VISIT))
    page = ana_browser.get(f"/notebook/events/{kept_as}").content.decode()
    assert "Grandma &lt;here&gt;" in page
    sent = {**fields_of(page), "words": "Grandma", "first_day": "2026-05-02", "last_day": ""}
    assert ana_browser.post(f"/notebook/events/{kept_as}", sent)["Location"].endswith("?kept")
    assert marked(ana_vault) == [("Grandma", VISIT.first_day, VISIT.first_day)]
    assert "Grandma" in ana_browser.get(f"/notebook/events/{kept_as}/delete").content.decode()
    ana_browser.post(f"/notebook/events/{kept_as}/delete")
    assert marked(ana_vault) == []
    assert ana_browser.get(f"/notebook/events/{kept_as}").status_code == 404
    assert ana_browser.post(f"/notebook/events/{kept_as}/delete").status_code == 302


def test_what_was_sent_while_locked_is_kept_and_lies_in_the_tray(ana_browser, ana_vault, ana_account):
    hidden = fields_of(ana_browser.get("/notebook/events").content.decode())
    from leeward.vault.deposits import deposit
    from leeward.web.deposits import HANDLERS

    deposit(hidden["ticket"], {"words": ["First day at the new school"], "first_day": ["2026-09-01"]}, NOW)
    ana_vault.ingest(HANDLERS)
    assert [words for words, _, _ in marked(ana_vault)] == ["First day at the new school"]
    assert "A marked day" in ana_browser.get("/notebook").content.decode()
    kept_as = queries.events(ana_vault)[0].id
    actions.delete_event(ana_vault, kept_as)
    assert journal.written_while_locked(ana_vault) == []


def test_words_that_are_no_marked_day_are_kept_word_for_word(ana_browser, ana_vault):
    from leeward.vault.deposits import deposit
    from leeward.web.deposits import HANDLERS

    hidden = fields_of(ana_browser.get("/notebook/events").content.decode())
    deposit(hidden["ticket"], {"words": ["The trip"], "first_day": ["some day"]}, NOW)
    ana_vault.ingest(HANDLERS)
    assert marked(ana_vault) == []
    assert "The trip" in ana_vault.stream(ENTRIES).all()[0].record.text


def test_nobody_else_sees_or_changes_them(client, ana_vault, ben_browser):
    kept_as = id_text(actions.mark(ana_vault, VISIT))
    assert ben_browser.get(f"/notebook/events/{kept_as}").status_code == 404
    assert "Grandma" not in ben_browser.get("/notebook/events").content.decode()
    ben_browser.post(f"/notebook/events/{kept_as}/delete")
    assert len(marked(ana_vault)) == 1
    assert client.get("/notebook/events").status_code == 302


def test_the_notebook_has_a_way_to_them(ana_browser):
    assert 'href="/notebook/events"' in ana_browser.get("/notebook").content.decode()


def test_a_form_without_its_id_is_kept_all_the_same(ana_browser, ana_vault):
    answer = ana_browser.post("/notebook/events", {FORM_ID: "nonsense", "words": "A move", "first_day": "2026-03-01"})
    assert answer.status_code == 302
    assert len(marked(ana_vault)) == 1
