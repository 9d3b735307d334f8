"""A lock never eats what was written into the plan, for later, or afterwards: it waits, and is kept as what it is."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from leeward.coping.after import queries as after
from leeward.coping.looking_in import queries as looking_in
from leeward.coping.plan import queries as plans
from leeward.coping.plan.records import CALL, PEOPLE
from leeward.kernel import clock
from leeward.web.deposits import HANDLERS

NOW = datetime(2026, 11, 24, 20, 15, tzinfo=UTC)
LATER = NOW + timedelta(hours=3)


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


def send_locked(browser, ana, address, *, to="", **fields):
    """Open the form, let the notebook lock, send it, and take it in after unlocking; return the vault."""
    page = browser.get(address).content.decode()
    page = page[page.index("<main") :]
    form = page[page.rindex("<form", 0, page.index('name="ticket"')) :]
    form = form[: form.index("</form>")]
    carried = dict(re.findall(r'<input type="hidden" name="([^"]+)" (?:data-zone="" )?value="([^"]*)"', form))
    with clock.frozen(LATER):
        answer = browser.post(to or address, {**carried, **fields})
    assert "unlock" in answer.content.decode().lower()
    vault = ana.open()
    for _ in range(2):
        report = vault.ingest(HANDLERS, limit=200)
        assert (report.failed, report.unconfirmed) == (0, 0)
    return ana.open()


def test_a_part_of_the_plan(ana_browser, ana):
    vault = send_locked(ana_browser, ana, "/plan/2", words="Walk to the lighthouse\x00")
    item = plans.newest(vault)
    assert item.record.plan.part(2).words == "Walk to the lighthouse"
    assert item.record.moment.utc() == LATER


def test_a_part_longer_than_the_page_would_take(ana_browser, ana):
    vault = send_locked(ana_browser, ana, "/plan/2", words="x" * 9_000)
    assert plans.plan_of(vault).part(2).words == "x" * 9_000


def test_somebody_with_a_number_no_phone_dials(ana_browser, ana):
    vault = send_locked(ana_browser, ana, "/plan/4/person", name="Ben", phone="the red one", how="shout")
    (somebody,) = plans.plan_of(vault).part(PEOPLE).contacts
    assert (somebody.name, somebody.phone, somebody.how) == ("Ben", "the red one", CALL)


def test_somebody_for_a_part_that_is_full(ana_browser, ana):
    for number in range(12):
        ana_browser.post("/plan/4/person", {"name": f"Friend {number}"})
    assert b"This part is full." in ana_browser.post("/plan/4/person", {"name": "Ben"}).content
    vault = send_locked(ana_browser, ana, "/plan/4/person", name="Ben", phone="0770")
    assert plans.plan_of(vault).part(PEOPLE).words.splitlines()[:2] == ["Ben", "0770"]


def test_a_look_through(ana_browser, ana):
    ana_browser.post("/plan/2", {"words": "Walk to the lighthouse"})
    vault = send_locked(ana_browser, ana, "/plan/look", own_initials="A.", their_initials="C.")
    assert plans.plan_of(vault).reviewed.utc() == LATER


def test_times_count_from_when_they_were_sent(ana_browser, ana):
    vault = send_locked(ana_browser, ana, "/plan/now", to="/plan/later", hours=["1"])
    (asked,) = looking_in.waiting(vault).asked
    assert [time.utc() for time in asked.times] == [LATER + timedelta(hours=1)]


def test_times_that_cannot_be_read_become_the_three(ana_browser, ana):
    vault = send_locked(ana_browser, ana, "/plan/later", own_day="someday")
    (asked,) = looking_in.waiting(vault).asked
    assert [(time.utc() - LATER) / timedelta(hours=1) for time in asked.times] == [1, 3, 22]


def test_a_time_afterwards(ana_browser, ana):
    vault = send_locked(ana_browser, ana, "/afterwards", ago="60")
    (item,) = after.all_of_them(vault)
    assert item.record.moment.utc() == LATER - timedelta(hours=1)


def test_a_look_back(ana_browser, ana):
    address = ana_browser.post("/afterwards", {"ago": "240"})["Location"]
    vault = send_locked(ana_browser, ana, address, instead="Call Ben first")
    (item,) = after.all_of_them(vault)
    assert (item.record.instead, item.record.moment.utc()) == ("Call Ben first", NOW - timedelta(hours=4))


def test_a_look_back_at_something_erased_meanwhile(ana_browser, ana):
    address = ana_browser.post("/afterwards", {"ago": "240"})["Location"]
    page = ana_browser.get(address).content.decode()
    carried = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page[page.index("<main") :]))
    ana_browser.post(f"{address}/erase")
    with clock.frozen(LATER):
        ana_browser.post(address, {**carried, "step": "Tea"})
    vault = ana.open()
    vault.ingest(HANDLERS, limit=200)
    assert [item.record.step for item in after.all_of_them(ana.open())] == ["Tea"]
