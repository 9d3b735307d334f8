"""The sheet in seven steps: for a quieter hour, kept as it goes, and ending in one small action (R36)."""

from datetime import UTC, datetime

import pytest

from leeward.kernel import clock
from leeward.kernel.ids import id_text
from leeward.steps.sheet import queries
from leeward.steps.sheet.records import PARTS
from leeward.steps.sheet.words import PART_WORDS

NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)
SHEET = bytes(range(16))
HERE = f"/steps/sheet/{id_text(SHEET)}"


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


def text(browser, address):
    return " ".join(browser.get(address).content.decode().split())


def write(browser, number, words, **fields):
    return browser.post(f"{HERE}/{number}", {"words": words, "part": PARTS[number - 1], **fields})


def test_it_asks_how_strong_it_is_and_leads_to_something_else_first_but_locks_nothing(ana_browser):
    page = text(ana_browser, "/steps/sheet")
    assert "How strong is the pull right now?" in page
    strong = text(ana_browser, "/steps/sheet?strong").split("<main", 1)[1]
    assert strong.index('href="/ride"') < strong.index('href="/now"') < strong.index("all the same")
    assert "/1" in strong.split("all the same")[0].rsplit("href=", 1)[1]


def test_seven_steps_in_their_order_each_kept_as_it_is_left(ana_browser, ana):
    assert queries.sheets(ana.open()) == []
    for number in range(1, 6):
        assert str(PART_WORDS[PARTS[number - 1]].heading) in text(ana_browser, f"{HERE}/{number}")
        assert write(ana_browser, number, f"Words {number}")["Location"] == f"{HERE}/{number + 1}"
    assert write(ana_browser, 6, "Write to Mr Bell\nbefore Monday")["Location"] == HERE
    (item,) = queries.sheets(ana.open())
    assert [getattr(item.record, part) for part in PARTS[:5]] == [f"Words {number}" for number in range(1, 6)]
    page = text(ana_browser, HERE)
    assert "One small action came of it" in page
    assert "Words 3" in page


def test_looking_at_a_step_keeps_nothing_and_an_empty_one_begins_nothing(ana_browser, ana):
    ana_browser.get(f"{HERE}/1")
    assert write(ana_browser, 1, "  ")["Location"] == f"{HERE}/2"
    assert queries.sheets(ana.open()) == []
    assert ana_browser.get(HERE)["Location"] == "/steps/sheet"


def test_enough_for_now_keeps_it_and_any_step_can_be_written_alone(ana_browser, ana):
    assert write(ana_browser, 3, "Ask Ben", aside="1")["Location"] == HERE
    assert "One small action came of it" not in text(ana_browser, HERE)
    assert 'href="' + HERE + '"' in text(ana_browser, "/steps/sheet")
    assert write(ana_browser, 7, "It went well enough")["Location"] == HERE
    assert queries.sheets(ana.open())[0].record.afterwards == "It went well enough"


def test_its_action_becomes_the_one_small_thing(ana_browser):
    write(ana_browser, 6, "Write to Mr Bell\nbefore Monday")
    page = text(ana_browser, f"/steps/one/new?sheet={id_text(SHEET)}")
    assert 'value="Write to Mr Bell before Monday"' in page
    assert f'value="{id_text(SHEET)}"' in page


def test_the_steps_before_stand_beside_the_question(ana_browser):
    write(ana_browser, 1, "The bus is always late")
    assert "The bus is always late" in text(ana_browser, f"{HERE}/2")


def test_what_is_too_long_stays_in_the_box(ana_browser, ana):
    answer = write(ana_browser, 1, "x" * 5000)
    assert answer.status_code == 422
    assert "x" * 5000 in answer.content.decode()
    assert queries.sheets(ana.open()) == []


def test_it_is_erased_at_once(ana_browser, ana):
    write(ana_browser, 1, "The bus is always late")
    ana_browser.post(f"{HERE}/erase")
    assert queries.sheets(ana.open()) == []


def test_odd_addresses_are_not_found_and_ben_finds_nothing(ana_browser, ben_browser):
    write(ana_browser, 1, "The bus is always late")
    for address in (f"{HERE}/0", f"{HERE}/8", "/steps/sheet/nothing", "/steps/sheet/nothing/1"):
        assert ana_browser.get(address).status_code == 404
    assert "bus" not in text(ben_browser, f"{HERE}/1")
    assert ben_browser.get(HERE)["Location"] == "/steps/sheet"
