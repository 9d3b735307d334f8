"""Looking in again: a private asking at times the person sets, shown on Today, and a neutral file for a calendar."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from leeward.coping.looking_in import queries
from leeward.coping.plan import queries as plans
from leeward.kernel import clock
from leeward.kernel.ids import id_text
from leeward.post import actions as post
from leeward.post.models import Box
from leeward.post.records import Subscription
from tests.pages.later import at
from tests.post.browser_keys import BrowserKeys

NOW = datetime(2026, 11, 24, 20, 15, tzinfo=UTC)
LINE = "You asked to look in on how it is."
FORM = {"form_id": id_text(bytes(range(16)))}


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def today(ana_account, ana):
    """Return what Today says so many hours later."""

    def words(*, hours: float, after=()) -> str:
        with at(NOW + timedelta(hours=hours), ana_account, ana) as browser:
            for address in after:
                browser.post(address)
            return browser.get("/").content.decode()

    return words


def test_the_three_times_are_ticked_and_can_be_left_out(ana_browser, ana):
    page = ana_browser.get("/plan/later").content.decode()
    assert len(re.findall(r'name="hours" value="\d+"[^>]* checked', page)) == 3
    ana_browser.post("/plan/later", {**FORM, "hours": ["3"]})
    (asked,) = queries.waiting(ana.open()).asked
    assert [time.utc() for time in asked.times] == [NOW + timedelta(hours=3)]


def test_it_is_shown_on_today_when_the_time_has_come_and_until_it_was_looked_at(ana_browser, today):
    ana_browser.post("/plan/later", {**FORM, "hours": ["1", "3", "22"]})
    assert LINE not in today(hours=0.9)
    assert LINE in today(hours=1.1)
    assert LINE not in today(hours=1.3, after=["/plan/later/looked"])
    assert today(hours=23).count(LINE) == 1
    assert LINE not in today(hours=22 + 72.1), "whoever comes back much later is not asked about it"


def test_nobody_is_told_and_the_page_says_so(ana_browser, mailoutbox):
    answer = ana_browser.post("/plan/later", {**FORM, "hours": ["1"]})
    page = ana_browser.get(answer["Location"]).content.decode()
    assert "Nobody is told and nobody watches." in page
    assert "Nobody is told" in ana_browser.get("/plan/later").content.decode()
    assert mailoutbox == []


def test_the_file_is_neutral_in_name_title_and_words(ana_browser):
    kept = ana_browser.post("/plan/later", {**FORM, "hours": ["1", "22"]})["Location"]
    answer = ana_browser.get(f"{kept}.ics")
    text = answer.content.decode()
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="reminder.ics"'
    assert answer["Cache-Control"] == "no-store"
    assert text.count("BEGIN:VEVENT") == 2
    assert "DTSTART:20261124T211500Z" in text
    assert set(re.findall(r"SUMMARY:(.*)\r", text)) == {"Reminder"}
    assert not re.search(r"leeward|plan|life|hour|http|localhost", text, re.IGNORECASE)


def test_a_time_of_ones_own_is_read_in_ones_own_zone(ana_browser, ana):
    fields = {**FORM, "own_day": "2026-11-25", "own_time": "07:30", "zone": "Europe/Berlin"}
    ana_browser.post("/plan/later", fields)
    (asked,) = queries.waiting(ana.open()).asked
    assert [time.utc() for time in asked.times] == [datetime(2026, 11, 25, 6, 30, tzinfo=UTC)]


def test_a_clock_time_alone_means_the_next_time_it_comes(ana_browser, ana):
    ana_browser.post("/plan/later", {**FORM, "own_time": "07:30"})
    (asked,) = queries.waiting(ana.open()).asked
    assert [time.utc() for time in asked.times] == [datetime(2026, 11, 25, 7, 30, tzinfo=UTC)]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "One time is enough."),
        ({"own_day": "tomorrow"}, "Choose the day and the time once more"),
        ({"own_day": "2026-11-20", "own_time": "10:00"}, "Choose a time from now on"),
        ({"own_day": "2031-01-01"}, "within the next two weeks"),
        ({"own_day": "9999-12-31", "own_time": "23:59"}, "within the next two weeks"),
        ({"hours": ["5"]}, "Choose among the three times"),
    ],
)
def test_an_unclear_time_is_asked_for_again(ana_browser, ana, fields, sentence):
    answer = ana_browser.post("/plan/later", {**FORM, **fields})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert queries.waiting(ana.open()).asked == []


def test_a_double_tap_is_one_asking(ana_browser, ana):
    for _ in range(2):
        ana_browser.post("/plan/later", {**FORM, "hours": ["1"]})
    assert len(queries.waiting(ana.open()).asked) == 1


def test_it_can_be_called_off(ana_browser, ana, today):
    ana_browser.post("/plan/later", {**FORM, "hours": ["1"]})
    assert "You are asked already" in ana_browser.get("/plan/later").content.decode()
    ana_browser.post("/plan/later/looked", {"off": "1"})
    assert queries.waiting(ana.open()).asked == []
    assert LINE not in today(hours=2)


def test_asking_offers_a_look_at_the_plan_afterwards(ana_browser, ana):
    ana_browser.post("/plan/later", {**FORM, "hours": ["1"]})
    assert plans.beside(ana.open()).hard_time_at == int(NOW.timestamp())


def test_what_is_gone_leads_back_and_nothing_breaks(ana_browser):
    gone = id_text(bytes(16))
    assert ana_browser.get(f"/plan/later/{gone}")["Location"] == "/plan/later"
    assert ana_browser.get(f"/plan/later/{gone}.ics").status_code == 404
    assert ana_browser.get("/plan/later/nothing").status_code == 404
    assert ana_browser.post("/plan/later/looked").status_code == 302


def test_a_plain_first_page_stays_plain(ana_browser, ana, today):
    ana_browser.post("/plan/later", {**FORM, "hours": ["1"]})
    ana.open().change_settings(lambda settings: type(settings)(plain_first=True))
    assert LINE not in today(hours=2)


@pytest.mark.parametrize(
    ("day", "hour", "zone"),
    [
        ("9999-12-31", "23:59", "America/New_York"),
        ("0001-01-01", "00:00", "Asia/Tokyo"),
        ("\u0662\u0660\u0662\u0666-11-25", "10:00", ""),
        ("9" * 5000, "1e308", "../" * 900),
    ],
)
def test_a_day_outside_every_calendar_gets_a_kind_word(ana_browser, day, hour, zone):
    answer = ana_browser.post("/plan/later", {**FORM, "own_day": day, "own_time": hour, "zone": zone})
    assert answer.status_code == 422
    assert "Choose the day and the time once more" in answer.content.decode()


def test_a_time_alone_that_brings_a_zone_along_means_the_clock_on_the_wall(ana_browser, ana):
    ana_browser.post("/plan/later", {**FORM, "own_time": "10:00+05:00", "zone": ""})
    (asked,) = queries.waiting(ana.open()).asked
    assert [time.local().hour for time in asked.times] == [10]


def test_a_reminder_at_these_times_is_offered_where_reminders_are_on_and_says_nothing(ana_browser, ana):
    kept = ana_browser.post("/plan/later", {**FORM, "hours": ["1", "22"]})["Location"]
    assert 'href="/you/reminders"' in ana_browser.get(kept).content.decode()
    keys = BrowserKeys()
    subscription = Subscription("https://push.example.org/a", keys.public, keys.auth)
    post.add_phone(ana.open(), subscription, name="")
    assert "Remind me then" in ana_browser.get(kept).content.decode()

    ana_browser.post(f"{kept}/remind")

    assert "It comes then" in ana_browser.get(kept).content.decode()
    assert Box.objects.get().next_at == NOW + timedelta(hours=1)
    ana_browser.post("/plan/later/looked", {"off": "1"})
    assert Box.objects.get().next_at is None
