"""Thinking of ending one's life, for somebody who is here: CLINICAL 3.4 in its order, and its must-nots."""

import re
from datetime import UTC, datetime

import pytest

from leeward.coping.plan import actions
from leeward.coping.plan.records import COMPANY, PEOPLE, SERVICES, SURROUNDINGS, Contact
from leeward.kernel.moments import Moment
from leeward.library import helplines

MOMENT = Moment(int(datetime(2026, 11, 24, tzinfo=UTC).timestamp()))


@pytest.fixture
def planned(ana, ana_browser):
    """Ana's browser, with a plan in her notebook and a country chosen."""
    vault = ana.open()
    vault.change_settings(lambda settings: type(settings)(country="IE"))
    for number, name, phone in (
        (PEOPLE, "Ben", "0861234567"),
        (SERVICES, "Dr Cleo", "014567890"),
        (COMPANY, "Jo", "0857"),
    ):
        actions.keep_contact(vault, number, Contact(id=name.encode().ljust(16), name=name, phone=phone), moment=MOMENT)
    actions.write_part(vault, SURROUNDINGS, "Go to the kitchen, where the others are", moment=MOMENT)
    return ana_browser


def test_everything_stands_there_in_its_order(planned):
    page = planned.get("/plan/now").content.decode()
    order = [
        "Thank you for saying it",
        'href="tel:112"',
        "nearest emergency department",
        "People who listen",
        'href="tel:0861234567"',
        'href="tel:014567890"',
        "Go to the kitchen, where the others are",
        "Could somebody stay with you",
        "Would you like to be asked how it is then?",
    ]
    assert [page.index(words) for words in order] == sorted(page.index(words) for words in order)
    assert "Ireland" in page


def test_only_parts_four_and_five_are_reached_from_it(planned):
    assert "0857" not in planned.get("/plan/now").content.decode()


def test_it_is_no_wall_of_numbers(planned):
    """Three services at the most; the rest is one tap away."""
    page = planned.get("/plan/now").content.decode()
    assert len(re.findall(r'<li class="card card--quiet">', page)) <= 3
    assert 'href="/now/ie#talk"' in page


def test_it_says_what_may_not_be_said_nowhere(planned):
    page = planned.get("/plan/now").content.decode().lower()
    for never in ("high risk", "you are safe", "promise", "alert", "flag", "are you sure"):
        assert never not in page
    assert "nobody is told" in page


def test_nothing_is_asked_first_and_nothing_is_kept_by_looking(planned, ana):
    before = [stream.state() for stream in _streams(ana)]
    page = planned.get("/plan/now").content.decode()
    assert page.index("tel:112") < page.index('<form method="post" action="/plan/later"')
    assert [stream.state() for stream in _streams(ana)] == before


def _streams(ana):
    from leeward.coping.looking_in.kinds import LOOK_INS
    from leeward.coping.plan.kinds import BESIDE, VERSIONS

    return [ana.open().stream(kind) for kind in (VERSIONS, BESIDE, LOOK_INS)]


def test_no_tool_is_closed_by_it(planned):
    planned.get("/plan/now")
    planned.post("/plan/later", {"hours": ["1"]})
    for address in ("/", "/check-in", "/write", "/notebook", "/patterns", "/plan", "/afterwards"):
        assert planned.get(address).status_code == 200


def test_without_a_plan_the_words_of_help_now_stand_there(ana_browser):
    page = ana_browser.get("/plan/now").content.decode()
    assert "A friend, a parent, a neighbour" in page
    assert "Would it help to put some distance" in page
    assert 'href="tel:112"' in page


def test_the_browsers_language_names_a_country_where_none_was_chosen(ana_browser):
    page = ana_browser.get("/plan/now", headers={"accept-language": "en-GB"}).content.decode()
    assert 'href="tel:999"' in page
    assert "I am somewhere else" in page


def test_a_visitor_or_a_locked_notebook_meets_no_question(client, planned):
    assert client.get("/plan/now")["Location"] == "/now#life"
    planned.post("/lock")
    assert planned.get("/plan/now")["Location"] == "/now#life"


def test_with_the_file_of_helplines_unreadable_own_people_are_still_there(planned, monkeypatch):
    def unreadable():
        raise helplines.NoHelplines

    monkeypatch.setattr(helplines, "everything", unreadable)
    page = planned.get("/plan/now").content.decode()
    assert 'href="tel:0861234567"' in page
    assert 'href="tel:112"' in page


def test_it_is_linked_from_where_a_person_says_so(planned):
    for address in ("/plan", "/afterwards"):
        assert 'href="/plan/now"' in planned.get(address).content.decode()
