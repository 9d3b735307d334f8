"""Afterwards: care, kindness, a look back after an hour, the next step; nothing is counted or lost (R25 to R28)."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from leeward.coping.after import queries
from leeward.coping.plan import actions
from leeward.coping.plan import queries as plans
from leeward.coping.plan.records import ALONE, PEOPLE, Contact
from leeward.coping.toolbox.activities import shipped
from leeward.coping.toolbox.kinds import HOPE, USES
from leeward.coping.toolbox.records import HELPED, Held, Used
from leeward.kernel import clock
from leeward.kernel.ids import id_text
from leeward.kernel.moments import Moment
from tests.pages.later import at

NOW = datetime(2026, 11, 24, 20, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


def words(browser, address="/afterwards") -> str:
    return browser.get(address).content.decode()


def named(browser, **fields) -> str:
    """Name a time and return where that leads."""
    return browser.post("/afterwards", fields)["Location"]


def still(browser) -> str:
    page = words(browser)
    return page[page.index('id="still"') : page.index("</section>", page.index('id="still"'))]


def written_plan(ana):
    vault = ana.open()
    vault.stream(USES).append(Used(moment=Moment(1), strategy=shipped()[0].key, how=HELPED))
    vault.stream(HOPE).append(Held(moment=Moment(1), words="The sea"))
    actions.write_part(vault, ALONE, "Walk to the lighthouse", moment=Moment(1))
    actions.keep_contact(vault, PEOPLE, Contact(id=b"b" * 16, name="Ben", phone="0770"), moment=Moment(1))


def test_care_comes_first_then_kindness_then_a_look_back_then_the_next_step(ana_browser):
    """R27."""
    page = words(ana_browser)
    order = [
        'href="/now#hurt"',
        "Then something kind",
        "Still yours",
        "A look back, if you would like one",
        "small step",
    ]
    assert [page.index(one) for one in order] == sorted(page.index(one) for one in order)


def test_it_is_never_asked_how(ana_browser):
    page = words(ana_browser) + words(ana_browser, named(ana_browser, ago="240"))
    seen = re.sub(r"<[^>]+>", " ", page)
    assert "Nobody asks how it happened" in seen
    assert not re.search(r"how did|with what|\bwhy\b|what did you use|method|how often|how many", seen, re.IGNORECASE)


def test_what_was_gathered_is_still_there_after_each_hard_time(ana_browser, ana):
    """R25, R26, R27: what stands there may grow, and a hard time takes nothing out of it."""
    written_plan(ana)
    before = still(ana_browser)
    for kept in ("Your plan, in your own words", "Ben", shipped()[0].title, "What you hold on to"):
        assert kept in before
    for _ in range(3):
        named(ana_browser, ago="240")
    assert still(ana_browser) == before
    ana_browser.post(named(ana_browser, ago="240"), {"instead": "Call Ben first"})
    assert "Call Ben first" in still(ana_browser)
    named(ana_browser, ago="0")
    assert "Call Ben first" in still(ana_browser)
    assert "Ben" in still(ana_browser)


def test_no_number_and_no_count_stands_on_the_page(ana_browser, ana):
    """R25, R28."""
    written_plan(ana)
    for _ in range(4):
        ana_browser.post(named(ana_browser, ago="240"), {"step": "Tea"})
    for address in ("/afterwards", "/afterwards/earlier"):
        main = words(ana_browser, address).split("<main")[1].split("</main>")[0]
        seen = re.sub(r"<[^>]+>", " ", main)
        assert not re.search(r"\b\d+ (times|days|hard|entries)|days since|streak|last time was|again\?", seen)
        assert "chart" not in main
    assert not re.search(r"\d", re.sub(r"<[^>]+>", " ", still(ana_browser)))


def test_without_anything_gathered_it_is_still_kind(ana_browser):
    assert "Nothing starts again at nothing." in still(ana_browser)


def test_the_look_back_opens_an_hour_after_the_time_that_was_named(ana_browser, ana_account, ana):
    """R38."""
    address = named(ana_browser, ago="0")
    page = words(ana_browser, address)
    assert "The look back opens at 21:15" in page
    assert "<textarea" not in page
    with at(NOW + timedelta(minutes=59), ana_account, ana) as browser:
        assert "<textarea" not in words(browser, address)
    with at(NOW + timedelta(minutes=60), ana_account, ana) as browser:
        page = words(browser, address)
    assert re.findall(r'<textarea name="(\w+)"', page) == [
        "before", "event", "links", "gave", "instead", "repair", "step",
    ]  # fmt: skip
    assert "required" not in page


def test_a_time_named_as_long_ago_opens_it_at_once(ana_browser):
    assert "<textarea" in words(ana_browser, named(ana_browser, ago="240"))
    assert "<textarea" in words(ana_browser, named(ana_browser, day="2026-11-23", hour="23:10", zone="Europe/Berlin"))


def test_what_is_sent_too_soon_is_kept_all_the_same(ana_browser, ana):
    ana_browser.post(named(ana_browser, ago="0"), {"event": "A message that did not come"})
    (item,) = queries.all_of_them(ana.open())
    assert item.record.event == "A message that did not come"


def test_every_field_may_stay_empty_and_all_can_be_read_and_changed_again(ana_browser, ana):
    address = named(ana_browser, ago="240")
    assert ana_browser.post(address, {})["Location"].startswith("/afterwards")
    ana_browser.post(address, {"instead": "Call Ben first", "step": "Tea"})
    assert "Call Ben first" in words(ana_browser, "/afterwards/earlier")
    assert "Tea" in words(ana_browser, address)
    ana_browser.post(f"{address}/erase")
    assert queries.all_of_them(ana.open()) == []
    assert ana_browser.get(address).status_code == 404


def test_two_windows_lose_nothing(ana_browser, ana):
    address = named(ana_browser, ago="240")
    for text in ("Sunday evening", "An empty flat"):
        ana_browser.post(address, {"before": text, "base_revision": "1"})
    assert sorted(item.record.before for item in queries.all_of_them(ana.open())) == ["An empty flat", "Sunday evening"]
    ana_browser.post(f"{address}/erase")
    ana_browser.post(address, {"before": "Written late", "base_revision": "2"})
    assert "Written late" in [item.record.before for item in queries.all_of_them(ana.open())]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"day": "someday"}, "Choose the day and the time once more"),
        ({"day": "2026-11-25", "hour": "10:00"}, "That time has not come yet."),
        ({"day": "9999-12-31"}, "That time has not come yet."),
        ({"ago": "77"}, "Choose the day and the time once more"),
    ],
)
def test_an_unclear_time_is_asked_for_again(ana_browser, ana, fields, sentence):
    answer = ana_browser.post("/afterwards", fields)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert queries.all_of_them(ana.open()) == []


def test_a_double_tap_is_one(ana_browser, ana):
    form = {"form_id": id_text(bytes(range(16))), "ago": "0"}
    assert named(ana_browser, **form) == named(ana_browser, **form)
    assert len(queries.all_of_them(ana.open())) == 1


def test_nothing_is_said_about_how_long_ago_the_last_one_was(ana_browser, ana_account, ana):
    """R28."""
    named(ana_browser, ago="240")
    with at(NOW + timedelta(days=40), ana_account, ana) as browser:
        page = words(browser)
    assert "You named a time" not in page
    assert "October" not in page
    assert "November" not in page


def test_it_offers_a_look_at_the_plan_and_tells_nobody(ana_browser, ana):
    """R16."""
    named(ana_browser, ago="0")
    assert plans.beside(ana.open()).hard_time_at == int(NOW.timestamp())
    assert "Nobody is told" in words(ana_browser)
