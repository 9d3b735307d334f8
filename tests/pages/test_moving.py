"""Moving as somebody meets it: a plan in any order, one tap to make it smaller, quiet time, and nothing about a gap."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from leeward.kernel import clock
from leeward.kernel.ids import id_text, new_id
from leeward.kernel.moments import moment_in
from leeward.movement import actions, queries
from leeward.movement.movements import shipped
from leeward.movement.parts import PARTS
from leeward.movement.records import APPLE_HEALTH, Moved, Plan
from leeward.web.deposits import HANDLERS
from tests.pages.later import at

NOW = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)
FORM_ID = bytes(range(16))


@pytest.fixture(autouse=True)
def _afternoon():
    with clock.frozen(NOW):
        yield


def text(browser, address):
    return " ".join(browser.get(address).content.decode().split())


def size(browser, way):
    browser.post("/moving/size", {"way": way})
    return re.search(r'id="today-h">([^<]+)<', text(browser, "/moving"))[1]


def did(browser, **fields):
    return browser.post("/moving/did", {"form_id": id_text(FORM_ID), **fields})


def kept(ana):
    return [item.record for item in queries.moved(ana.open())]


def test_a_first_visit_asks_for_nothing_and_every_door_opens(ana_browser):
    page = text(ana_browser, "/moving")
    assert "Two minutes count" in page
    assert "To begin with: 5 minutes" in page
    for address in ("/moving/plan", "/moving/ideas", "/moving/ideas?m=anger", "/moving/begin", "/moving/did"):
        assert ana_browser.get(address).status_code == 200
    assert "What I kept" not in page


def test_one_tap_keeps_that_it_was_and_it_can_be_undone(ana_browser, ana):
    answer = did(ana_browser)
    assert kept(ana) == [Moved(moment=moment_in("", NOW), recorded_at=int(NOW.timestamp()))]
    assert "Kept. It counts." in text(ana_browser, answer["Location"])
    ana_browser.post(answer["Location"] + "/erase")
    assert kept(ana) == []
    assert ana_browser.get(answer["Location"]).status_code == 404


def test_a_double_tap_is_one_time(ana_browser, ana):
    did(ana_browser)
    did(ana_browser)
    did(ana_browser, minutes="3")
    assert [one.minutes for one in kept(ana)] == [3]


def test_everything_can_be_said_and_a_time_begins_before_its_minutes(ana_browser, ana):
    did(ana_browser, own="Swings with Ben", minutes="10", ago="0", mood_before="3", mood_after="5", urge_after="0")
    (one,) = kept(ana)
    assert (one.kind, one.minutes, one.mood_before, one.mood_after) == ("Swings with Ben", 10, 3, 5)
    assert (one.urge_before, one.urge_after) == (None, 0)
    assert one.moment.utc() == NOW - timedelta(minutes=10)


def test_one_of_some_hours_ago(ana_browser, ana):
    did(ana_browser, minutes="10", ago="240")
    assert kept(ana)[0].moment.utc() == NOW - timedelta(hours=4)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"minutes": "soon"}, "Write the minutes as a number"),
        ({"minutes": "-4"}, "Write the minutes as a number"),
        ({"minutes": "99999"}, "Write the minutes as a number"),
        ({"mood_after": "11"}, "Choose a number from 0 to 10, or skip it."),
        ({"ago": "later"}, "This is not one of the words any more"),
        ({"own": "x" * 81}, "This has 81 characters"),
    ],
)
def test_a_slip_says_what_to_do_and_loses_nothing(ana_browser, ana, fields, sentence):
    answer = did(ana_browser, **{"own": "the long way round", **fields})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    if "own" not in fields:
        assert "the long way round" in answer.content.decode()
    assert kept(ana) == []


@pytest.mark.parametrize("began", ["\x00", "-1", "9" * 40, "٣", "1", str(int(NOW.timestamp()) + 9)])
def test_a_hidden_time_that_makes_no_sense_is_left_out(ana_browser, ana, began):
    assert did(ana_browser, began=began).status_code == 302
    assert kept(ana)[0].moment.utc() == NOW


def test_the_plan_is_small_questions_in_any_order(ana_browser, ana):
    ana_browser.post("/moving/plan/when", {"word": "tea"})
    ana_browser.post("/moving/plan/who", {"own": "the dog\x00 and  me"})
    answer = ana_browser.post("/moving/plan/what", {"anger": ["push-a-wall"], "own": "swings", "go-on": "1"})
    assert answer["Location"] == "/moving/plan/size"
    assert ana_browser.post("/moving/plan/needs", {"go-on": "1"})["Location"] == "/moving/plan"
    plan = queries.plan_of(ana.open())
    assert plan == Plan(moves=["push-a-wall"], own="swings", when="tea", company="the dog and me")
    for address in ("/moving", "/moving/plan"):
        page = text(ana_browser, address)
        assert all(words in page for words in ("Push a wall, swings", "after tea", "the dog and me"))
    ana_browser.post("/moving/plan/what", {"gentle": ["rock-a-little"], "anger": ["push-a-wall"]})
    assert queries.plan_of(ana.open()).moves == ["push-a-wall", "rock-a-little"]
    ana_browser.post("/moving/plan/when", {})
    assert queries.plan_of(ana.open()).when == ""


@pytest.mark.parametrize(
    ("key", "fields"),
    [("what", {"gentle": "fly"}), ("size", {"size": "90"}), ("when", {"word": "noon"}), ("needs", {"needs": "wings"})],
)
def test_an_answer_that_cannot_be_read_changes_nothing(ana_browser, ana, key, fields):
    before = actions.change_plan(ana.open(), lambda _: Plan(when="tea", minutes=2, moves=["push-a-wall"]))
    assert ana_browser.post(f"/moving/plan/{key}", fields).status_code == 422
    assert queries.plan_of(ana.open()) == before


def test_smaller_is_one_tap_for_today_alone_and_looks_like_the_others(ana_browser, ana_account, ana):
    ana_browser.post("/moving/plan/size", {"size": "5"})
    assert "My plan: 5 minutes" in text(ana_browser, "/moving")
    assert size(ana_browser, "smaller") == "Today: 2 minutes"
    assert size(ana_browser, "smaller") == "Today: 1 minute"
    assert size(ana_browser, "smaller") == "Today: rest"
    assert "Resting is a choice, and a good one." in text(ana_browser, "/moving")
    assert size(ana_browser, "larger") == "Today: 1 minute"
    assert size(ana_browser, "usual") == "My plan: 5 minutes"
    assert size(ana_browser, "nonsense") == "My plan: 5 minutes"
    size(ana_browser, "rest")
    buttons = re.findall(r'<button class="([^"]+)" type="submit" name="way"', text(ana_browser, "/moving"))
    assert len(set(buttons)) == 1
    with at(NOW + timedelta(days=1), ana_account, ana) as tomorrow:
        assert "My plan: 5 minutes" in text(tomorrow, "/moving")


def test_a_missed_day_is_silence(ana_browser, ana):
    """Weeks without it, and a day after it was kept, show the same page, word for word but for what was kept."""
    ana_browser.post("/moving/plan/when", {"word": "tea"})
    actions.keep_moved(ana.open(), Moved(moment=moment_in("", NOW - timedelta(days=40)), minutes=2), id=new_id())
    long_ago = without_keys(text(ana_browser, "/moving"))
    actions.keep_moved(ana.open(), Moved(moment=moment_in("", NOW - timedelta(days=1)), minutes=2), id=new_id())
    assert without_keys(text(ana_browser, "/moving")) == long_ago
    lines = text(ana_browser, "/moving/kept")
    assert lines.count('class="moving-row"') == 2
    for page in (long_ago, main_of(lines)):
        assert not re.search(r"last time|missed|\bago\b|since|again|not yet|in a row|behind", page, re.IGNORECASE)


def without_keys(page):
    return re.sub(r'value="[^"]{20,}"', "", main_of(page))


def main_of(page):
    return page[page.index("<main") : page.index("</main>")]


def test_about_an_hour_written_today_brings_a_word_about_rest_and_no_more_of_more(ana_browser, ana_account, ana):
    did(ana_browser, minutes="45")
    assert "about an hour of moving" not in text(ana_browser, "/moving")
    actions.keep_moved(ana.open(), Moved(moment=moment_in("", NOW), minutes=20), id=new_id())
    page = text(ana_browser, "/moving")
    assert "Today has had about an hour of moving" in page
    assert 'value="larger"' not in page
    assert "Rest belongs to it" in text(ana_browser, "/moving/begin")
    assert "Rest belongs to it" in text(ana_browser, "/moving/kept/" + id_text(FORM_ID))
    assert "It counts" not in text(ana_browser, "/moving/kept/" + id_text(FORM_ID)), "more is never praised"
    assert 'class="button button--wide button--quiet" href="/moving/begin"' in page
    with at(NOW + timedelta(days=1), ana_account, ana) as tomorrow:
        assert "What kind of day is it?" in text(tomorrow, "/moving")
        assert "about an hour of moving" not in text(tomorrow, "/moving")


def test_a_phones_minutes_bring_no_word_and_are_nobodys_to_change_here(ana_browser, ana):
    phone = Moved(moment=moment_in("", NOW), minutes=300, source=APPLE_HEALTH)
    kept_as = actions.keep_moved(ana.open(), phone, id=new_id())
    assert "about an hour of moving" not in text(ana_browser, "/moving")
    assert ana_browser.get(f"/moving/kept/{id_text(kept_as)}/change").status_code == 404
    did(ana_browser)
    vault = ana.open()
    assert (queries.times_moved(vault), queries.times_imported(vault)) == (1, 1)


def test_what_does_not_fit_is_not_shown(ana_browser):
    assert "Stamp on the spot" in text(ana_browser, "/moving/ideas?m=anger")
    ana_browser.post("/moving/plan/needs", {"needs": ["quiet", "bed"]})
    page = text(ana_browser, "/moving/ideas?m=anger")
    assert "Stamp on the spot" not in page
    assert "Sweep your arms" in page
    assert "In bed, Quietly" in page


def test_every_idea_opens_and_goes_into_the_plan(ana_browser, ana):
    for one in shipped():
        assert one.title in text(ana_browser, f"/moving/ideas/{one.key}")
    ana_browser.post("/moving/ideas/push-a-wall/plan")
    assert queries.plan_of(ana.open()).moves == ["push-a-wall"]
    assert ana_browser.get("/moving/ideas/nothing-here").status_code == 404
    assert ana_browser.get("/moving/plan/nothing").status_code == 404


def test_begin_pause_go_on_enough(ana_browser, ana_account, ana):
    begun = ana_browser.post("/moving/begin", {"size": "5", "kind": "push-a-wall", "mood": "3", "urge": "6"})
    assert begun["Location"] == "/moving/doing"
    page = text(ana_browser, "/moving/doing")
    assert "You began at 15:30" in page
    assert 'data-whole="300" data-gone="0"' in page
    assert "Put your hands" in page
    with clock.frozen(NOW + timedelta(minutes=2)):
        ana_browser.post("/moving/doing/way", {"way": "pause"})
        assert "leeward-moving" not in main_of(text(ana_browser, "/moving/doing"))
    with at(NOW + timedelta(minutes=30), ana_account, ana) as unlocked:
        unlocked.post("/moving/doing/way", {"way": "go-on"})
        assert 'data-gone="120"' in text(unlocked, "/moving/doing")
        assert "Go back to it" in text(unlocked, "/moving")
    with at(NOW + timedelta(minutes=32), ana_account, ana) as unlocked:
        form = main_of(text(unlocked, "/moving/did"))
        assert 'name="minutes" value="4"' in form
        began = re.search(r'name="began" value="(\d+)"', form)[1]
        did(unlocked, kind="push-a-wall", minutes="4", began=began, mood_before="3", urge_before="6", urge_after="4")
    (one,) = kept(ana)
    assert (one.moment.utc(), one.minutes, one.kind, one.urge_before, one.urge_after) == (NOW, 4, "push-a-wall", 6, 4)
    assert queries.doing_of(ana.open(), now=NOW + timedelta(minutes=33)) is None, "it is not under way any more"


def test_what_was_begun_can_be_let_go_and_nothing_is_kept(ana_browser, ana):
    ana_browser.post("/moving/begin", {"size": "0"})
    assert "It is over when you say so." in text(ana_browser, "/moving/doing")
    ana_browser.post("/moving/doing/way", {"way": "let-go"})
    assert ana_browser.get("/moving/doing").status_code == 302
    assert kept(ana) == []


def test_a_timer_nobody_came_back_to_is_gone_without_a_word(ana_browser, ana_account, ana):
    ana_browser.post("/moving/begin", {"size": "5"})
    assert "You began something" in text(ana_browser, "/moving")
    with at(NOW + timedelta(days=2), ana_account, ana) as later:
        assert "What kind of day is it?" in text(later, "/moving")
        assert "You began something" not in text(later, "/moving")


def test_more_can_be_said_later_and_when_it_was_stays(ana_browser, ana_account, ana):
    did(ana_browser)
    address = f"/moving/kept/{id_text(FORM_ID)}/change"
    with at(NOW + timedelta(hours=3), ana_account, ana) as later:
        assert "Say a little more" in text(later, address)
        later.post(address, {"own": "Danced", "minutes": "3"})
    (one,) = kept(ana)
    assert (one.kind, one.minutes, one.moment.utc()) == ("Danced", 3, NOW)
    assert "Danced" in text(ana_browser, "/moving/kept")
    assert "Delete this one?" in text(ana_browser, f"/moving/kept/{id_text(FORM_ID)}/erase")


def test_the_plan_can_be_let_go_and_what_was_done_stays(ana_browser, ana):
    did(ana_browser)
    ana_browser.post("/moving/plan/when", {"word": "tea"})
    assert "Let go of this plan?" in text(ana_browser, "/moving/plan/erase")
    ana_browser.post("/moving/plan/erase")
    assert queries.plan_of(ana.open()) == Plan()
    assert len(kept(ana)) == 1


def test_cautions_are_one_tap_away_everywhere(ana_browser):
    page = text(ana_browser, "/moving/care")
    for words in ("If eating is hard", "If panic is close", "dizzy", "heart", "hurt or ill", "about an hour"):
        assert words in page
    for address in ("/moving", "/moving/begin"):
        assert "/moving/care" in text(ana_browser, address)


def test_nobody_else_reaches_it(ana_browser, ana, ben_browser, client):
    did(ana_browser, own="the lighthouse")
    assert ben_browser.get(f"/moving/kept/{id_text(FORM_ID)}").status_code == 404
    assert "unlock" in client.get("/moving")["Location"]


def send_locked(browser, ana, address, *, to="", **fields):
    """Open the form, let the notebook lock, send it, and take it in after unlocking; return the vault."""
    page = main_of(browser.get(address).content.decode())
    form = page[page.rindex("<form", 0, page.index('name="ticket"')) :]
    carried = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form[: form.index("</form>")]))
    browser.post("/lock")
    with clock.frozen(NOW + timedelta(minutes=20)):
        browser.post(to or address, {**carried, **fields})
        for _ in range(2):
            report = ana.open().ingest(HANDLERS, limit=200)
            assert (report.failed, report.unconfirmed) == (0, 0)
    return ana.open()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ("", None)),
        ({"own": "x" * 200, "minutes": "4"}, ("x" * 200, 4)),
        ({"kind": "push-a-wall", "minutes": "soon"}, ("push-a-wall", None)),
        ({"kind": "my own word"}, ("my own word", None)),
    ],
)
def test_what_was_sent_while_locked_is_kept(ana_browser, ana, fields, words):
    vault = send_locked(ana_browser, ana, "/moving/did", **fields)
    (item,) = queries.moved(vault)
    assert (item.record.kind, item.record.minutes) == words


def test_more_that_was_said_while_locked_is_said_of_the_same_time(ana_browser, ana):
    did(ana_browser)
    vault = send_locked(ana_browser, ana, f"/moving/kept/{id_text(FORM_ID)}/change", own="Danced")
    (item,) = queries.moved(vault)
    assert (item.record.kind, item.record.moment.utc()) == ("Danced", NOW)


def test_a_part_of_the_plan_sent_while_locked(ana_browser, ana):
    assert queries.plan_of(send_locked(ana_browser, ana, "/moving/plan/who", own="y" * 99)).company == "y" * 99


def test_beginning_while_locked_begins(ana_browser, ana):
    vault = send_locked(ana_browser, ana, "/moving/begin", size="2")
    doing = queries.doing_of(vault, now=NOW + timedelta(minutes=21))
    assert doing is not None
    assert (doing.minutes, doing.began) == (2, int(NOW.timestamp()) + 20 * 60)


def test_the_toolbox_and_every_part_lead_here(ana_browser):
    assert 'href="/moving"' in text(ana_browser, "/toolbox")
    for part in PARTS:
        assert str(part.question) in text(ana_browser, f"/moving/plan/{part.key}")


def test_today_has_a_door_for_who_has_a_plan_and_says_the_same_whatever_was_done(ana_browser):
    door = "A little moving, if it suits."
    assert door not in text(ana_browser, "/")
    ana_browser.post("/moving/plan/when", {"word": "tea"})
    assert door in text(ana_browser, "/")
    did(ana_browser)
    assert door in text(ana_browser, "/")
    size(ana_browser, "rest")
    assert door not in text(ana_browser, "/")


BEHIND = re.compile(
    r"missed|behind|catch up|last time|yesterday|in a row|days? ago|still not|not yet|again|only \d|overdue|late\b|"
    r"forgot|\d+ (?:days|weeks)|%|goal|should\b",
    re.IGNORECASE,
)
OPENED = ("/moving", "/moving/plan", "/moving/ideas", "/moving/begin", "/moving/kept", "/moving/care")
OPENED += ("/patterns/moving", "/")


def test_a_first_week_with_two_bad_days_never_makes_anybody_feel_behind(ana_browser, ana_account, ana):
    """Day by day as somebody new would: a plan, a good day, a day with nothing at all, a day in bed, and on."""
    ana_browser.post("/moving/plan/what", {"own": "to the gate"})
    ana_browser.post("/moving/plan/when", {"word": "tea"})
    week = {
        0: [("/moving/begin", {"size": "5"}), ("/moving/did", {"minutes": "5", "own": "to the gate"})],
        1: [("/moving/did", {})],
        2: [],  # a bad day: nothing was opened
        3: [("/moving/size", {"way": "smaller"}), ("/moving/size", {"way": "rest"})],  # a bad day, looked at from bed
        4: [("/moving/size", {"way": "smaller"}), ("/moving/did", {"minutes": "1"})],
        5: [("/moving/plan/size", {"size": "2"})],
        6: [("/moving/begin", {"size": "2"}), ("/moving/doing/way", {"way": "let-go"})],
    }
    for day, sent in week.items():
        with at(NOW + timedelta(days=day), ana_account, ana) as browser:
            for address, fields in sent:
                assert browser.post(address, fields).status_code == 302
            for address in OPENED if sent else ():
                words = re.sub(r"<[^>]+>", " ", main_of(text(browser, address)))
                assert not (found := BEHIND.search(words)), (day, address, found)
    assert len(kept(ana)) == 3
