"""What tends to come before: what a person sees of it, and what they can say about it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import numpy as np
import pytest

from leeward.journal.actions import add_check_ins, change_words, ensure_tags
from leeward.journal.bitsets import packed
from leeward.journal.records import DID, GOING_ON, CheckIn
from leeward.journal.remarks.queries import remarks_of
from leeward.journal.vocabulary import delete_tag, rename_tag
from leeward.kernel import clock
from leeward.kernel.moments import moment_in
from leeward.vault.opened import OpenVault
from leeward.web.deposits import HANDLERS

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)
NAMES = ["quarrel", "tea", "bus", "rain", "cat"]


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


def diary(vault: OpenVault, days: int, *, effect: float = 2.0, rare: bool = False) -> dict[str, int]:
    """Keep four check-ins a day up to yesterday; "quarrel" makes the next one harder, nothing else does anything."""
    rng = np.random.default_rng(8)  # one of the nine in ten by which, with nothing true, nothing is shown
    tags = ensure_tags(vault, {GOING_ON: NAMES, DID: ["pottery"]})
    rows, before = [], False
    for day in range(days, 0, -1):
        for hour in (13, 9, 5, 0):
            off = rng.normal()
            mood = int(np.clip(round(5 + off - effect * before), 0, 10))
            pull = 0 if rare and rng.random() > 0.05 + 0.5 * before else 10 - mood
            before = bool(rng.random() < 0.2)
            ticked = {tags["quarrel"]} if before else set()
            ticked |= {tags[name] for name in NAMES[1:] if rng.random() < 0.2}
            moment = moment_in("Europe/Dublin", NOW - timedelta(days=day, hours=hour))
            rows.append((rng.bytes(16), CheckIn(moment=moment, mood=mood, urge=pull, tags=packed(ticked))))
    add_check_ins(vault, rows)
    return tags


def read(answer) -> str:
    """Return the page as it is read aloud."""
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_an_empty_notebook_has_a_door_to_a_first_check_in(ana_browser):
    assert "Nothing to see here yet, and that is fine" in read(ana_browser.get("/patterns/before"))


def test_too_few_days_say_what_is_missing(ana_browser, ana_vault):
    diary(ana_vault, 20)
    words = read(ana_browser.get("/patterns/before"))
    assert "Not enough yet. Looking takes 60 days with a number for the pull, and there are 20 so far." in words


def test_the_pull_is_looked_at_first_and_a_finding_is_a_sentence(ana_browser, ana_vault):
    diary(ana_vault, 150)
    words = read(ana_browser.get("/patterns/before"))
    assert re.search(
        r"“quarrel” Before harder times On (\d+) of (\d+) times after “quarrel”, the pull was stronger than usual at "
        r"the next check-in: about [\d.]+ stronger \(likely between [\d.]+ and [\d.]+\)\. Fairly consistent",
        words,
    )
    assert "We looked at 5 things. 1 stood out." in words


def test_mood_is_looked_at_by_itself(ana_browser, ana_vault):
    diary(ana_vault, 150)
    answer = ana_browser.get("/patterns/before?s=0")
    assert "your mood was lower than usual at the next check-in" in read(answer)
    assert '<a href="?s=0" aria-current="true">Mood</a>' in answer.content.decode()


def test_where_nothing_is_true_nothing_stands_out_and_that_is_fine(ana_browser, ana_vault):
    diary(ana_vault, 150, effect=0.0)
    words = read(ana_browser.get("/patterns/before"))
    assert "We looked at 5 things, and nothing stood out. That is the most usual thing to find." in words
    assert "harder times" not in words


def test_rare_urges_are_counted(ana_browser, ana_vault):
    diary(ana_vault, 200, rare=True)
    words = read(ana_browser.get("/patterns/before"))
    assert "We count how often the pull was 4 or more." in words
    assert re.search(
        r"After “quarrel”, the pull was 4 or more at \d+ of \d+ next check-ins: about \d+ more in 100 than at other",
        words,
    )


def test_things_that_were_seldom_there_are_named_with_what_is_missing(ana_browser, ana_vault):
    tags = diary(ana_vault, 100)
    moment = moment_in("Europe/Dublin", NOW - timedelta(days=30, hours=2))
    add_check_ins(ana_vault, [(bytes(16), CheckIn(moment=moment, urge=4, tags=packed([tags["pottery"]])))])
    words = read(ana_browser.get("/patterns/before"))
    assert "1 thing is not there often enough yet" in words
    assert "at 8 check-ins, at 5 separate times" in words
    assert "pottery 1 1" in words


def test_the_day_and_the_week_are_pictures_with_a_sentence_and_a_table(ana_browser, ana_vault):
    diary(ana_vault, 100)
    page = ana_browser.get("/patterns/before").content.decode()
    assert "No difference between weekdays stood out." in page
    assert page.count('role="img"') == 2
    assert page.index("No difference between weekdays") < page.index('aria-labelledby="curve-week curve-week-desc"')
    assert '<th scope="row">Monday</th>' in page


def quarrel(tags) -> str:
    return f"1-before-tag:{tags['quarrel']}"


def test_somebody_who_knows_why_can_say_so_and_change_it(ana_browser, ana, ana_vault):
    tags = diary(ana_vault, 150)
    sent = {"about": quarrel(tags), "seen": "0", "why": "It is the waiting afterwards."}
    assert ana_browser.post("/patterns/before?s=1", sent)["Location"] == "/patterns/before?s=1"
    assert "You know about it: It is the waiting afterwards." in read(ana_browser.get("/patterns/before"))
    (said,) = remarks_of(ana.open()).remarks
    again = {**sent, "seen": str(said.recorded_at), "why": "It was the waiting."}
    ana_browser.post("/patterns/before", again)
    assert [one.why for one in remarks_of(ana.open()).remarks] == ["It was the waiting."]
    ana_browser.post("/patterns/before", {**again, "why": " "})
    assert remarks_of(ana.open()).remarks == []


def test_too_many_words_come_back_with_a_sentence_and_nothing_is_lost(ana_browser, ana, ana_vault):
    tags = diary(ana_vault, 150)
    answer = ana_browser.post("/patterns/before?s=1", {"about": quarrel(tags), "seen": "0", "why": "w" * 2100})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "This has 2100 characters, and 2000 fit here." in page
    assert "w" * 2100 in page
    assert remarks_of(ana.open()).remarks == []


def test_a_finding_is_hidden_and_shown_again(ana_browser, ana_vault):
    tags = diary(ana_vault, 150)
    ana_browser.post("/patterns/before", {"about": quarrel(tags)})
    words = read(ana_browser.get("/patterns/before"))
    assert "Before harder times" not in words
    assert "1 stood out. One of them is hidden, as you wished." in words
    assert "Hidden, or not standing out now “quarrel”, at the next check-in" in words
    ana_browser.post("/patterns/before", {"about": quarrel(tags), "back": "1"})
    assert "Before harder times" in read(ana_browser.get("/patterns/before"))


def test_a_picture_is_hidden_and_shown_again(ana_browser, ana_vault):
    diary(ana_vault, 100)
    ana_browser.post("/patterns/before", {"about": "1-clock-day"})
    answer = ana_browser.get("/patterns/before")
    assert 'id="curve-day"' not in answer.content.decode()
    assert "Hidden, or not standing out now Over the day" in read(answer)


def test_what_was_said_follows_a_word_that_is_renamed_and_goes_from_sight_with_one_that_is_deleted(
    ana_browser, ana_vault
):
    tags = diary(ana_vault, 150)
    ana_browser.post("/patterns/before", {"about": quarrel(tags), "seen": "0", "why": "I know."})
    change_words(ana_vault, lambda words: rename_tag(words, tags["quarrel"], "a row"))
    words = read(ana_browser.get("/patterns/before"))
    assert "after “a row”" in words
    assert "I know." in words
    change_words(ana_vault, lambda words: delete_tag(words, tags["quarrel"]))
    assert "I know." not in read(ana_browser.get("/patterns/before"))


def test_words_that_were_sent_while_locked_are_kept(ana_browser, ana, ana_vault):
    tags = diary(ana_vault, 150)
    page = ana_browser.get("/patterns/before?s=1").content.decode()
    form = page[page.index("finding-1-before") :].partition("<form")[2].partition("</form>")[0]
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))
    assert hidden["about"] == quarrel(tags)
    with clock.frozen(NOW + timedelta(hours=3)):
        ana_browser.post("/patterns/before?s=1", {**hidden, "why": "I thought of it later. " + "w" * 2500})
    vault = ana.open()
    assert vault.ingest(HANDLERS, limit=20).failed == 0
    assert remarks_of(ana.open()).remarks[0].why.startswith("I thought of it later. w")


@pytest.mark.parametrize("about", ["", "0-after-tag:1", "0-before-tag:x", "0-clock-tag:1", "9" * 30, "0-before-<b>"])
def test_what_no_page_of_ours_sends_is_not_there(ana_browser, ana_vault, about):
    diary(ana_vault, 20)
    assert ana_browser.post("/patterns/before", {"about": about, "why": "x"}).status_code == 404
    assert ana_browser.post("/patterns/before", {"about": about}).status_code == 404


def test_a_stranger_sees_nothing_and_ben_his_own_page(client, ana_browser, ana_vault, ben_browser):
    diary(ana_vault, 20)
    assert client.get("/patterns/before").status_code == 302
    assert "Nothing to see here yet" in read(ben_browser.get("/patterns/before"))


def test_nobody_learns_a_name_from_the_address(ana_browser, ana_vault):
    diary(ana_vault, 150)
    page = ana_browser.get("/patterns/before").content.decode()
    assert not any(name in address for name in NAMES for address in re.findall(r'(?:href|action)="([^"]*)"', page))
