"""The jar as its owner meets it: it gathers by itself, opens one note, and loses nothing."""

import re
from datetime import UTC, datetime

import pytest

from leeward.journal import actions
from leeward.journal.jar import actions as jar
from leeward.journal.jar import queries
from leeward.journal.kinds import ENTRIES
from leeward.journal.records import STAND_BY, TODAY, Written
from leeward.kernel import clock
from leeward.kernel.ids import id_text
from leeward.kernel.moments import Moment

NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)
FORM_ID = bytes(range(16))


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


def write(vault, number, prompt, words="I kept the plants alive"):
    record = Written(moment=Moment(1_790_000_000 + number * 86_400), text=words, prompt=prompt)
    return actions.write_entry(vault, record, id=bytes([number]) * 16)


def text(browser, address):
    return " ".join(browser.get(address).content.decode().split())


def in_jar(ana):
    return [note.beginning for note in queries.notes(ana.open())]


def test_an_empty_jar_is_kind_and_opening_it_leads_back_to_it(ana_browser):
    page = text(ana_browser, "/jar")
    assert "An empty jar has all its room." in page
    assert "Open one" not in page
    assert ana_browser.get("/jar/open")["Location"] == "/jar"
    assert "What you put in will be here." in text(ana_browser, "/jar/notes")


def test_self_worth_notes_gather_by_themselves_and_other_pages_do_not(ana_browser, ana_vault, ana):
    write(ana_vault, 1, STAND_BY)
    write(ana_vault, 2, TODAY, "The bus was late")
    assert in_jar(ana) == ["I kept the plants alive"]
    page = text(ana_browser, "/jar/open")
    assert "I kept the plants alive" in page
    assert "Another one" not in page


def test_another_one_is_another_one(ana_browser, ana_vault):
    one, two = write(ana_vault, 1, STAND_BY, "First note"), write(ana_vault, 2, STAND_BY, "Second note")
    for _ in range(5):
        assert "Second note" in text(ana_browser, f"/jar/open?but={id_text(one)}")
        assert "First note" in text(ana_browser, f"/jar/open?but={id_text(two)}")
    assert "Another one" in text(ana_browser, "/jar/open?but=%00odd")


def test_a_sentence_of_ones_own_is_an_entry_that_lies_in_the_jar(ana_browser, ana):
    for _ in range(2):
        kept = ana_browser.post("/jar", {"form_id": id_text(FORM_ID), "words": "Ben said: you were brave today"})
    assert kept["Location"] == "/jar?in"
    assert in_jar(ana) == ["Ben said: you were brave today"]
    assert "For the jar" in text(ana_browser, f"/notebook/{id_text(FORM_ID)}")


def test_nothing_typed_asks_kindly_and_keeps_nothing(ana_browser, ana):
    answer = ana_browser.post("/jar", {"form_id": id_text(FORM_ID), "words": " "})
    assert (answer.status_code, in_jar(ana)) == (422, [])
    assert "One word is enough." in answer.content.decode()


def test_any_page_goes_in_and_comes_out_and_stays_in_the_notebook(ana_browser, ana_vault, ana):
    note = write(ana_vault, 2, TODAY, "We laughed until the tea was cold")
    page = text(ana_browser, f"/notebook/{id_text(note)}")
    assert "Put it into the jar" in page
    assert ana_browser.post(f"/jar/{id_text(note)}", {"way": "in"})["Location"] == "/jar?in"
    assert in_jar(ana) == ["We laughed until the tea was cold"]
    assert "Take it out of the jar" in text(ana_browser, f"/notebook/{id_text(note)}")
    assert ana_browser.post(f"/jar/{id_text(note)}", {"way": "out"})["Location"] == "/jar?out"
    assert in_jar(ana) == []
    assert ana.open().stream(ENTRIES).get(note).record.text == "We laughed until the tea was cold"


def test_taking_one_out_holds_when_the_page_is_corrected_and_today_no_longer_shows_it(ana_browser, ana_vault, ana):
    note = write(ana_vault, 1, STAND_BY)
    assert "I kept the plants alive" in text(ana_browser, "/")
    jar.move(ana_vault, note, is_in=False)
    revision = ana.open().stream(ENTRIES).get(note).revision
    ana_browser.post(
        f"/notebook/{id_text(note)}/edit", {"text": "I kept all the plants alive", "base_revision": revision}
    )
    assert in_jar(ana) == []
    assert "plants alive" not in text(ana_browser, "/")


def test_moving_what_is_not_there_is_not_found(ana_browser):
    assert ana_browser.post(f"/jar/{id_text(FORM_ID)}", {"way": "in"}).status_code == 404


def test_the_page_says_the_same_of_two_notes_and_of_twenty(ana_browser, ana_vault):
    said = []
    for number in range(1, 21):
        write(ana_vault, number, STAND_BY)
        if number in {2, 20}:
            page = text(ana_browser, "/jar").split("<main", 1)[1].split("</main>")[0]
            said.append(re.findall(r">([^<>]+)<", page))
    assert said[0] == said[1]


def test_years_of_notes_are_pages_and_the_oldest_is_found(ana_browser, ana_vault):
    notes = [
        Written(moment=Moment(1_790_000_000 + number), text=f"Note {number}.", prompt=STAND_BY) for number in range(90)
    ]
    actions.add_entries(ana_vault, [(bytes([number, 1]) * 8, note) for number, note in enumerate(notes)])
    first, last = text(ana_browser, "/jar/notes"), text(ana_browser, "/jar/notes?page=3")
    assert "Note 89." in first
    assert "Note 0." not in first
    assert 'href="?page=2"' in first
    assert "Note 0." in last
    assert 'href="?page=4"' not in last
    for odd in ("0", "99", "-1", "two", "%00"):
        assert ana_browser.get(f"/jar/notes?page={odd}").status_code == 200


def test_ben_opens_nothing_of_it(ana_vault, ben_browser):
    note = write(ana_vault, 1, STAND_BY)
    assert "plants" not in text(ben_browser, "/jar/notes")
    assert ben_browser.post(f"/jar/{id_text(note)}", {"way": "out"}).status_code == 404
