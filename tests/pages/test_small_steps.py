"""Goals and one small action at a time, as their owner meets them: nothing is late, and "not today" leaves no trace."""

import re
from datetime import UTC, datetime

import pytest

from leeward.kernel import clock
from leeward.kernel.ids import id_text
from leeward.kernel.moments import Moment
from leeward.steps.small import queries
from leeward.steps.small.kinds import GOALS, SMALLS
from leeward.steps.small.records import A_BIT, DID, IN_HAND, PUT_DOWN, Goal, Small
from leeward.steps.small.starting_points import AREAS
from tests.pages.later import at

NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)
MOMENT = Moment(1_790_000_000)
ONE, TWO = bytes(range(16)), bytes(range(1, 17))


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


def text(browser, address):
    return " ".join(browser.get(address).content.decode().split())


def take(browser, words="Open a window", key=ONE, **fields):
    return browser.post("/steps/one/new", {"form_id": id_text(key), "words": words, **fields})


def say(browser, how, key=ONE):
    return browser.post(f"/steps/one/{id_text(key)}", {"how": how, "of": id_text(key)})


def hows(ana):
    return [item.record.how for item in queries.smalls(ana.open())]


def test_the_hub_has_doors_and_every_one_opens(ana_browser):
    page = text(ana_browser, "/steps")
    for address in ("/steps/one", "/toolbox/kindness", "/jar", "/steps/sheet", "/celebrations", "/steps/goals"):
        assert f'href="{address}"' in page
        assert ana_browser.get(address, follow=True).status_code == 200


def test_it_is_reached_from_today_and_from_the_toolbox(ana_browser):
    for address in ("/", "/toolbox"):
        assert 'href="/steps"' in text(ana_browser, address)


def test_without_one_in_hand_one_can_be_chosen_and_nothing_is_chosen_beforehand(ana_browser, ana):
    assert ana_browser.get("/steps/one")["Location"] == "/steps/one/new"
    for one in AREAS:
        page = text(ana_browser, f"/steps/one/new?for={one.key}")
        assert all(str(words) in page for words in one.actions)
        assert "checked" not in page
    assert 'value="Eat a banana"' in text(ana_browser, "/steps/one/new?for=eating&from=eating-1")
    assert hows(ana) == []


def test_an_action_is_taken_along_once_with_its_after_what(ana_browser, ana):
    for _ in range(2):
        assert take(ana_browser, after="after tea")["Location"] == "/steps/one"
    page = text(ana_browser, "/steps/one")
    assert hows(ana) == [IN_HAND]
    assert "Open a window" in page
    assert "after tea" in page


@pytest.mark.parametrize(("how", "words"), [(DID, "Kept. Thank you."), (A_BIT, "A bit is kept, too")])
def test_done_and_a_bit_are_both_kept(ana_browser, ana, how, words):
    take(ana_browser)
    assert words in text(ana_browser, say(ana_browser, how)["Location"])
    assert hows(ana) == [how]
    assert "Open a window" in text(ana_browser, "/steps/done")


def test_not_today_writes_nothing_down_and_offers_smaller_another_or_nothing(ana_browser, ana, ana_vault):
    take(ana_browser)
    before = ana_vault.stream(SMALLS).state()
    page = text(ana_browser, say(ana_browser, "not today")["Location"])
    for words in ("Make it smaller", "Another one", "Nothing for now", "It says nothing about you"):
        assert words in page
    assert ana.open().stream(SMALLS).state() == before
    assert "Open a window" in text(ana_browser, "/steps/one")


def test_an_action_looks_the_same_after_a_month_as_on_its_day(ana_browser, ana_account, ana):
    take(ana_browser)
    on_its_day = text(ana_browser, "/steps/one")
    with at(datetime(2026, 12, 24, 9, 0, tzinfo=UTC), ana_account, ana) as later:
        after_a_month = text(later, "/steps/one")
    keys = r'(name="(?:csrfmiddlewaretoken|form_id|ticket)" value=")[^"]*'
    assert _without(keys, on_its_day) == _without(keys, after_a_month)


def _without(keys, page):
    return re.sub(keys, r"\1", page.split("<main", 1)[1].split("</main>")[0])


def test_made_smaller_it_is_the_same_one_in_other_words(ana_browser, ana):
    take(ana_browser, "Have a shower")
    page = text(ana_browser, f"/steps/one/new?smaller={id_text(ONE)}")
    assert 'value="Have a shower"' in page
    take(ana_browser, "Put a towel by the shower", key=TWO, of=id_text(ONE))
    assert [item.record.words for item in queries.smalls(ana.open())] == ["Put a towel by the shower"]


def test_there_is_one_in_hand_at_a_time_and_the_other_is_put_down_not_lost(ana_browser, ana):
    take(ana_browser)
    take(ana_browser, "Eat a banana", key=TWO)
    assert hows(ana) == [PUT_DOWN, IN_HAND]
    assert "Open a window" in text(ana_browser, "/steps/done")
    ana_browser.post(f"/steps/one/{id_text(ONE)}/arrange", {"way": "pick up"})
    assert hows(ana) == [IN_HAND, PUT_DOWN]


def test_what_was_done_is_not_changed_by_a_late_answer_and_can_be_done_again_or_erased(ana_browser, ana):
    take(ana_browser, after="after tea")
    say(ana_browser, DID)
    ana_browser.post(f"/steps/one/{id_text(ONE)}/arrange", {"way": "put down"})
    assert hows(ana) == [DID]
    assert 'value="after tea"' in text(ana_browser, f"/steps/one/new?again={id_text(ONE)}")
    ana_browser.post(f"/steps/one/{id_text(ONE)}/arrange", {"way": "erase"})
    assert hows(ana) == []


def test_an_empty_action_asks_kindly(ana_browser, ana):
    answer = take(ana_browser, "  ")
    assert (answer.status_code, hows(ana)) == (422, [])
    assert "A word or two is enough." in answer.content.decode()


def keep_goal(browser, words="Eat something in the morning", key=ONE):
    return browser.post("/steps/goals", {"form_id": id_text(key), "words": words})


def test_a_goal_rests_comes_back_and_is_kept_when_one_is_there(ana_browser, ana):
    keep_goal(ana_browser)
    for way, expected in (("rest", "resting"), ("again", ""), ("nonsense", ""), ("reached", "reached")):
        ana_browser.post(f"/steps/goals/{id_text(ONE)}/arrange", {"way": way})
        assert [item.record.way for item in ana.open().stream(GOALS).all()] == [expected]
    assert "Where I have come to" in text(ana_browser, "/steps/done")
    assert "Eat something in the morning" not in text(ana_browser, "/steps/goals")


def test_a_goal_is_said_in_other_words_and_erased_while_what_was_done_for_it_stays(ana_browser, ana):
    keep_goal(ana_browser)
    take(ana_browser, "Eat a banana", key=TWO, goal=id_text(ONE))
    assert "Eat something in the morning" in text(ana_browser, "/steps/one")
    ana_browser.post(f"/steps/goals/{id_text(ONE)}", {"words": "Eat with somebody", "of": id_text(ONE)})
    assert "Eat with somebody" in text(ana_browser, "/steps/goals")
    say(ana_browser, DID, key=TWO)
    ana_browser.post(f"/steps/goals/{id_text(ONE)}/arrange", {"way": "erase"})
    assert ana.open().stream(GOALS).all() == []
    assert hows(ana) == [DID]


def test_a_starting_point_for_a_goal_is_words_in_a_box_and_nothing_more(ana_browser, ana):
    assert f'value="{AREAS[0].goal}"' in text(ana_browser, f"/steps/goals?from={AREAS[0].key}")
    assert ana.open().stream(GOALS).all() == []


def test_odd_addresses_lead_nowhere_bad(ana_browser):
    assert ana_browser.get(f"/steps/one/{id_text(ONE)}?how=did")["Location"] == "/steps/one"
    for address in (f"/steps/goals/{id_text(ONE)}", "/steps/one/nothing", "/steps/goals/nothing"):
        assert ana_browser.get(address).status_code == 404


def test_ben_finds_nothing_of_it(ana_browser, ben_browser):
    take(ana_browser)
    keep_goal(ana_browser, key=TWO)
    assert ben_browser.get("/steps/one")["Location"] == "/steps/one/new"
    assert ben_browser.get(f"/steps/goals/{id_text(TWO)}").status_code == 404


def test_years_of_small_things_lie_in_sealed_segments_and_every_page_opens(ana_browser, ana_vault):
    done = [(bytes([number, 7]) * 8, Small(moment=MOMENT, words="A cup", how=DID)) for number in range(200)]
    ana_vault.stream(SMALLS).extend(done)
    ana_vault.stream(GOALS).extend([(ONE, Goal(moment=MOMENT, words="A tidy table"))])
    for address in ("/steps/one/new", "/steps/one/new?smaller=odd", "/steps/goals", "/steps/done", "/steps/sheet"):
        assert ana_browser.get(address).status_code == 200
    take(ana_browser, key=TWO)
    assert ana_browser.get("/steps/one").status_code == 200
    few, everything = text(ana_browser, "/steps/done"), text(ana_browser, "/steps/done?all")
    assert [page.count('class="card done-list__one"') for page in (few, everything)] == [40, 200]
