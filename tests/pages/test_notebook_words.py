"""The pages on which a person gives their own names to things."""

from datetime import UTC, datetime

import pytest

from leeward.journal import actions, queries
from leeward.journal.kinds import CHECK_INS
from leeward.journal.records import DID, CheckIn
from leeward.journal.vocabulary import live_tags, series_at
from leeward.kernel import clock
from leeward.kernel.moments import Moment

NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


def names(ana, group=None):
    return [tag.name for tag in live_tags(queries.vocabulary(ana.open()), group)]


@pytest.fixture
def choir(ana_browser, ana) -> int:
    made = actions.ensure_tags(ana.open(), {DID: ["choir"]})["choir"]
    record = CheckIn(moment=Moment(int(NOW.timestamp())), tags=(1 << made).to_bytes(8, "little"))
    actions.check_in(ana.open(), record)
    return made


def test_a_word_is_added(ana_browser, ana):
    assert ana_browser.post("/notebook/tags", {"name": "swimming", "group": DID, "add": "1"}).status_code == 302
    assert names(ana, DID)[-1] == "swimming"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": " ", "group": DID}, "Write a name of at least one letter"),
        ({"name": "x" * 61, "group": DID}, "more than 60 characters"),
        ({"name": "swimming"}, "Choose where it belongs"),
        ({"name": "swimming", "group": "elsewhere"}, "Choose one of the four places"),
    ],
)
def test_a_slip_says_what_to_do(ana_browser, fields, sentence):
    answer = ana_browser.post("/notebook/tags", {"add": "1", **fields})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert fields["name"].strip() in answer.content.decode()


def test_a_word_is_hidden_and_shown_again(ana_browser, ana, choir):
    ana_browser.post("/notebook/tags", {"hide": str(choir)})
    assert "choir" not in names(ana)
    assert ">choir<" not in ana_browser.get("/check-in").content.decode()
    ana_browser.post("/notebook/tags", {"show": str(choir)})
    assert "choir" in names(ana)


def test_a_word_moves(ana_browser, ana, choir):
    ana_browser.post("/notebook/tags", {"earlier": str(choir)})
    assert names(ana, DID)[-2] == "choir"
    ana_browser.post("/notebook/tags", {"later": str(choir)})
    assert names(ana, DID)[-1] == "choir"


def test_renaming_reaches_every_check_in(ana_browser, choir):
    ana_browser.post(f"/notebook/tags/{choir}", {"rename": "1", "name": "singing"})
    words = ana_browser.get("/notebook").content.decode()
    assert "singing" in words
    assert "choir" not in words


def test_a_name_that_is_taken_is_said(ana_browser, choir):
    answer = ana_browser.post(f"/notebook/tags/{choir}", {"rename": "1", "name": "Music"})
    assert answer.status_code == 422
    assert "There is one with this name already" in answer.content.decode()


def test_merging_counts_once(ana_browser, ana, choir):
    music = next(tag.index for tag in live_tags(queries.vocabulary(ana.open())) if tag.name == "music")
    both = (1 << choir | 1 << music).to_bytes(8, "little")
    actions.check_in(ana.open(), CheckIn(moment=Moment(int(NOW.timestamp())), tags=both))
    ana_browser.post(f"/notebook/tags/{choir}", {"merge": "1", "into": str(music)})
    assert [(count.tag.name, count.count) for count in queries.tag_counts(ana.open())] == [("music", 2)]


def test_merging_needs_another_word(ana_browser, choir):
    answer = ana_browser.post(f"/notebook/tags/{choir}", {"merge": "1", "into": str(choir)})
    assert answer.status_code == 422


def test_deleting_takes_it_from_everything(ana_browser, ana, choir):
    ana_browser.post(f"/notebook/tags/{choir}", {"delete": "1"})
    assert "choir" not in ana_browser.get("/notebook").content.decode()
    assert ana_browser.get(f"/notebook/tags/{choir}").status_code == 404
    assert len(ana.open().stream(CHECK_INS).all()) == 1


@pytest.mark.parametrize("button", ["hide", "show", "earlier", "later"])
@pytest.mark.parametrize("index", ["9999", "x", "", "-1", "²"])
def test_a_button_for_a_word_that_is_gone_is_no_trouble(ana_browser, button, index):
    assert ana_browser.post("/notebook/tags", {button: index}).status_code == 302


def test_the_pull_gets_another_name(ana_browser, ana):
    ana_browser.post("/notebook/scales/1", {"rename": "1", "name": "The tide", "low_word": "calm", "high_word": "high"})
    words = ana_browser.get("/check-in").content.decode()
    assert "The tide" in words
    assert "The pull to hurt myself" not in words
    assert [series.name for series in queries.series_of(ana.open())][:2] == ["Mood", "The tide"]


def test_a_scale_is_hidden_and_shown(ana_browser, ana):
    ana_browser.post("/notebook/scales/1", {"hide": "1"})
    assert not series_at(queries.vocabulary(ana.open()), 1).shown
    ana_browser.post("/notebook/scales/1", {"show": "1"})
    assert series_at(queries.vocabulary(ana.open()), 1).shown


def test_a_scale_is_added_and_deleted(ana_browser, ana):
    ana_browser.post(
        "/notebook/scales", {"add": "1", "name": "Energy", "span": "1-7", "low_word": "empty", "high_word": "full"}
    )
    (own,) = [series for series in queries.series_of(ana.open()) if series.name == "Energy"]
    assert (own.low, own.high, own.low_word) == (1, 7, "empty")
    ana_browser.post(f"/notebook/scales/{own.id}", {"delete": "1"})
    assert ana_browser.get(f"/notebook/scales/{own.id}").status_code == 404


def test_a_built_in_scale_cannot_be_deleted(ana_browser, ana):
    ana_browser.post("/notebook/scales/0", {"delete": "1"})
    assert series_at(queries.vocabulary(ana.open()), 0).name == "Mood"


def test_a_deleted_scale_is_not_shown_with_old_check_ins(ana_browser, ana):
    ana_browser.post("/notebook/scales", {"add": "1", "name": "Energy", "span": "1-7"})
    own = next(series.id for series in queries.series_of(ana.open()) if series.name == "Energy")
    ana_browser.post("/check-in", {f"scale_{own}": "6"})
    assert "Energy" in ana_browser.get("/notebook").content.decode()
    ana_browser.post(f"/notebook/scales/{own}", {"delete": "1"})
    assert "Energy" not in ana_browser.get("/notebook").content.decode()


def test_a_stranger_has_words_of_their_own(ben_browser, choir):
    assert "choir" not in ben_browser.get("/notebook/tags").content.decode()


def test_a_scale_moves_and_mood_stays_mood(ana_browser, ana):
    ana_browser.post("/notebook/scales", {"later": "0"})
    assert [series.id for series in queries.series_of(ana.open())][:2] == [1, 0]
    words = ana_browser.get("/write?prompt=open&begin=1").content.decode()
    assert "The pull to hurt myself" not in words
    ana_browser.post("/notebook/scales", {"earlier": "0"})
    assert [series.id for series in queries.series_of(ana.open())][:2] == [0, 1]


@pytest.mark.parametrize("number", ["99", "x", ""])
def test_moving_a_scale_that_is_gone_is_no_trouble(ana_browser, number):
    assert ana_browser.post("/notebook/scales", {"earlier": number}).status_code == 302


def test_two_scales_of_one_name_are_refused(ana_browser):
    answer = ana_browser.post("/notebook/scales", {"add": "1", "name": "mood", "span": "0-10"})
    assert answer.status_code == 422
    assert "There is one with this name already" in answer.content.decode()
