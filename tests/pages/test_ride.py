"""Riding it out: a rating every five minutes, two kind endings, a person on every page, and only kept if wanted."""

import re
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from leeward.coping.plan import actions as plan
from leeward.coping.plan.records import PEOPLE, Contact
from leeward.coping.ride import queries as ride
from leeward.coping.toolbox import queries
from leeward.coping.toolbox.kinds import USES
from leeward.coping.toolbox.records import Used
from leeward.insights.uses import WAITED
from leeward.kernel import clock
from leeward.kernel.ids import new_id
from leeward.kernel.moments import moment_in
from leeward.vault.models import Draft
from tests.accounts.fixtures import signed_in
from tests.accounts.forms_on import forms_on

NOW = datetime(2026, 11, 23, 23, 40, tzinfo=UTC)
PLACES = 'aria-label="Places"'


class Night:
    """Ana at night, minute by minute."""

    def __init__(self, browser, account, notebook):
        self.browser, self.account, self.notebook = browser, account, notebook
        self.clock = ExitStack()

    def pass_to(self, minute):
        """Move to a minute of the night; whether the notebook is open there is another matter."""
        self.clock.close()
        self.clock.enter_context(clock.frozen(NOW + timedelta(minutes=minute)))

    def at(self, minute):
        """Move to a minute of the night, and have the notebook open there however long that is."""
        self.pass_to(minute)
        signed_in(self.account, self.notebook.open(), client=self.browser)

    def get(self, address="/ride"):
        return " ".join(self.browser.get(address).content.decode().split())

    def begin(self, **fields):
        self.browser.post("/ride", fields)
        return self.get()

    def five_minutes(self, minute, after, **more):
        """Choose the first that is offered, and rate it at this minute; return the page that follows."""
        self.at(minute - 5)
        page = self.get("/ride/choose")
        self.browser.post("/ride/choose", {"tool": tools(page)[0], "offered": offered(page)})
        self.at(minute)
        step = re.search(r'name="step" value="(\d+)"', self.get("/ride/rate"))[1]
        self.browser.post("/ride/rate", {"step": step, "after": after, **more})
        return self.get()

    def used(self):
        return queries.used(self.notebook.open())


def tools(page):
    return re.findall(r'name="tool" value="([^"]+)"', page)


def offered(page):
    return re.findall(r'name="offered" value="([^"]+)"', page)


@pytest.fixture
def night(ana_account, ana):
    there = Night(Client(), ana_account, ana)
    there.at(0)
    yield there
    there.clock.close()


def test_it_says_plainly_what_is_kept_and_begins_unkept(night):
    page = night.get()
    assert "Keep this ride in my notebook" in page
    assert "waits sealed until the ride ends, and is then erased" in page
    assert not re.search(r'name="keeps"[^>]*checked', page)
    assert PLACES not in page, "in the hard minute there is no navigation"


def test_a_ride_that_is_kept_keeps_each_step(night):
    night.begin(first="8", keeps="on", out="on")
    page = night.five_minutes(5, "6", how="a bit")
    assert "Minute 5. You said 8, then 6." in page
    (use,) = night.used()
    assert (use.before, use.after, use.minutes, use.how, use.out) == (8, 6, 5, "a bit", True)
    assert use.strategy in [one.strategy for one in use.offered]
    assert all(0 <= one.share <= 1 for one in use.offered)
    night.five_minutes(10, "4")
    assert [use.before for use in night.used()] == [8, 6]
    assert len({use.ride for use in night.used()}) == 1


def test_a_ride_that_is_not_kept_leaves_nothing_behind(night):
    night.begin(first="8")
    night.five_minutes(5, "6")
    assert night.used() == []
    assert Draft.objects.count() == 1
    night.browser.post("/ride/end", {"how": "enough"})
    page = night.get("/ride/ended")
    assert "Nothing of it was kept." in page
    assert night.used() == []
    state = ride.drafted(night.notebook.open(), now=NOW).riding
    assert (state.first, state.steps) == (None, [])


def test_what_was_chosen_last_about_keeping_is_ticked_the_next_time(night):
    night.begin(first="5", keeps="on")
    night.browser.post("/ride/end", {"how": "enough"})
    assert re.search(r'name="keeps"[^>]*checked', night.get())


def test_a_person_and_two_ends_are_on_every_page(night):
    pages = [night.begin(first="5")]
    pages.append(night.five_minutes(5, "5"))
    night.at(5)
    night.browser.post("/ride/choose", {"tool": "wash-up"})
    pages += [night.get(), night.get("/ride/rate")]
    pages += [night.five_minutes(minute, "6") for minute in (15, 30)]
    for page in pages:
        assert "I need a person" in page
        assert 'value="enough"' in page
        assert 'value="could not"' in page
        assert PLACES not in page
    assert all("I need a person" in night.get(address) for address in ("/ride/wait",))


def test_a_quarter_of_an_hour_is_a_natural_end(night):
    night.begin(first="7", keeps="on")
    for minute in (5, 10):
        assert "A quarter of an hour" not in night.five_minutes(minute, "6")
    page = night.five_minutes(15, "5")
    assert "A quarter of an hour" in page
    assert "Both are fine" in page
    assert "Five more minutes" in page


def test_at_half_an_hour_still_strong_people_come_instead_of_skills(night):
    night.begin(first="7", keeps="on")
    for minute in (5, 10, 15, 20, 25):
        night.five_minutes(minute, "7")
    page = night.five_minutes(30, "7")
    assert "a person instead of another exercise" in page
    assert tools(page) == []
    assert "I would rather go on by myself" in page, "nothing is locked"
    assert tools(night.get("/ride/choose")) != []


def test_at_half_an_hour_and_calmer_it_can_end(night):
    night.begin(first="7")
    for minute in (5, 10, 15, 20, 25):
        night.five_minutes(minute, "6")
    assert "A quarter of an hour" in night.five_minutes(30, "3")


@pytest.mark.parametrize(("first", "is_first"), [("7", False), ("8", True), ("10", True), ("", False)])
def test_from_eight_on_people_come_first_on_the_page(night, first, is_first):
    page = night.begin(first=first)
    assert ("Somebody with you comes first" in page) is is_first
    if is_first:
        assert page.index("Somebody with you comes first") < page.index('name="tool"')
    assert tools(page) != [], "no tool is locked away"


def test_who_is_in_the_plan_is_one_tap_away_when_it_is_very_strong_and_after_half_an_hour(night):
    vault = night.notebook.open()
    ben = Contact(id=b"b" * 16, name="Ben", phone="07700 900321")
    plan.keep_contact(vault, PEOPLE, ben, moment=moment_in("", NOW))
    assert "tel:07700900321" not in night.begin(first="6")
    night.browser.post("/ride/end", {"how": "enough"})
    page = night.begin(first="9")
    assert page.index("tel:07700900321") < page.index('name="tool"')
    for minute in (5, 10, 15, 20, 25):
        night.five_minutes(minute, "7")
    assert "tel:07700900321" in night.five_minutes(30, "7")


def test_from_eight_on_nothing_is_tried_out(night):
    night.begin(first="9")
    assert len({tuple(tools(night.get("/ride/choose"))) for _ in range(6)}) == 1


def test_i_could_not_is_a_kind_ending_with_care_first(night):
    night.begin(first="8", keeps="on")
    night.five_minutes(5, "9")
    answer = night.browser.post("/ride/end", {"how": "could not"})
    assert answer["Location"] == "/ride/ended", "how it ended stands in no address"
    page = night.get("/ride/ended")
    assert "Thank you for saying so" in page
    assert page.index("/now#hurt") < page.index("Back to today")
    assert "Nothing you gathered before is lost" in page
    assert not re.search(r"\b(?:why|failed|streak|days)\b", page.split("<main")[1].split("</main>")[0].lower())
    assert [use.how for use in night.used()] == [""], "how it ended is written nowhere"


def test_the_last_word_about_keeping_is_at_the_end(night):
    night.begin(first="8", keeps="on")
    for minute in (5, 10, 15):
        night.five_minutes(minute, "5")
    night.browser.post("/ride/end", {"how": "enough", "asked": "1"})
    assert night.used() == []
    night.begin(first="8")
    for minute in (5, 10, 15):
        night.five_minutes(minute, "5")
    night.browser.post("/ride/end", {"how": "enough", "asked": "1", "keeps": "on"})
    assert len(night.used()) == 3


def test_a_ride_that_was_kept_can_be_erased_at_once(night):
    night.begin(first="8", keeps="on")
    night.five_minutes(5, "5")
    night.browser.post("/ride/end", {"how": "enough"})
    assert "Erase this ride" in night.get("/ride/ended")
    night.browser.post("/ride/erase")
    assert night.used() == []
    assert Draft.objects.count() == 0


def test_a_reload_another_device_and_a_lock_change_nothing(night):
    night.begin(first="8", keeps="on")
    page = night.five_minutes(5, "6")
    night.at(5)
    assert "You said 8, then 6." in night.get()
    night.browser.post("/lock")
    assert "Your notebook is locked, so nothing here is kept" in night.get()
    assert "8, then 6" in page
    assert ride.drafted(night.notebook.open(), now=NOW + timedelta(minutes=6)).riding.steps[0].after == 6


def test_what_is_sent_while_locked_goes_on_where_it_was(night):
    night.begin(first="8", keeps="on")
    night.browser.post("/ride/choose", {"tool": "wash-up"})
    form = next(one for one in forms_on(night.browser.get("/ride/rate").content.decode()) if "step" in one.fields)
    night.browser.post("/lock")
    night.pass_to(5)
    answer = night.browser.post("/ride/rate", form.fields | {"after": "5"})
    assert "Kept" in answer.content.decode()
    vault = night.notebook.open()
    from leeward.web.deposits import HANDLERS

    assert vault.ingest(HANDLERS).taken == 1
    assert [(use.strategy, use.after, use.minutes) for use in queries.used(vault)] == [("wash-up", 5, 5)]


def test_the_back_button_and_a_second_tap_correct_and_double_nothing(night):
    night.begin(first="8", keeps="on")
    night.five_minutes(5, "6")
    night.at(6)
    night.browser.post("/ride/rate", {"step": "0", "after": "7"})
    night.browser.post("/ride/rate", {"step": "0", "after": "7"})
    assert [use.after for use in night.used()] == [7]


def test_beginning_twice_with_one_form_is_one_ride(night):
    form = next(one for one in forms_on(night.browser.get("/ride").content.decode()) if "form_id" in one.fields)
    night.browser.post("/ride", form.fields | {"first": "8"})
    night.five_minutes(5, "6")
    night.browser.post("/ride", form.fields | {"first": "8"})
    assert len(ride.drafted(night.notebook.open(), now=NOW).riding.steps) == 1


def test_a_ride_nobody_came_back_to_is_over_and_gone(night):
    night.begin(first="8")
    night.at(200)
    assert "How strong is the pull right now?" in night.get()
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("address", ["/ride/choose", "/ride/rate", "/ride/ended", "/ride/again"])
def test_without_a_ride_every_step_leads_to_the_beginning(night, address):
    assert night.browser.get(address)["Location"] == "/ride"


@pytest.mark.parametrize(
    ("address", "fields", "status"),
    [
        ("/ride", {"first": "eleven"}, 422),
        ("/ride/rate", {"step": "-1", "after": "3"}, 422),
        ("/ride/rate", {"step": "9", "after": "3"}, 302),
        ("/ride/rate", {"step": "0", "after": "99"}, 422),
        ("/ride/choose", {"tool": "cool-water"}, 404),
        ("/ride/choose", {"tool": "wash-up", "offered": ["x:nan", "y", "z:0.5000"]}, 302),
        ("/ride/end", {"how": "<script>"}, 302),
    ],
)
def test_odd_answers_break_nothing(night, address, fields, status):
    if address != "/ride":
        night.begin(first="8", keeps="on")
        night.browser.post("/ride/choose", {"tool": "another-room"})
    assert night.browser.post(address, fields).status_code == status
    assert night.browser.get("/ride").status_code == 200
    assert night.used() == []


def test_a_damaged_draft_is_no_ride(night):
    night.notebook.open().drafts.save("ride", {"state": "{not a ride"})
    assert "How strong is the pull right now?" in night.get()


def test_waiting_alone_is_offered_and_kept_as_what_it_is(night):
    assert "rate again in 30 minutes" in night.get()
    night.browser.post("/ride/wait", {"first": "6"})
    assert "You wanted to rate again" in night.get("/")
    night.at(12)
    assert "Waiting, and nothing else" in night.get("/ride/again")
    night.at(31)
    assert "You said 6, 31 minutes ago" in night.get("/ride/again")
    assert "Both numbers are sealed" in night.browser.post("/ride/again", {"after": "5"}).content.decode()
    (pair,) = queries.uses(night.notebook.open())
    assert (pair.strategy, pair.before, pair.after, pair.minutes, pair.counts) == (WAITED, 6, 5, 31, True)


def test_waiting_needs_a_number_and_can_be_let_go(night, ana):
    assert "Choose a number first" in night.browser.post("/ride/wait", {}).content.decode()
    night.browser.post("/ride/wait", {"first": "6"})
    night.at(31)
    assert "nothing was kept" in night.browser.post("/ride/again", {"after": ""}).content.decode()
    assert night.used() == []


def test_waiting_nobody_came_back_to_is_mentioned_nowhere(night):
    night.browser.post("/ride/wait", {"first": "6"})
    night.at(180)
    assert "You wanted to rate again" not in night.get("/")
    assert night.browser.get("/ride/again")["Location"] == "/ride"


def helped(vault, best, *others):
    """Keep twenty uses of each tool; after the best of them the pull is three points lower than after the others."""
    kept = [
        Used(
            moment=moment_in("", NOW), strategy=key, before=before, after=before - (4 if key == best else 1), minutes=20
        )
        for before in (5, 6, 7, 8, 9) * 4
        for key in (best, *others)
    ]
    vault.stream(USES).extend([(new_id(), one) for one in kept])


def test_what_helped_this_person_comes_first_and_says_how_sure_that_is(night):
    helped(night.notebook.open(), "wash-up", "another-room", "walk-the-block", "scribble-it")
    page = night.begin(first="9")
    assert tools(page)[0] == "wash-up"
    night.browser.post("/ride/choose", {"tool": "wash-up"})
    said = (
        r"about \d(\.\d)? lower than after your other tools, starting from the same level\. "
        r"From 20 times; likely between"
    )
    assert re.search(said, night.get())
    night.browser.post("/ride/choose", {"tool": "walk-the-block"})
    assert "than after your other tools" not in night.get(), "nothing is said of the others"


def test_the_pull_has_one_pair_of_ends_wherever_it_is_rated(ana_browser):
    rated = (
        ana_browser.get(page).content.decode() for page in ("/check-in", "/ride", "/ride/wait", "/toolbox/wash-up")
    )
    ends = [re.findall(r'class="scale__ends"[^>]*><span>(.*?)</span><span>(.*?)</span>', page) for page in rated]
    assert [("none", "very strong") in found for found in ends] == [True] * 4
