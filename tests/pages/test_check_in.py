"""The check-in page: one number is enough, nothing typed is lost, and nothing is made of what was said."""

from datetime import UTC, datetime, timedelta

import pytest

from leeward.journal import actions, queries
from leeward.journal.kinds import CHECK_INS
from leeward.journal.records import DID, FEELING, CheckIn, Series
from leeward.journal.vocabulary import live_tags, series_at, show_series
from leeward.kernel import clock
from leeward.kernel.ids import id_text
from leeward.kernel.moments import Moment

NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)
FORM_ID = bytes(range(16))


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


def only(vault) -> CheckIn:
    (item,) = vault.stream(CHECK_INS).all()
    return item.record


def post(browser, **fields):
    return browser.post("/check-in", {"form_id": id_text(FORM_ID), **fields})


def tag_named(vault, name):
    return next(tag for tag in live_tags(queries.vocabulary(vault), hidden=True) if tag.name == name).index


def test_one_number_is_enough(ana_browser, ana):
    answer = post(ana_browser, scale_0="4")
    assert answer.status_code == 302
    kept = only(ana.open())
    assert (kept.mood, kept.urge, kept.moment.at) == (4, None, int(NOW.timestamp()))


def test_it_takes_at_most_four_taps_from_today(ana_browser):
    page = ana_browser.get("/check-in").content.decode()
    assert page.index('name="scale_0"') < page.index(">Keep it<")
    assert "required" not in page


def test_everything_can_be_said(ana_browser, ana):
    let_down, numb = tag_named(ana.open(), "felt let down"), tag_named(ana.open(), "numb")
    post(
        ana_browser, scale_0="3", scale_1="8", scale_2="2", sleep_hours="6:30",
        going_on=str(let_down), feelings=str(numb), own_did="choir, tea with Ben", note="A long day. 🌊",
    )  # fmt: skip
    kept = only(ana.open())
    assert (kept.mood, kept.urge, kept.sleep_quality, kept.sleep_minutes, kept.note) == (3, 8, 2, 390, "A long day. 🌊")
    counts = {count.tag.name: count.count for count in queries.tag_counts(ana.open())}
    assert counts == {"felt let down": 1, "numb": 1, "choir": 1, "tea with Ben": 1}


def test_own_words_are_there_next_time(ana_browser, ana):
    post(ana_browser, own_did="choir")
    assert "choir" in ana_browser.get("/check-in").content.decode()
    assert [tag.name for tag in live_tags(queries.vocabulary(ana.open()), DID)][-1] == "choir"


def test_a_double_tap_is_one_check_in(ana_browser, ana):
    assert post(ana_browser, scale_0="4")["Location"] == post(ana_browser, scale_0="4")["Location"]
    assert only(ana.open()).mood == 4


def test_going_back_and_changing_a_number_is_a_correction(ana_browser, ana):
    post(ana_browser, scale_0="4")
    post(ana_browser, scale_0="5", note="Better after tea.")
    assert (only(ana.open()).mood, only(ana.open()).note) == (5, "Better after tea.")


@pytest.mark.parametrize("pull", ["0", "10"])
def test_a_high_number_leads_to_the_very_same_page(ana_browser, pull):
    page = ana_browser.get(post(ana_browser, scale_0="0", scale_1=pull)["Location"]).content.decode()
    assert "Kept. Thank you." in page
    assert "Nobody is told" in page
    assert pull == "0" or ">10<" not in page


def test_what_happens_with_an_answer_stands_beside_the_question(ana_browser):
    assert "Sealed in your notebook. Nobody is told." in ana_browser.get("/check-in").content.decode()


def test_nothing_at_all_is_met_kindly(ana_browser, ana):
    answer = post(ana_browser)
    assert answer.status_code == 422
    assert "One number or one word is enough" in answer.content.decode()
    assert ana.open().stream(CHECK_INS).all() == []


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"when_day": "2026-02-30"}, "The calendar has no such day"),
        ({"when_day": "0001-01-01"}, "The calendar has no such day"),
        ({"when_day": "2026-11-24"}, "That time has not come yet"),
        ({"when_time": "23:59"}, "That time has not come yet"),
        ({"when_time": "25:00"}, "The clock does not show this time"),
        ({"scale_0": "11"}, "Choose a number from 0 to 10, or skip it"),
        ({"scale_0": "nan"}, "Choose a number from 0 to 10, or skip it"),
        ({"sleep_hours": "a lot"}, "Write the hours like 7, 7.5 or 7:30"),
        ({"note": "x" * 4001}, "This note has 4001 characters, and 4000 fit here"),
        ({"feelings": "9999"}, "not there any more"),
        ({"own_did": "y" * 61}, "longer than 60 characters"),
    ],
)
def test_a_slip_loses_nothing_and_says_what_to_do(ana_browser, ana, fields, sentence):
    answer = post(ana_browser, **{"scale_1": "6", "note": "Kept in the form.", "own_feelings": "wobbly", **fields})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert fields.get("note", "Kept in the form.") in page
    assert "wobbly" in page
    assert id_text(FORM_ID) in page
    assert ana.open().stream(CHECK_INS).all() == []


def test_it_can_have_been_yesterday_where_the_person_is(ana_browser, ana):
    post(ana_browser, scale_0="6", when_day="2026-11-22", when_time="23:30", zone="Europe/Berlin")
    moment = only(ana.open()).moment
    assert (moment.local().isoformat(), moment.zone) == ("2026-11-22T23:30:00", "Europe/Berlin")


def test_an_unknown_time_zone_is_left_out(ana_browser, ana):
    post(ana_browser, scale_0="6", zone="../etc/passwd")
    assert only(ana.open()).moment.zone == ""


def test_without_script_the_zone_of_last_time_counts(ana_browser, ana):
    actions.check_in(ana.open(), CheckIn(moment=Moment(int(NOW.timestamp()), "Europe/Berlin", 60), mood=5))
    post(ana_browser, scale_0="6")
    assert [item.record.moment.zone for item in ana.open().stream(CHECK_INS).all()] == ["Europe/Berlin"] * 2


def test_a_clock_that_jumps_back_loses_nothing(ana_browser, ana):
    post(ana_browser, scale_0="6")
    with clock.frozen(NOW - timedelta(seconds=45)):
        ana_browser.post("/check-in", {"scale_0": "2"})
    assert [item.record.mood for item in ana.open().stream(CHECK_INS).all()] == [6, 2]


@pytest.mark.parametrize(
    "text", ["נשימה ארוכה\u200f", "يوم طويل", "👩\u200d👧 \u200f🌊", "a\0b\x07c", "line\r\nline", "<b>x</b> & y"]
)
def test_every_script_is_kept_and_shown(ana_browser, ana, text):
    post(ana_browser, note=text)
    assert only(ana.open()).note == text.replace("\0", "").replace("\x07", "").replace("\r\n", "\n")
    page = ana_browser.get("/notebook").content.decode()
    assert "<b>x</b>" not in page


def test_a_hidden_scale_is_not_asked(ana_browser, ana):
    actions.change_words(ana.open(), lambda words: show_series(words, 1, shown=False))
    assert 'name="scale_1"' not in ana_browser.get("/check-in").content.decode()


def test_an_own_scale_is_asked_and_kept_as_given(ana_browser, ana):
    made = actions.ensure_series(ana.open(), [Series(id=0, name="Energy", low=1, high=7)])["Energy"]
    wide = actions.ensure_series(ana.open(), [Series(id=0, name="Steps taken", low=0, high=20000)])["Steps taken"]
    post(ana_browser, **{f"scale_{made}": "7", f"scale_{wide}": "1234.5"})
    assert only(ana.open()).values == {made: 7.0, wide: 1234.5}
    assert series_at(queries.vocabulary(ana.open()), made).high == 7


class TestChanging:
    @pytest.fixture
    def kept(self, ana_browser, ana):
        post(ana_browser, scale_0="4", scale_1="6", note="First words.")
        return ana.open().stream(CHECK_INS).all()[0]

    def test_it_opens_filled_in(self, ana_browser, kept):
        page = ana_browser.get(f"/check-in/{id_text(kept.id)}").content.decode()
        assert "First words." in page
        assert 'value="4" id="id_scale_0_4" checked' in page

    def test_a_correction_keeps_the_moment(self, ana_browser, ana, kept):
        with clock.frozen(NOW + timedelta(minutes=3)):
            ana_browser.post(
                f"/check-in/{id_text(kept.id)}",
                {"scale_0": "5", "when_day": "2026-11-23", "when_time": "20:15", "base_revision": "1"},
            )
        assert (only(ana.open()).mood, only(ana.open()).urge) == (5, None)
        assert only(ana.open()).moment == kept.record.moment

    def test_the_second_of_two_windows_is_kept_beside(self, ana_browser, ana, kept):
        address = f"/check-in/{id_text(kept.id)}"
        ana_browser.post(address, {"scale_0": "5", "base_revision": "1"})
        answer = ana_browser.post(address, {"scale_0": "7", "base_revision": "1"})
        assert "another window" in ana_browser.get(answer["Location"]).content.decode()
        assert "Undo" not in ana_browser.get(answer["Location"]).content.decode()
        first, second = ana.open().stream(CHECK_INS).all()
        assert (first.record.mood, second.record.mood, second.record.beside) == (5, 7, kept.id)
        assert "Also written" in ana_browser.get("/notebook").content.decode()

    def test_a_hidden_tag_survives_a_correction(self, ana_browser, ana):
        made = actions.ensure_tags(ana.open(), {FEELING: ["wobbly"]})["wobbly"]
        item = actions.check_in(
            ana.open(), CheckIn(moment=Moment(int(NOW.timestamp())), tags=b"", mood=1), id=b"t" * 16
        )
        page = ana_browser.get(f"/check-in/{id_text(item)}").content.decode()
        assert f'value="{made}"' in page

    def test_undo_takes_it_back(self, ana_browser, ana, kept):
        answer = ana_browser.post(f"/check-in/{id_text(kept.id)}/undo")
        assert "Taken back" in ana_browser.get(answer["Location"]).content.decode()
        assert ana.open().stream(CHECK_INS).all() == []

    def test_deleting_asks_on_a_page_of_its_own(self, ana_browser, ana, kept):
        address = f"/check-in/{id_text(kept.id)}/delete"
        assert "nobody can bring it back" in ana_browser.get(address).content.decode()
        assert len(ana.open().stream(CHECK_INS).all()) == 1
        ana_browser.post(address)
        assert ana.open().stream(CHECK_INS).all() == []
        assert ana_browser.get(f"/check-in/{id_text(kept.id)}").status_code == 404

    def test_deleting_twice_is_no_trouble(self, ana_browser, kept):
        address = f"/check-in/{id_text(kept.id)}/delete"
        assert [ana_browser.post(address).status_code for _ in range(2)] == [302, 302]

    def test_a_stranger_finds_nothing(self, ben_browser, kept):
        for end in ("", "/kept", "/delete"):
            assert ben_browser.get(f"/check-in/{id_text(kept.id)}{end}").status_code == 404


def test_locked_it_leads_to_the_lock_screen(client, db):
    assert client.get("/check-in")["Location"].startswith("/unlock")


@pytest.mark.parametrize("address", ["/check-in/" + "0" * 26 + "/undo", "/draft", "/notebook/tray"])
def test_what_changes_something_is_never_a_link(ana_browser, address):
    assert ana_browser.get(address).status_code == 405
