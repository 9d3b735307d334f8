"""A lock never eats a small step, a sheet, a note for the jar or a milestone: each is kept as what it is."""

from datetime import datetime

import pytest

from leeward.journal.jar import queries as jar
from leeward.journal.queries import written_while_locked
from leeward.kernel import clock
from leeward.kernel.ids import id_text
from leeward.kernel.moments import Moment
from leeward.steps.celebrations import queries as celebrations
from leeward.steps.celebrations.records import NOTES, PAGES
from leeward.steps.sheet import actions as sheet_actions
from leeward.steps.sheet import queries as sheets
from leeward.steps.small import actions, queries
from leeward.steps.small.records import DID, IN_HAND, Small
from leeward.vault.deposits import Deposit
from leeward.web.deposits import HANDLERS
from tests.pages.test_coping_while_locked import LATER, NOW, send_locked

ONE = bytes(range(16))
HERE = id_text(ONE)
MOMENT = Moment(1_790_000_000)


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


def test_a_small_step(ana_browser, ana):
    vault = send_locked(ana_browser, ana, "/steps/one/new", words="Open a\nwindow\x00" + "x" * 400, after="after tea")
    (item,) = queries.smalls(vault)
    assert (item.record.words, item.record.after) == ("Open a window" + "x" * 400, "after tea")
    assert item.record.moment.utc() == LATER


def test_how_it_was(ana_browser, ana, ana_vault):
    actions.take_in_hand(ana_vault, Small(moment=MOMENT, words="Open a window"), id=ONE)
    vault = send_locked(ana_browser, ana, "/steps/one", to=f"/steps/one/{HERE}", how=DID)
    assert [item.record.how for item in queries.smalls(vault)] == [DID]


def test_not_today_leaves_no_trace(ana_browser, ana, ana_vault):
    actions.take_in_hand(ana_vault, Small(moment=MOMENT, words="Open a window"), id=ONE)
    vault = send_locked(ana_browser, ana, "/steps/one", to=f"/steps/one/{HERE}", how="not today")
    assert [item.record.how for item in queries.smalls(vault)] == [IN_HAND]


def test_a_goal_and_new_words_for_one(ana_browser, ana):
    vault = send_locked(ana_browser, ana, "/steps/goals", words="Sleep a little more")
    (item,) = queries.goals(vault)[""]
    assert item.record.words == "Sleep a little more"


def test_a_step_of_a_sheet_stands_below_what_was_there(ana_browser, ana, ana_vault):
    sheet_actions.write_part(ana_vault, ONE, "ideas", "Ask Ben", moment=MOMENT)
    vault = send_locked(ana_browser, ana, f"/steps/sheet/{HERE}/3", words="Take the early bus")
    (item,) = sheets.sheets(vault)
    assert item.record.ideas == "Ask Ben\n\nTake the early bus"


def test_the_first_step_of_a_new_sheet(ana_browser, ana):
    vault = send_locked(ana_browser, ana, f"/steps/sheet/{HERE}/1", words="The bus is late")
    (item,) = sheets.sheets(vault)
    assert (item.id, item.record.problem) == (ONE, "The bus is late")


def test_a_sentence_for_the_jar_waits_in_the_tray_too(ana_browser, ana):
    vault = send_locked(ana_browser, ana, "/jar", words="I rang back")
    assert [note.beginning for note in jar.notes(vault)] == ["I rang back"]
    assert [waiting.id for waiting in written_while_locked(vault)] == [jar.notes(vault)[0].id]


@pytest.mark.parametrize(("day", "kept"), [("2026-11-02", "2026-11-02"), ("soon", f"{LATER:%Y-%m-%d}")])
def test_a_milestone_with_a_day_that_can_be_read_or_not(ana_browser, ana, day, kept):
    vault = send_locked(ana_browser, ana, "/celebrations/new", words="I rang my aunt", day=day)
    (item,) = celebrations.milestones(vault)
    assert (item.record.words, item.record.day) == ("I rang my aunt", datetime.fromisoformat(kept).toordinal())


@pytest.mark.parametrize(("fields", "chosen"), [({}, [NOTES, PAGES]), ({"off": ["1"]}, [])])
def test_the_choice_of_what_shines(ana_vault, fields, chosen):
    fields = {"things": [PAGES, NOTES, "nonsense"], "numbers": ["on"], **fields}
    HANDLERS["celebrated"](ana_vault, Deposit("celebrated", ONE, fields, MOMENT), ONE)
    there = celebrations.celebrated(ana_vault)
    assert (there.chosen, there.numbers) == (chosen, bool(chosen))


@pytest.mark.parametrize("address", ["/steps/one/new", "/steps/goals", "/jar", "/celebrations/new"])
def test_an_empty_form_leaves_nothing(ana_browser, ana, address):
    vault = send_locked(ana_browser, ana, address, words=" ")
    assert (queries.smalls(vault), queries.goals(vault)[""], jar.notes(vault)) == ([], [], [])
    assert celebrations.milestones(vault) == []
