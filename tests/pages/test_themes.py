"""Words of these weeks: off until somebody wants it, their own words and lists, and nothing that follows from them."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest

from leeward.journal.actions import add_entries
from leeward.journal.kinds import ENTRIES
from leeward.journal.records import Written
from leeward.journal.themes import actions, queries
from leeward.journal.themes.derived import USES
from leeward.journal.themes.lists import WordList
from leeward.kernel import clock
from leeward.kernel.ids import new_id
from leeward.kernel.moments import moment_in
from leeward.vault.deposits import deposit
from leeward.vault.models import Blob
from leeward.web.deposits import HANDLERS

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)
ORDINARY = "We cooked soup, watered the garden and read about lanterns near the harbour until the rain ended."
LATELY = "Practised with Noor for the painting class again, then soup."


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


def keep(vault, text, days_ago):
    at = moment_in("Europe/Dublin", NOW - timedelta(days=days_ago))
    add_entries(vault, [(new_id(), Written(moment=at, text=text))])


@pytest.fixture
def written(ana_vault):
    """A year of entries, with something new in the last weeks."""
    for ago in range(40, 360, 5):
        keep(ana_vault, ORDINARY, ago)
    for ago in range(1, 28, 3):
        keep(ana_vault, LATELY, ago)
    return ana_vault


def read(answer):
    assert answer.status_code == 200
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def kept_counts(vault):
    names = [vault.keys.blob_name(one) for one in USES.values()]
    return Blob.objects.filter(name__in=names).count()


def test_it_is_off_says_what_it_does_and_has_counted_nothing(ana_browser, written):
    words = read(ana_browser.get("/patterns/themes"))
    assert "It counts and does not read." in words
    assert "there is no list of words to look out for" in words
    assert "Noor" not in words
    assert kept_counts(written) == 0


def test_switched_on_it_shows_own_words_as_they_are_written(ana_browser, written):
    written.stream(ENTRIES).compact()
    assert ana_browser.post("/patterns/themes", {"on": "1"})["Location"] == "/patterns/themes"
    answer = ana_browser.get("/patterns/themes")
    page, words = answer.content.decode(), read(answer)
    assert "From 25 October to 23 November, in 9 entries. Beside them, 64 others." in words
    assert "Noor" in words
    assert "painting class" in words
    assert "9 times in 9 entries; 0 times in all the others" in words
    shown = re.findall(r'name="hide" value="([^"]+)"', page)
    assert "soup" not in shown, "it is as usual as ever"
    assert "painting" not in shown, "the pair says it"
    assert kept_counts(written) == 1


def test_switched_off_nothing_that_was_counted_is_left(ana_browser, written):
    written.stream(ENTRIES).compact()
    ana_browser.post("/patterns/themes", {"on": "1"})
    ana_browser.get("/patterns/themes")
    ana_browser.post("/patterns/themes", {"off": "1"})
    assert kept_counts(written) == 0
    assert not Blob.objects.filter(source=bytes(16)).exists(), "no memo either"
    assert "Switch it on" in read(ana_browser.get("/patterns/themes"))
    assert kept_counts(written) == 0


def test_a_word_leads_to_its_entries_and_stands_in_no_address(ana_browser, written):
    actions.switch_on(written)
    page = ana_browser.get("/patterns/themes").content.decode()
    value = unescape(re.search(r'name="words" value="([^"]*painting[^"]*)"', page)[1])
    found = read(ana_browser.post("/search", {"words": value}))
    assert "Found 9 times" in found
    assert not re.search(r'href="[^"]*(noor|painting)', page, re.IGNORECASE)


def test_a_word_can_be_hidden_for_good_and_brought_back(ana_browser, written):
    actions.switch_on(written)
    ana_browser.post("/patterns/themes", {"hide": "noor"})
    page = ana_browser.get("/patterns/themes").content.decode()
    assert 'name="hide" value="noor"' not in page
    assert 'name="show" value="noor"' in page
    ana_browser.post("/patterns/themes", {"show": "noor"})
    assert 'name="hide" value="noor"' in ana_browser.get("/patterns/themes").content.decode()


def test_a_young_notebook_says_what_is_missing(ana_browser, ana_vault):
    keep(ana_vault, LATELY, 1)
    actions.switch_on(ana_vault)
    assert "Not enough yet to compare with: 300 more words in older entries" in read(
        ana_browser.get("/patterns/themes")
    )


def test_nothing_that_stands_out_is_a_normal_answer(ana_browser, ana_vault):
    for ago in range(0, 300, 3):
        keep(ana_vault, ORDINARY, ago)
    actions.switch_on(ana_vault)
    assert "No word stood out. That is the most usual thing to find." in read(ana_browser.get("/patterns/themes"))


def test_lists_are_counted_by_month_with_a_table(ana_browser, written):
    actions.switch_on(written)
    actions.change_lists(written, [WordList("Art", ["painting class"]), WordList("Outside", ["garden", "rain"])])
    answer = ana_browser.get("/patterns/themes")
    assert "Art in 8 of 8 entries this month" in read(answer)
    assert "Outside in 0 of 8 entries this month" in read(answer)
    rows = re.findall(r"<tr><th scope=\"row\">(\w+ \d+)</th>(.*?)</tr>", answer.content.decode())
    assert [month for month, _ in rows[:2]] == ["November 2026", "October 2026"]
    assert len(rows) == 12
    assert rows[0][1] == "<td>8</td><td>8</td><td>0</td>"


def test_the_lists_are_the_persons_to_change(ana_browser, written):
    page = ana_browser.get("/patterns/themes/lists").content.decode()
    hidden = dict(re.findall(r'name="(form_id|ticket)" value="([^"]*)"', page))
    sent = {**hidden, "name_0": "Art", "words_0": "paint,  clay\nglaze", "name_1": "", "words_1": ""}
    assert ana_browser.post("/patterns/themes/lists", sent).status_code == 302
    assert queries.lists_of(queries.choice(written)) == [WordList("Art", ["paint", "clay", "glaze"])]
    ana_browser.post("/patterns/themes/lists", {"first": "1"})
    assert len(queries.lists_of(queries.choice(written))) == 12


def test_words_without_a_name_get_a_sentence_and_stay(ana_browser, ana_vault):
    answer = ana_browser.post("/patterns/themes/lists", {"name_0": "", "words_0": "clay"})
    assert answer.status_code == 422
    assert "Give these words a name" in answer.content.decode()
    assert "clay" in answer.content.decode()
    assert queries.choice(ana_vault).lists is None


@pytest.mark.parametrize("good", [True, False])
def test_lists_sent_while_locked_are_kept_or_their_words_are(ana_browser, ana_vault, good):
    page = ana_browser.get("/patterns/themes/lists").content.decode()
    ticket = re.search(r'name="ticket" value="([^"]*)"', page)[1]
    deposit(ticket, {"name_0": ["Art" if good else ""], "words_0": ["clay"]}, NOW)
    ana_vault.ingest(HANDLERS)
    if good:
        assert queries.lists_of(queries.choice(ana_vault)) == [WordList("Art", ["clay"])]
    else:
        assert queries.choice(ana_vault).lists is None
        assert "clay" in ana_vault.stream(ENTRIES).all()[0].record.text


def test_it_is_nobody_elses(client, ana_browser, written, ben_browser):
    actions.switch_on(written)
    assert client.get("/patterns/themes").status_code == 302
    assert "Switch it on" in read(ben_browser.get("/patterns/themes"))


def test_every_other_page_is_the_same_whatever_the_words_are(ana_browser, ana_vault, ben_browser, ben_vault):
    """Nothing follows from any word (R1, R4): two people, other words, the same pages."""
    for vault, word in ((ana_vault, "lantern"), (ben_vault, "hopeless")):
        for ago in range(0, 300, 3):
            keep(vault, ORDINARY if ago > 30 else f"{ORDINARY} Always {word}.", ago)
        actions.switch_on(vault)
    for browser, word in ((ana_browser, "lantern"), (ben_browser, "hopeless")):
        assert word in read(browser.get("/patterns/themes"))
    for path in ("/", "/check-in", "/patterns"):
        assert read(ana_browser.get(path)) == read(ben_browser.get(path))
