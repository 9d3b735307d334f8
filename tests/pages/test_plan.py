"""The plan's pages: part by part, in any order, one tap to somebody, one suggestion, a look after a hard time."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from leeward.coping.plan import actions, queries
from leeward.coping.plan.kinds import VERSIONS
from leeward.coping.plan.records import ALONE, PEOPLE, SIGNS, SURROUNDINGS, Contact
from leeward.kernel import clock
from leeward.kernel.ids import id_text
from leeward.kernel.moments import Moment, moment_in
from tests.pages.later import at

NOW = datetime(2026, 11, 24, 20, 15, tzinfo=UTC)
SUGGESTION = "One person is a start."
HARD_TIME = "There has been a hard time since you last looked this through."


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


def words(browser, address="/plan") -> str:
    return browser.get(address).content.decode()


def write(browser, number, text, **fields):
    return browser.post(f"/plan/{number}", {"part": str(number), "words": text, **fields})


def test_the_six_parts_stand_in_the_fixed_order_and_two_beside_them(ana_browser):
    """R10, R11."""
    write(ana_browser, 8, "If nobody answers, I write to the next one")
    write(ana_browser, 1, "I go quiet")
    page = words(ana_browser)
    assert [int(number) for number in re.findall(r'id="part-(\d)"', page)] == [1, 2, 3, 4, 5, 6, 7, 8]
    for title in ("What tends to set it off", "What can get in the way, and what then", "also at night"):
        assert title in page + words(ana_browser, "/plan/5")


@pytest.mark.parametrize("number", range(1, 9))
def test_each_part_is_written_on_its_own_and_may_be_skipped(ana_browser, ana, number):
    assert write(ana_browser, number, "")["Location"] == f"/plan#part-{number}"
    assert queries.newest(ana.open()) is None, "nothing written is no version"
    write(ana_browser, number, "The bench by the boats\n")
    plan = queries.plan_of(ana.open())
    assert plan.part(number).words == "The bench by the boats"
    assert list(plan.parts) == [number]
    page = words(ana_browser, f"/plan/{number}")
    assert "required" not in page
    assert number == 8 or "Skip this part" in page


def test_help_now_stands_on_every_part(ana_browser):
    """R12."""
    write(ana_browser, 1, "I go quiet")
    parts = words(ana_browser).split('<section class="card part"')[1:]
    assert len(parts) == 8
    assert all('href="/now"' in part.split("</section>")[0] for part in parts)
    assert all('href="/now"' in words(ana_browser, f"/plan/{number}").split("<main")[1] for number in range(1, 9))


def test_the_part_about_services_leads_to_the_helplines(ana_browser):
    assert 'href="/helplines"' in ana_browser.get("/plan/5").content.decode()
    assert 'href="/helplines"' not in ana_browser.get("/plan/4").content.decode()


def test_going_on_leads_through_the_parts(ana_browser):
    assert write(ana_browser, 1, "I go quiet", **{"go-on": "1"})["Location"] == "/plan/2"
    assert write(ana_browser, 8, "Write", **{"go-on": "1"})["Location"].startswith("/plan")


def test_there_is_no_such_part(ana_browser):
    assert [ana_browser.get(f"/plan/{number}").status_code for number in (0, 9, 77)] == [404, 404, 404]
    assert ana_browser.get("/plan/1/person").status_code == 302


def test_somebody_is_called_and_written_to_with_one_tap(ana_browser, ana):
    fields = {"name": "Ben", "phone": "07700 900321", "how": "text", "message": "Can you ring me?", "when": "after six"}
    assert ana_browser.post("/plan/4/person", fields)["Location"] == "/plan#part-4"
    page = words(ana_browser)
    first = page.index('href="sms:07700900321?&amp;body=Can%20you%20ring%20me%3F"')
    assert first < page.index('href="tel:07700900321"') < page.index('id="part-1"')
    assert "after six" in page
    (somebody,) = queries.plan_of(ana.open()).part(PEOPLE).contacts
    address = f"/plan/4/person/{id_text(somebody.id)}"
    assert 'value="07700 900321"' in words(ana_browser, address)
    ana_browser.post(address, {**fields, "name": "Benno"})
    assert [one.name for one in queries.plan_of(ana.open()).part(PEOPLE).contacts] == ["Benno"]
    ana_browser.post("/plan/4/person", {"name": "Cleo"})
    cleo = queries.plan_of(ana.open()).part(PEOPLE).contacts[1]
    ana_browser.post(f"/plan/4/person/{id_text(cleo.id)}", {"first": "1"})
    assert [one.name for one in queries.plan_of(ana.open()).part(PEOPLE).contacts] == ["Cleo", "Benno"]
    ana_browser.post(address, {"remove": "1"})
    assert [one.name for one in queries.plan_of(ana.open()).part(PEOPLE).contacts] == ["Cleo"]
    assert ana_browser.get(address).status_code == 404


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("phone", "the red one", "A phone cannot dial this."),
        ("link", "javascript:alert(1)", "This does not open anything."),
        ("how", "shout", "Choose one of the three"),
        ("message", "x" * 601, "601 characters"),
    ],
)
def test_what_cannot_be_used_is_said_kindly_and_nothing_is_lost(ana_browser, ana, field, typed, sentence):
    answer = ana_browser.post("/plan/4/person", {"name": "Ben", field: typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="Ben"' in page
    assert typed in page or field == "how"
    assert queries.newest(ana.open()) is None


def test_nobody_at_all_is_asked_for_one_thing(ana_browser):
    assert "A name or a number is enough." in ana_browser.post("/plan/4/person", {}).content.decode()


def test_a_part_that_is_too_long_comes_back_whole(ana_browser):
    answer = write(ana_browser, 1, "x" * 8_001)
    assert answer.status_code == 422
    assert "x" * 8_001 in answer.content.decode()


def test_a_double_tap_is_one_version_and_a_correction_one_more(ana_browser, ana):
    form = {"form_id": id_text(bytes(range(16)))}
    for text in ("I go quiet", "I go quiet", "I go very quiet"):
        write(ana_browser, 1, text, **form)
    assert [item.record.plan.part(1).words for item in ana.open().stream(VERSIONS).all()] == [
        "I go quiet", "I go very quiet",
    ]  # fmt: skip


def test_two_windows_lose_nothing(ana_browser, ana):
    write(ana_browser, 2, "Walk")
    base = id_text(queries.newest(ana.open()).id)
    write(ana_browser, 2, "Walk to the lighthouse", base=base)
    answer = write(ana_browser, 2, "Listen to the harbour", base=base)
    page = words(ana_browser, answer["Location"])
    assert "had also been changed in another window" in page
    earlier = re.search(r'href="(/plan/history/[0-9a-z]{26})"', page)[1]
    assert "Walk to the lighthouse" in words(ana_browser, earlier)
    assert queries.plan_of(ana.open()).part(ALONE).words == "Listen to the harbour"


def test_one_person_is_suggested_once_and_never_again(ana_browser):
    """R14."""
    answer = write(ana_browser, 1, "I go quiet")
    assert SUGGESTION in words(ana_browser, answer["Location"].split("#")[0])
    assert SUGGESTION not in words(ana_browser)
    again = write(ana_browser, 2, "Walk")
    assert SUGGESTION not in words(ana_browser, again["Location"].split("#")[0])


def test_with_a_person_nobody_is_suggested(ana_browser):
    ana_browser.post("/plan/4/person", {"name": "Ben"})
    assert SUGGESTION not in words(ana_browser, write(ana_browser, 1, "I go quiet")["Location"].split("#")[0])


def test_nothing_on_any_page_measures_how_complete_it_is(ana_browser):
    """R15."""
    write(ana_browser, 1, "I go quiet")
    for address in ("/plan", "/plan/4", "/plan/look", "/plan/history"):
        page = words(ana_browser, address)
        assert not re.search(r"\d ?%|\d of \d|\bcomplete|progress|score|missing|<meter", page.split("<main")[1])


def test_it_is_never_a_contract(ana_browser):
    """R18."""
    assert "not a contract" in words(ana_browser)
    write(ana_browser, 1, "I go quiet")
    assert "not a contract" in words(ana_browser)
    assert "no signature and no contract" in words(ana_browser, "/plan/look")
    assert not re.search(r"I (promise|agree|will not)", words(ana_browser) + words(ana_browser, "/plan/look"))


def test_the_part_about_surroundings_asks_for_own_words_and_gives_no_example(ana_browser):
    """R17."""
    page = words(ana_browser, "/plan/6").split("<main")[1]
    assert "In your own words" in page
    assert "For example" not in page
    assert "checkbox" not in page


def test_looking_it_through_shows_its_day_and_who_was_there(ana_browser, ana):
    """R16."""
    write(ana_browser, 1, "I go quiet")
    assert "Not looked through with anybody yet" in words(ana_browser)
    ana_browser.post("/plan/look", {"own_initials": "A. K.", "their_initials": "C.", "zone": "Europe/Berlin"})
    page = words(ana_browser)
    assert "Last looked through on Tuesday, 24 November 2026, together: A. K. and C." in page
    assert queries.plan_of(ana.open()).reviewed.zone == "Europe/Berlin"


def test_after_a_hard_time_a_look_is_offered_until_it_was_had(ana_browser, ana_account, ana):
    """R16."""
    write(ana_browser, 1, "I go quiet")
    ana_browser.post("/plan/look", {})
    assert HARD_TIME not in words(ana_browser)
    actions.note_hard_time(ana.open(), at=int(NOW.timestamp()) + 60)
    assert HARD_TIME in words(ana_browser)
    with at(NOW + timedelta(days=2), ana_account, ana) as browser:
        browser.post("/plan/look", {})
        assert HARD_TIME not in words(browser)


def test_a_plan_that_stood_for_long_is_offered_for_a_look(ana_browser, ana):
    long_ago = moment_in("", NOW - timedelta(days=200))
    actions.write_part(ana.open(), SIGNS, "I go quiet", moment=long_ago)
    assert "It has stood like this for a while." in words(ana_browser)


def test_what_is_empty_is_kind_and_begins_anywhere(ana_browser):
    page = words(ana_browser)
    assert "One line is a plan already." in page
    assert all(f'href="/plan/{number}"' in page for number in range(1, 9))


def test_the_sheet_has_a_neutral_heading_and_every_word(ana_browser, ana):
    """R13."""
    vault = ana.open()
    moment = Moment(int(NOW.timestamp()))
    actions.write_part(vault, SURROUNDINGS, "Go to the kitchen", moment=moment)
    actions.keep_contact(vault, PEOPLE, Contact(id=b"b" * 16, name="Ben", phone="07700 900321"), moment=moment)
    page = words(ana_browser, "/plan/print")
    sheet = page[page.index("<article") : page.index("</article")]
    assert "Notes · 24 November 2026" in sheet
    assert all(text in sheet for text in ("Go to the kitchen", "Ben", "07700 900321"))
    assert "What I can do on my own" not in sheet, "an empty part takes no room"
    assert not re.search(r"plan|crisis|suicid|harm", re.sub(r"<[^>]+>", "", sheet), re.IGNORECASE)


def test_titles_and_addresses_say_nothing_of_what_it_is_about(ana_browser):
    write(ana_browser, 1, "I go quiet")
    for address in ("/plan", "/plan/1", "/plan/6", "/plan/now", "/plan/later", "/plan/here", "/afterwards"):
        title = re.search(r"<title>(.*?)</title>", words(ana_browser, address))[1]
        assert not re.search(r"life|suicid|harm|hurt|crisis|quiet", title, re.IGNORECASE)


def test_the_page_of_the_copy_is_anybodys(client, ana_browser):
    """The same bytes for everybody, no cookie, no token: so it may be kept for a phone without network."""
    answers = [client.get("/plan/here"), ana_browser.get("/plan/here")]
    assert answers[0].content == answers[1].content
    for answer in answers:
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")
        assert answer["Cache-Control"].startswith("public")
        assert b"csrfmiddlewaretoken" not in answer.content
    assert client.post("/plan/here").status_code == 405


def test_a_stranger_and_a_visitor_see_nothing_of_it(ana_browser, ben_browser, client):
    write(ana_browser, 1, "I go quiet")
    assert "I go quiet" not in words(ben_browser)
    for address in ("/plan", "/plan/1", "/plan/print", "/plan/copy", "/plan/picture", "/plan/history", "/afterwards"):
        assert client.get(address).status_code == 302
