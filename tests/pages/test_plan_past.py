"""Earlier versions of the plan: what changed when, reading one, bringing one back, erasing for good."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from leeward.coping.plan import queries
from leeward.coping.plan.kinds import VERSIONS
from tests.pages.later import at

NOW = datetime(2026, 11, 24, 20, 15, tzinfo=UTC)


@pytest.fixture
def browser(ana_vault, ana_account, ana):
    """Ana's browser, after she wrote a part, changed it a day later, and wrote another."""
    for day, (number, text) in enumerate([(2, "Walk to the lighthouse"), (2, "Play the piano"), (1, "I go quiet")]):
        with at(NOW + timedelta(days=day), ana_account, ana) as then:
            then.post(f"/plan/{number}", {"part": str(number), "words": text})
    with at(NOW + timedelta(days=3), ana_account, ana) as now:
        yield now


def steps(browser) -> list[str]:
    return re.findall(r'href="(/plan/history/[0-9a-z]{26})"', browser.get("/plan/history").content.decode())


def test_the_history_says_what_changed_when(browser):
    page = browser.get("/plan/history").content.decode()
    lines = re.findall(r"<strong>(.*?)</strong><span class=\"soft\">(.*?)</span>", page, re.DOTALL)
    assert [line[0] for line in lines] == [
        "26 November 2026, 20:15",
        "25 November 2026, 20:15",
        "24 November 2026, 20:15",
    ]
    assert "How I notice" in lines[0][1]
    assert "What I can do on my own" in lines[1][1]


def test_an_earlier_version_is_read_and_brought_back_and_nothing_is_lost(browser, ana):
    oldest = steps(browser)[-1]
    page = browser.get(oldest).content.decode()
    assert "Walk to the lighthouse" in page
    assert "I go quiet" not in page
    browser.post(oldest)
    plan = queries.plan_of(ana.open())
    assert (plan.part(2).words, plan.part(1).words) == ("Walk to the lighthouse", "")
    assert "Brought back from 24 November 2026" in browser.get("/plan/history").content.decode()
    assert "I go quiet" in browser.get(steps(browser)[1]).content.decode()
    browser.post(steps(browser)[1])
    assert queries.plan_of(ana.open()).part(1).words == "I go quiet"


def test_bringing_back_what_holds_already_changes_nothing(browser, ana):
    browser.post(steps(browser)[0])
    assert len(ana.open().stream(VERSIONS).all()) == 3


def test_erasing_the_earlier_versions_leaves_the_plan(browser, ana):
    browser.post("/plan/erase", {"earlier": "1"})
    assert len(ana.open().stream(VERSIONS).all()) == 1
    assert queries.plan_of(ana.open()).part(2).words == "Play the piano"


def test_erasing_it_whole_leaves_nothing(browser, ana):
    gone = steps(browser)
    assert "nobody can bring it back" in browser.get("/plan/erase").content.decode()
    browser.post("/plan/erase", {"all": "1"})
    assert ana.open().stream(VERSIONS).all() == []
    assert [browser.get(address).status_code for address in gone] == [404, 404, 404]
    assert browser.post(gone[0]).status_code == 302
    assert "One line is a plan already." in browser.get("/plan").content.decode()


def test_a_button_that_says_nothing_erases_nothing(browser, ana):
    browser.post("/plan/erase", {})
    assert len(ana.open().stream(VERSIONS).all()) == 3
