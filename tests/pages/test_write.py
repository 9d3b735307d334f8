"""Writing: prompts as offers, drafts that survive, open writing with its landing, corrections without a loser."""

from datetime import UTC, datetime, timedelta

import pytest

from leeward.journal import queries
from leeward.journal.kinds import ENTRIES
from leeward.journal.records import OPEN, STAND_BY, TODAY, Written
from leeward.kernel import clock
from leeward.kernel.ids import id_text

NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)
FORM_ID = bytes(range(16))


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


def only(vault) -> Written:
    (item,) = vault.stream(ENTRIES).all()
    return item.record


def post(browser, **fields):
    return browser.post("/write", {"form_id": id_text(FORM_ID), **fields})


def page(browser, address) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_first_page_offers_the_kind_prompts_first(ana_browser):
    words = page(ana_browser, "/write")
    places = [words.index(door) for door in ("stand by today", "What happened today", "A free page", "Open writing")]
    assert places == sorted(places)


@pytest.mark.parametrize("prompt", [STAND_BY, TODAY, ""])
def test_each_prompt_has_its_page(ana_browser, ana, prompt):
    assert f'name="prompt" value="{prompt}"' in page(ana_browser, f"/write?prompt={prompt}") or not prompt
    post(ana_browser, prompt=prompt, text="I rang Ben back.")
    assert (only(ana.open()).prompt, only(ana.open()).text) == (prompt, "I rang Ben back.")


def test_what_one_can_stand_by_is_kept_for_today(ana_browser, ana):
    post(ana_browser, prompt=STAND_BY, text="I rang Ben back.")
    assert [line.beginning for line in queries.kept_lines(ana.open())] == ["I rang Ben back."]


def test_after_keeping_there_is_thanks_and_a_way_back(ana_browser):
    words = page(ana_browser, post(ana_browser, text="Rain all day.")["Location"])
    assert "Kept. Thank you." in words
    assert "Undo" in words


def test_a_double_click_is_one_entry(ana_browser, ana):
    assert post(ana_browser, text="Rain.")["Location"] == post(ana_browser, text="Rain.")["Location"]
    assert only(ana.open()).text == "Rain."


def test_going_back_and_writing_on_is_a_correction(ana_browser, ana):
    post(ana_browser, text="Rain.")
    post(ana_browser, text="Rain. Then sun.")
    assert only(ana.open()).text == "Rain. Then sun."


def test_an_empty_page_is_met_kindly(ana_browser):
    answer = post(ana_browser, text="  \n", title="")
    assert answer.status_code == 422
    assert "One line is enough" in answer.content.decode()


def test_a_page_over_the_limit_comes_back_whole(ana_browser, ana):
    text = "sea " * 50_001
    answer = post(ana_browser, text=text)
    assert answer.status_code == 422
    assert "This has 200004 characters, and 200000 fit here" in answer.content.decode()
    assert text in answer.content.decode()
    assert ana.open().stream(ENTRIES).all() == []


def test_a_page_as_long_as_the_limit_is_kept(ana_browser, ana):
    post(ana_browser, text="s" * 200_000)
    assert len(only(ana.open()).text) == 200_000


def test_blank_lines_and_every_script_stay_as_written(ana_browser, ana):
    text = "\n  שלום\r\n\r\nيوم 👩‍👧\0 end"
    post(ana_browser, text=text)
    assert only(ana.open()).text == "\n  שלום\n\nيوم 👩‍👧 end"
    shown = page(ana_browser, f"/notebook/{id_text(FORM_ID)}")
    assert 'dir="auto"' in shown


class TestDrafts:
    def test_a_draft_comes_back(self, ana_browser):
        ana_browser.post(
            "/draft", {"draft": "write", "text": "Half a", "title": "", "prompt": TODAY, "tags": ["3", "5"]}
        )
        words = page(ana_browser, "/write?go-on")
        assert "Half a" in words
        assert f'name="prompt" value="{TODAY}"' in words
        assert words.count("checked") >= 2
        assert "You had begun a page" in page(ana_browser, "/write")

    def test_keeping_lets_the_draft_go(self, ana_browser, ana):
        ana_browser.post("/draft", {"draft": "write", "text": "Half a"})
        post(ana_browser, text="Half a page, whole.")
        assert ana.open().drafts.get("write") is None

    def test_putting_it_aside_needs_no_script(self, ana_browser, ana):
        answer = post(ana_browser, text="Later more.", prompt=TODAY, aside="1")
        assert "put aside" in page(ana_browser, answer["Location"])
        assert ana.open().drafts.get("write")["text"] == "Later more."
        assert ana.open().stream(ENTRIES).all() == []

    def test_letting_go_is_one_tap(self, ana_browser, ana):
        ana_browser.post("/draft", {"draft": "write", "text": "Half a"})
        ana_browser.post("/draft", {"draft": "write", "let_go": "1"})
        assert ana.open().drafts.get("write") is None

    def test_an_empty_draft_is_none(self, ana_browser, ana):
        ana_browser.post("/draft", {"draft": "write", "text": "  ", "prompt": TODAY})
        assert ana.open().drafts.get("write") is None

    def test_no_other_form_can_be_drafted(self, ana_browser):
        assert ana_browser.post("/draft", {"draft": "you/passphrase", "text": "x"}).status_code == 404

    def test_a_correction_has_a_draft_of_its_own(self, ana_browser, ana):
        post(ana_browser, text="First.")
        name = f"entry-{id_text(FORM_ID)}"
        ana_browser.post("/draft", {"draft": name, "text": "First and second."})
        address = f"/notebook/{id_text(FORM_ID)}/edit"
        assert "First and second." in page(ana_browser, address)
        ana_browser.post(address, {"text": "First and second.", "base_revision": "1"})
        assert ana.open().drafts.get(name) is None
        assert only(ana.open()).text == "First and second."

    def test_undo_puts_the_words_back_into_the_draft(self, ana_browser, ana):
        post(ana_browser, text="Too soon.", prompt=TODAY)
        answer = ana_browser.post(f"/notebook/{id_text(FORM_ID)}/undo")
        assert "Too soon." in page(ana_browser, answer["Location"])
        assert ana.open().stream(ENTRIES).all() == []


class TestOpenWriting:
    def test_a_word_of_caution_comes_first(self, ana_browser):
        words = page(ana_browser, "/write?prompt=open")
        assert "feels worse just after" in words
        assert "<textarea" not in words
        assert "Help now" in words

    def test_the_times_are_said_without_script(self, ana_browser):
        words = page(ana_browser, "/write?prompt=open&begin=1")
        assert "It is 20:15. Between 20:25 and 20:30 is a good time to land." in words

    def test_it_lands_and_asks_again(self, ana_browser, ana):
        answer = post(ana_browser, prompt=OPEN, text="All of it.", scale="", mood_before="3")
        assert answer["Location"].endswith("/landing")
        assert "Five things you can see" in page(ana_browser, answer["Location"])
        answer = ana_browser.post(answer["Location"], {"mood_after": "4"})
        assert (only(ana.open()).mood_before, only(ana.open()).mood_after) == (3, 4)
        assert "Kept. Thank you." in page(ana_browser, answer["Location"])

    def test_the_second_rating_can_be_left_out(self, ana_browser, ana):
        answer = post(ana_browser, prompt=OPEN, text="All of it.")
        assert ana_browser.post(answer["Location"], {}).status_code == 302
        assert only(ana.open()).mood_after is None


class TestChanging:
    @pytest.fixture
    def address(self, ana_browser):
        post(ana_browser, text="First words.", prompt=TODAY)
        return f"/notebook/{id_text(FORM_ID)}"

    def test_it_reads_whole(self, ana_browser, address):
        words = page(ana_browser, address)
        assert "First words." in words
        assert "Monday, 23 November 2026, 20:15" in words

    def test_a_correction_keeps_moment_and_prompt(self, ana_browser, ana, address):
        with clock.frozen(NOW + timedelta(minutes=4)):
            answer = ana_browser.post(f"{address}/edit", {"text": "Better words.", "base_revision": "1"})
            assert "Undo" not in page(ana_browser, answer["Location"])
        entry = only(ana.open())
        assert (entry.text, entry.prompt, entry.moment.at) == ("Better words.", TODAY, int(NOW.timestamp()))

    def test_the_second_of_two_windows_is_kept_beside(self, ana_browser, ana, address):
        ana_browser.post(f"{address}/edit", {"text": "From the phone.", "base_revision": "1"})
        answer = ana_browser.post(f"{address}/edit", {"text": "From the desk.", "base_revision": "1"})
        assert "Both are in your notebook" in page(ana_browser, answer["Location"])
        assert [item.record.text for item in ana.open().stream(ENTRIES).all()] == ["From the phone.", "From the desk."]
        beside = answer["Location"].removesuffix("/kept?beside")
        assert "See the first one" in page(ana_browser, beside)

    def test_a_deleted_entry_stays_deleted_and_the_late_words_stay(self, ana_browser, ana, address):
        item = ana.open().stream(ENTRIES).all()[0]
        ana_browser.post(f"{address}/delete")
        assert ana_browser.get(address).status_code == 404
        assert ana_browser.post(f"{address}/edit", {"text": "Late.", "base_revision": "1"}).status_code == 302
        (late,) = ana.open().stream(ENTRIES).all()
        assert late.id != item.id
        assert late.record.text == "Late."

    def test_deleting_says_what_it_means(self, ana_browser, ana, address):
        assert "nobody can bring it back" in page(ana_browser, f"{address}/delete")
        answer = ana_browser.post(f"{address}/delete")
        assert "It is deleted." in page(ana_browser, answer["Location"])
        assert ana.open().stream(ENTRIES).all() == []

    def test_a_stranger_finds_nothing(self, ben_browser, address):
        for end in ("", "/edit", "/kept", "/delete", "/landing"):
            assert ben_browser.get(address + end).status_code == 404
