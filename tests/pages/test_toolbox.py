"""The toolbox as its owner meets it: found in one tap, arranged, rated, and never a word of it elsewhere."""

from datetime import UTC, datetime

import pytest

from leeward.coping.toolbox import queries, rules
from leeward.coping.toolbox.activities import MOMENTS
from leeward.coping.toolbox.kinds import USES
from leeward.kernel import clock
from leeward.kernel.ids import id_text
from tests.accounts.forms_on import forms_on

NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)
FORM_ID = bytes(range(16))


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


def say(browser, key="walk-the-block", **fields):
    return browser.post(f"/toolbox/{key}", {"form_id": id_text(FORM_ID), "tool": key, **fields})


def text(browser, address):
    return " ".join(browser.get(address).content.decode().split())


def arrange(browser, key, way):
    return browser.post(f"/toolbox/{key}/arrange", {"way": way})


def test_every_kind_of_moment_is_one_tap_away_and_nothing_is_a_wall(ana_browser):
    page = text(ana_browser, "/toolbox")
    for moment in MOMENTS:
        assert f'href="?m={moment}"' in page
        assert "Something to try" in text(ana_browser, f"/toolbox?m={moment}")
    assert page.count('class="tool-row"') <= 6


def test_a_moment_nobody_knows_shows_the_toolbox(ana_browser):
    assert "What kind of moment is it?" in text(ana_browser, "/toolbox?m=%00nothing")


def test_one_tap_says_how_it_was_and_it_can_be_undone(ana_browser, ana):
    kept = say(ana_browser, how="helped")
    (use,) = queries.used(ana.open())
    assert (use.strategy, use.how, use.before, use.minutes) == ("walk-the-block", "helped", None, 10)
    assert "Nobody is told" in text(ana_browser, kept["Location"])
    ana_browser.post(f"{kept['Location']}/undo")
    assert queries.used(ana.open()) == []


def test_two_numbers_are_a_pair_that_can_be_compared(ana_browser, ana):
    say(ana_browser, before="8", after="5", minutes="25", out="on")
    (use,) = queries.uses(ana.open())
    assert (use.before, use.after, use.minutes, use.out, use.counts) == (8, 5, 25, True, True)


def test_a_double_tap_is_one_use_and_going_back_corrects_it(ana_browser, ana):
    say(ana_browser, how="helped")
    say(ana_browser, how="helped")
    say(ana_browser, how="a bit")
    assert [use.how for use in queries.used(ana.open())] == ["a bit"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "One tap on how it was is enough"),
        ({"before": "11"}, "Choose a number from 0 to 10, or skip it."),
        ({"how": "splendid"}, "This is not one of the words any more"),
        ({"how": "helped", "minutes": "soon"}, "Write the minutes as a number up to 600"),
        ({"how": "helped", "minutes": "9999"}, "Write the minutes as a number up to 600"),
    ],
)
def test_a_slip_says_what_to_do_and_keeps_nothing(ana_browser, ana, fields, sentence):
    answer = say(ana_browser, **fields)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert queries.used(ana.open()) == []


def test_a_tool_that_made_it_worse_is_not_offered_and_nobody_calls_it_useless(ana_browser, ana):
    say(ana_browser, "walk-the-block", how="worse")
    vault = ana.open()
    assert rules.made_worse(queries.used(vault)) == {"walk-the-block"}
    page = text(ana_browser, "/toolbox/walk-the-block")
    assert "it is not offered to you" in page
    assert "does not work" not in page
    assert "walk-the-block" not in text(ana_browser, "/toolbox")


def test_kept_close_hidden_and_back_again(ana_browser, ana):
    arrange(ana_browser, "wash-up", "close")
    arrange(ana_browser, "one-loud-song", "close")
    ana_browser.post("/toolbox/order", {"earlier": "one-loud-song"})
    assert queries.shelf(ana.open()).close == ["one-loud-song", "wash-up"]
    arrange(ana_browser, "wash-up", "hide")
    assert queries.shelf(ana.open()).close == ["one-loud-song"]
    assert "Wash up by hand" not in text(ana_browser, "/toolbox?m=all")
    assert "Wash up by hand" in text(ana_browser, "/toolbox?m=hidden")
    arrange(ana_browser, "wash-up", "show")
    assert queries.shelf(ana.open()).hidden == []


def test_a_press_nobody_knows_changes_nothing(ana_browser, ana):
    assert arrange(ana_browser, "wash-up", "burn").status_code == 302
    assert arrange(ana_browser, "no-such-tool", "hide").status_code == 404
    assert queries.shelf(ana.open()).hidden == []


def test_ones_own_are_added_changed_and_deleted(ana_browser, ana):
    fields = {"title": "  Clay   at home ", "words": "Roll it.\r\nSquash\x00 it.", "moments": ["numb"], "place": "home"}
    kept = ana_browser.post("/toolbox/new", {**fields, "minutes": "20"})
    page = text(ana_browser, kept["Location"])
    assert "Clay at home" in page
    assert "<li>Squash it.</li>" in page
    assert "Clay at home" in text(ana_browser, "/toolbox?m=numb")
    ana_browser.post(f"{kept['Location']}/change", {"title": "Clay", "minutes": "", "place": ""})
    (own,) = queries.shelf(ana.open()).own
    assert (own.title, own.minutes, own.place, own.moments) == ("Clay", 5, "anywhere", [])
    assert "Delete this one?" in text(ana_browser, f"{kept['Location']}/delete")
    ana_browser.post(f"{kept['Location']}/delete")
    assert ana_browser.get(kept["Location"]).status_code == 404


def test_a_name_that_is_missing_or_too_long_loses_nothing(ana_browser, ana):
    answer = ana_browser.post("/toolbox/new", {"title": " ", "words": "All of my words."})
    assert answer.status_code == 422
    assert "Give it a name" in answer.content.decode()
    assert "All of my words." in answer.content.decode()
    answer = ana_browser.post("/toolbox/new", {"title": "x" * 61})
    assert "61 characters, and 60 fit here" in answer.content.decode()
    assert queries.shelf(ana.open()).own == []


def test_the_hundred_and_first_of_ones_own_is_met_kindly(ana_browser, ana_vault):
    from leeward.coping.toolbox import actions
    from leeward.coping.toolbox.records import Own, Shelf

    many = [Own(id=bytes([number]) * 16, title="x") for number in range(rules.MOST_OWN)]
    actions.change_shelf(ana_vault, lambda _shelf: Shelf(own=many))
    answer = ana_browser.post("/toolbox/new", {"title": "One more", "words": "Mine."})
    assert answer.status_code == 422
    assert "There are 100 of your own already" in answer.content.decode()
    assert "Mine." in answer.content.decode()


def test_cool_water_is_off_until_its_cautions_were_read(ana_browser, ana):
    assert "Cool water on the face" not in text(ana_browser, "/toolbox?m=energy")
    assert ana_browser.get("/toolbox/cool-water")["Location"] == "/toolbox/cold"
    page = text(ana_browser, "/toolbox/cold")
    for caution in ("your heart", "beta blockers", "eating disorder", "low blood pressure", "pregnant", "30 seconds"):
        assert caution in page
    assert "Cool water stays off" in ana_browser.post("/toolbox/cold", {}).content.decode()
    assert not queries.shelf(ana.open()).cold
    assert ana_browser.post("/toolbox/cold", {"read": "on"})["Location"] == "/toolbox/cool-water"
    assert "Stay seated" in text(ana_browser, "/toolbox/cool-water")
    assert 'href="/toolbox/cold">When to leave it out' in ana_browser.get("/toolbox/cool-water").content.decode()
    ana_browser.post("/toolbox/cold", {"off": "1"})
    assert ana_browser.get("/toolbox/cool-water").status_code == 302


def test_what_one_holds_on_to_is_put_in_and_taken_out(ana_browser, ana):
    ana_browser.post("/toolbox/hope", {"form_id": id_text(FORM_ID), "words": "The garden in May. <3"})
    ana_browser.post("/toolbox/hope", {"form_id": id_text(FORM_ID), "words": "The garden in May. <3"})
    (item,) = queries.held(ana.open())
    assert "The garden in May. &lt;3" in text(ana_browser, "/toolbox/hope")
    assert ana_browser.post("/toolbox/hope", {"words": "   "}).status_code == 422
    ana_browser.post("/toolbox/hope", {"let_go": id_text(item.id)})
    assert queries.held(ana.open()) == []


def test_what_is_sent_while_locked_is_kept(ana_browser, ana):
    pages = {
        "/toolbox/wash-up": {"how": "a bit"},
        "/toolbox/new": {"title": "Clay"},
        "/toolbox/hope": {"words": "The sea."},
    }
    sent = {address: _ticketed(ana_browser, address) | fields for address, fields in pages.items()}
    ana_browser.post("/lock")
    for address, fields in sent.items():
        assert "Kept" in ana_browser.post(address, fields).content.decode()
    vault = ana.open()
    from leeward.web.deposits import HANDLERS

    assert vault.ingest(HANDLERS).taken == 3
    assert [use.strategy for use in queries.used(vault)] == ["wash-up"]
    assert [own.title for own in queries.shelf(vault).own] == ["Clay"]
    assert [item.record.words for item in queries.held(vault)] == ["The sea."]


def _ticketed(browser, address):
    return next(one.fields for one in forms_on(browser.get(address).content.decode()) if "ticket" in one.fields)


def test_what_was_sent_twice_once_open_and_once_locked_is_one(ana_browser, ana):
    fields = _ticketed(ana_browser, "/toolbox/wash-up") | {"how": "a bit"}
    ana_browser.post("/toolbox/wash-up", fields)
    ana_browser.post("/lock")
    ana_browser.post("/toolbox/wash-up", fields)
    vault = ana.open()
    from leeward.web.deposits import HANDLERS

    vault.ingest(HANDLERS)
    assert len(vault.stream(USES).all()) == 1


def test_nobody_elses_is_there(ana_browser, ben_browser):
    kept = ana_browser.post("/toolbox/new", {"title": "Clay"})
    assert ben_browser.get(kept["Location"]).status_code == 404
    assert ben_browser.post(f"{kept['Location']}/delete").status_code == 404
    ana_browser.post("/lock")
    assert ana_browser.get("/toolbox").status_code == 302
