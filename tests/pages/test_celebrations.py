"""Lights along the shore: chosen by their owner, growing, the same after a hard time."""

from datetime import UTC, datetime

import pytest

from leeward.coping.after import actions as after
from leeward.coping.after.records import HardTime
from leeward.coping.toolbox import actions as toolbox
from leeward.coping.toolbox.records import Used
from leeward.journal import actions as journal
from leeward.journal.records import STAND_BY, Written
from leeward.kernel import clock
from leeward.kernel.ids import id_text
from leeward.kernel.moments import Moment
from leeward.steps.celebrations import queries
from leeward.steps.celebrations.records import MILESTONES, NOTES, PAGES, RIDES, TOOLS

NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)
MOMENT = Moment(1_790_000_000)
ONE = bytes(range(16))


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def gathered(ana_vault):
    """Two rides with three tools, and two pages, one of them in the jar."""
    for at, (strategy, ride) in enumerate(
        (("walk-the-block", b"a" * 16), ("warm-drink", b"a" * 16), ("wrap-up-warm", b"b" * 16))
    ):
        toolbox.keep_use(ana_vault, Used(moment=MOMENT, strategy=strategy, ride=ride), id=bytes([at]) * 16)
    for at, prompt in enumerate((STAND_BY, "")):
        journal.write_entry(ana_vault, Written(moment=MOMENT, text="A line", prompt=prompt), id=bytes([10 + at]) * 16)
    return ana_vault


def text(browser, address="/celebrations"):
    return " ".join(browser.get(address).content.decode().split())


def choose(browser, *names, **fields):
    return browser.post("/celebrations", {"things": names, **fields})


def lamps(browser):
    return text(browser).count('class="lights__lamp"')


def test_nothing_is_counted_until_it_is_chosen(ana_browser, gathered, ana):
    page = text(ana_browser)
    assert "You say which." in page
    assert "checked" not in page
    assert lamps(ana_browser) == 0
    assert queries.celebrated(ana.open()).gathered == {}


def test_what_was_chosen_shines_and_numbers_come_on_wish(ana_browser, gathered):
    choose(ana_browser, RIDES, TOOLS, NOTES, PAGES)
    page = text(ana_browser)
    assert lamps(ana_browser) == 2 + 3 + 1 + 2
    assert "Tools I tried</li>" in page
    choose(ana_browser, RIDES, TOOLS, numbers="on")
    assert "Tools I tried: 3</li>" in text(ana_browser)


def test_a_hard_time_changes_not_a_letter_of_it(ana_browser, gathered):
    choose(ana_browser, RIDES, TOOLS, numbers="on")
    before = shore_of(text(ana_browser))
    after.name_time(gathered, HardTime(moment=MOMENT), id=ONE)
    assert shore_of(text(ana_browser)) == before


def shore_of(page):
    return page.split("<main", 1)[1].split('<section class="card"')[0].split("<details")[0]


def test_what_is_erased_or_taken_out_lowers_nothing_and_the_next_thing_is_seen(ana_browser, gathered):
    choose(ana_browser, PAGES, NOTES, numbers="on")
    assert "Pages I wrote: 2</li>" in text(ana_browser)
    journal.delete_entry(gathered, bytes([10]) * 16)
    page = text(ana_browser)
    assert "Pages I wrote: 2</li>" in page
    assert "Notes in my jar: 1</li>" in page
    journal.write_entry(gathered, Written(moment=MOMENT, text="Another", prompt=STAND_BY), id=bytes([30]) * 16)
    page = text(ana_browser)
    assert "Pages I wrote: 3</li>" in page
    assert "Notes in my jar: 2</li>" in page


def test_one_tap_on_the_same_screen_switches_it_off_and_what_was_gathered_comes_back(ana_browser, gathered):
    choose(ana_browser, TOOLS, numbers="on")
    ana_browser.get("/celebrations")
    assert "Switch it all off" in text(ana_browser)
    choose(ana_browser, TOOLS, off="1", numbers="on")
    assert lamps(ana_browser) == 0
    assert "Tools I tried:" not in text(ana_browser)
    choose(ana_browser, TOOLS, numbers="on")
    assert "Tools I tried: 3</li>" in text(ana_browser)


def test_nothing_yet_is_no_nought(ana_browser):
    choose(ana_browser, RIDES, MILESTONES, numbers="on")
    page = text(ana_browser)
    assert "The shore is quiet" in page
    assert ": 0" not in page


def test_a_look_that_finds_nothing_new_writes_nothing(ana_browser, gathered, ana):
    from leeward.steps.celebrations.kinds import CELEBRATED

    choose(ana_browser, TOOLS)
    ana_browser.get("/celebrations")
    before = ana.open().stream(CELEBRATED).state()
    ana_browser.get("/celebrations")
    assert ana.open().stream(CELEBRATED).state() == before


def milestone(browser, words="I rang my lighthouse keeper", day="2026-11-20", address="/celebrations/new", **fields):
    return browser.post(address, {"form_id": id_text(ONE), "words": words, "day": day, **fields})


def test_a_milestone_is_kept_changed_and_erased_and_its_light_stays(ana_browser, ana):
    choose(ana_browser, MILESTONES)
    for _ in range(2):
        assert milestone(ana_browser)["Location"] == "/celebrations#milestones"
    page = text(ana_browser)
    assert "I rang my lighthouse keeper" in page
    assert "20 November 2026" in page
    assert lamps(ana_browser) == 1
    milestone(ana_browser, "I rang my lighthouse keeper, and we laughed", address=f"/celebrations/{id_text(ONE)}")
    (item,) = queries.milestones(ana.open())
    assert item.record.words == "I rang my lighthouse keeper, and we laughed"
    ana_browser.post(f"/celebrations/{id_text(ONE)}/erase")
    assert queries.milestones(ana.open()) == []
    assert lamps(ana_browser) == 1


@pytest.mark.parametrize("day", ["yesterday", "0003-01-01", "2026-02-30"])
def test_an_odd_day_asks_kindly_and_keeps_the_words_in_the_box(ana_browser, ana, day):
    answer = milestone(ana_browser, day=day)
    assert answer.status_code == 422
    assert "I rang my lighthouse keeper" in answer.content.decode()
    assert queries.milestones(ana.open()) == []


def test_an_empty_day_is_today(ana_browser, ana):
    milestone(ana_browser, day="")
    assert queries.milestones(ana.open())[0].record.day == NOW.date().toordinal()


def test_what_is_not_offered_cannot_be_chosen(ana_browser, ana):
    assert choose(ana_browser, "days-without").status_code == 422
    assert queries.celebrated(ana.open()).chosen == []


def test_ben_sees_nothing_of_it(ana_browser, ben_browser):
    milestone(ana_browser)
    assert "lighthouse keeper" not in text(ben_browser)
    assert ben_browser.get(f"/celebrations/{id_text(ONE)}").status_code == 404
