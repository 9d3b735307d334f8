"""The first page: a welcome to a visitor, the lock screen to who is away, Today to who is here."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from leeward.journal.actions import check_in, write_entry
from leeward.journal.records import STAND_BY, CheckIn, Written
from leeward.kernel import clock
from leeward.kernel.moments import moment_in
from leeward.web.views import home

pytestmark = pytest.mark.django_db
EVENING = datetime(2026, 11, 20, 19, 10, tzinfo=UTC)
PROUD = "I kept my promise to Ben."


@dataclass
class Kept:
    """What stands in Ana's notebook this evening."""

    check_in: bytes
    line: bytes


@pytest.fixture(autouse=True)
def _this_evening():
    with clock.frozen(EVENING):
        yield


@pytest.fixture
def kept(ana_vault) -> Kept:
    moment = moment_in("Europe/Dublin", EVENING)
    return Kept(
        check_in=check_in(ana_vault, CheckIn(moment=moment, mood=4)),
        line=write_entry(ana_vault, Written(moment=moment, text=PROUD, prompt=STAND_BY)),
    )


def today(browser) -> str:
    return browser.get("/").content.decode()


def test_a_visitor_reads_what_it_is_and_what_it_is_not(client):
    page = client.get("/").content.decode()
    assert "nobody can bring your notes back" in page
    assert "It never replaces professional help" in page
    assert 'href="/now"' in page
    assert 'href="/start"' in page
    assert 'href="/unlock"' in page
    assert 'class="places"' not in page


def test_the_promise_is_in_the_words_that_may_be_used(client):
    page = client.get("/").content.decode().lower()
    for claim in ("zero knowledge", "end-to-end", "military", "completely anonymous", "unhackable"):
        assert claim not in page


def test_who_is_here_is_asked_what_would_help(ana_browser):
    page = ana_browser.get("/").content.decode()
    assert "What would help right now?" in page
    assert [f'href="{door}"' in page for door in ("/ride", "/check-in", "/write", "/plan", "/steps")] == [True] * 5
    assert page.count('class="door ') == 5
    assert "Something to keep" not in page


def test_the_first_door_is_to_ride_something_out(ana_browser):
    page = ana_browser.get("/").content.decode()
    assert page.index("Ride it out") < page.index("Say how it is")
    assert "You were riding something out" not in page


def test_a_ride_that_is_under_way_can_be_gone_on_with(ana_browser):
    ana_browser.post("/ride", {"first": "6"})
    assert "You were riding something out" in ana_browser.get("/").content.decode()


def test_what_the_person_can_stand_by_is_shown(ana_browser, kept):
    page = today(ana_browser)
    assert PROUD in page
    assert "You wrote this on Friday, 20 November." in page


def test_a_check_in_of_today_is_mentioned_and_can_be_looked_at(ana_browser, kept):
    page = today(ana_browser)
    assert "You said how it is today at 19:10." in page
    assert "Look at it again" in page


def test_no_gap_is_ever_mentioned(ana_vault, kept):
    assert home.said_today(ana_vault, now=EVENING + timedelta(days=1)) is None
    assert home.said_today(ana_vault, now=EVENING + timedelta(hours=7)) is not None, "the day ends at four"


def test_a_plain_first_page_shows_nothing_the_person_wrote(ana_browser, ana_vault, kept):
    ana_vault.change_settings(lambda chosen: msgspec.structs.replace(chosen, plain_first=True))
    page = today(ana_browser)
    assert "What would help right now?" in page
    assert PROUD not in page
    assert "You said how it is" not in page


def test_a_chosen_theme_stands_on_the_page(ana_browser, ana_vault):
    assert "data-theme" not in ana_browser.get("/").content.decode()
    ana_vault.change_settings(lambda chosen: msgspec.structs.replace(chosen, theme="night", idle_minutes=3))
    page = ana_browser.get("/").content.decode()
    assert 'data-theme="night"' in page
    assert 'data-idle-seconds="180"' in page


def test_one_place_is_where_you_are(ana_browser):
    for path, place in {
        "/": "Today",
        "/notebook": "Notebook",
        "/toolbox": "Toolbox",
        "/patterns": "Patterns",
        "/you": "You",
    }.items():
        page = ana_browser.get(path).content.decode()
        assert page.count('aria-current="page"') == 1
        assert f"<span>{place}</span></a>" in page.split('aria-current="page"')[1][:900]


def test_who_is_away_comes_to_the_lock_screen(ana_browser):
    ana_browser.post("/lock")
    answer = ana_browser.get("/")
    assert answer.status_code in {200, 302}
    assert PROUD not in answer.content.decode()
    assert answer.status_code == 200 or answer["Location"].startswith("/unlock")


def test_it_is_only_read(ana_browser):
    assert ana_browser.post("/").status_code == 405


def test_an_empty_notebook_says_that_a_diary_can_come_along(ana_browser):
    page = today(ana_browser)
    assert "Nothing is in your notebook yet, and nothing has to be." in page
    assert 'href="/bring"' in page


def test_a_notebook_with_something_in_it_says_nothing_of_being_empty(ana_browser, kept):
    assert "Nothing is in your notebook yet" not in today(ana_browser)
