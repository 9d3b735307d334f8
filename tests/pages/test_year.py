"""The last year on one page: what stands there, what the person chose, and who sees it."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from time import process_time

import pytest

from leeward.journal.actions import add_check_ins, ensure_series, ensure_tags
from leeward.journal.bitsets import packed
from leeward.journal.events import actions as events
from leeward.journal.events.records import Event
from leeward.journal.records import DID, CheckIn, Series
from leeward.journal.starting_words import moved_a_little
from leeward.kernel import clock
from leeward.kernel.ids import new_id
from leeward.kernel.moments import moment_in
from leeward.movement.kinds import MOVED
from leeward.movement.records import APPLE_HEALTH, Moved
from leeward.web.patterns.year import choice

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


def check_in(days_ago, hour=0, **given):
    return new_id(), CheckIn(moment=moment_in("Europe/Dublin", NOW - timedelta(days=days_ago, hours=hour)), **given)


def a_year(vault):
    moved = packed([moved_a_little()])
    add_check_ins(
        vault,
        [
            check_in(ago, mood=4 + ago % 3, urge=ago % 5, sleep_minutes=420, tags=moved if ago % 4 == 0 else b"")
            for ago in range(400)
        ],
    )


def read(answer):
    """Return the page as it is read aloud."""
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def rows_of(page):
    return re.findall(r'<figcaption><span dir="auto">(.*?)</span>', page)


def test_an_empty_notebook_has_a_first_step_and_no_picture(ana_browser):
    answer = ana_browser.get("/patterns/year")
    assert "A year begins with one day" in read(answer)
    assert 'role="img"' not in answer.content.decode()


def test_the_usual_rows_stand_on_one_axis_each_with_words_and_a_table(ana_browser, ana_vault):
    a_year(ana_vault)
    answer = ana_browser.get("/patterns/year")
    page, words = answer.content.decode(), read(answer)
    assert rows_of(page) == ["Mood", "The pull to hurt myself", "Hours of sleep", "“moved a little”"]
    assert "From 24 November 2025 to 23 November 2026." in words
    assert "Ticked on 92 of 365 days with a check-in. A day without the tick may have had it all the same." in words
    assert page.count('role="img"') == 4
    assert page.count("<desc") == 4
    assert len(re.findall(r"<tr><th scope=\"row\">May 2026</th><td>5.0</td>", page)) == 1
    assert page.index("In words") < page.index('role="img"'), "the sentence comes before the picture"
    assert page.count('class="year__short">Mar<') == 1


def test_what_was_marked_stands_in_every_picture_with_its_own_words(ana_browser, ana_vault):
    a_year(ana_vault)
    day = NOW.date().toordinal()
    for first, last, words in ((day - 40, day - 30, "A visit <b>"), (day - 90, day - 90, "Moved"), (5, 9, "Long ago")):
        events.mark(ana_vault, Event(first_day=first, last_day=last, words=words))
    page = ana_browser.get("/patterns/year").content.decode()
    assert page.count('class="chart__mark"') == 4
    assert page.count('class="chart__stretch"') == 4
    assert "A visit &lt;b&gt;" in page
    assert "Long ago" not in page
    assert page.index("Moved") < page.index("A visit &lt;b&gt;")


def test_the_person_chooses_the_rows_and_can_have_the_usual_ones_back(ana_browser, ana_vault):
    a_year(ana_vault)
    own = ensure_series(ana_vault, [Series(id=0, name="Energy")])["Energy"]
    tea = ensure_tags(ana_vault, {DID: ["tea"]})["tea"]
    add_check_ins(ana_vault, [check_in(3, hour=1, values={own: 5.0}, tags=packed([tea]))])
    sent = {"choose": "1", "series": ["0", str(own)], "tags": [str(tea)]}
    assert ana_browser.post("/patterns/year", sent)["Location"] == "/patterns/year"
    assert rows_of(ana_browser.get("/patterns/year").content.decode()) == ["Mood", "Energy", "“tea”"]
    ana_browser.post("/patterns/year", {"usual": "1"})
    assert len(rows_of(ana_browser.get("/patterns/year").content.decode())) == 4


def test_more_rows_than_a_sheet_holds_get_a_sentence(ana_browser, ana_vault):
    a_year(ana_vault)
    answer = ana_browser.post("/patterns/year", {"choose": "1", "tags": [str(number) for number in range(7)]})
    assert answer.status_code == 422
    assert "6 rows fit on one page. Choose fewer." in read(answer)
    assert not choice.chosen(ana_vault).is_own


def test_what_is_not_there_any_more_is_not_shown_and_not_chosen(ana_browser, ana_vault):
    a_year(ana_vault)
    assert ana_browser.post("/patterns/year", {"choose": "1", "tags": ["999"]}).status_code == 422
    choice.choose(ana_vault, choice.Rows([0, 77], [999], is_own=True))
    assert rows_of(ana_browser.get("/patterns/year").content.decode()) == ["Mood"]


def test_a_chosen_row_without_anything_says_so(ana_browser, ana_vault):
    add_check_ins(ana_vault, [check_in(500, mood=4)])
    choice.choose(ana_vault, choice.Rows([0], [], is_own=True))
    assert "Nothing of this in the year." in read(ana_browser.get("/patterns/year?back=0"))


def test_an_old_diary_is_shown_in_its_own_year_and_the_years_lead_to_each_other(ana_browser, ana_vault):
    add_check_ins(ana_vault, [check_in(ago, mood=4) for ago in range(800, 1200)])
    answer = ana_browser.get("/patterns/year")
    assert "A year on one page From 25 November 2023 to 23 November 2024." in read(answer)
    assert "Over these 365 days. No change: your numbers stayed where they were." in read(answer)
    assert 'href="?back=3"' in answer.content.decode()
    assert 'href="?back=2"' in ana_browser.get("/patterns/year?back=3").content.decode()
    assert rows_of(ana_browser.get("/patterns/year?back=3").content.decode()) == ["Mood"]
    add_check_ins(ana_vault, [check_in(1800, mood=4)])
    assert "Too few days with a check-in for a sentence." in read(ana_browser.get("/patterns/year?back=4"))


def test_an_earlier_year_says_nothing_of_what_came_after(ana_browser, ana_vault):
    rows = [check_in(ago, urge=7 if ago > 300 else 2) for ago in range(800)]
    add_check_ins(ana_vault, rows)
    assert "Something shifted around" in read(ana_browser.get("/patterns/year"))
    assert "Something shifted around" not in read(ana_browser.get("/patterns/year?back=1"))


def test_no_style_or_script_stands_in_the_page(ana_browser, ana_vault):
    a_year(ana_vault)
    page = ana_browser.get("/patterns/year").content.decode()
    assert not re.search(r"\sstyle=|\son\w+=|<style", page)


def test_it_is_the_persons_own_and_patterns_has_a_door_to_it(client, ana_browser, ana_vault, ben_browser):
    a_year(ana_vault)
    assert client.get("/patterns/year").status_code == 302
    assert "A year begins with one day" in read(ben_browser.get("/patterns/year"))
    assert 'href="/patterns/year"' in ana_browser.get("/patterns").content.decode()


def test_a_decade_answers_quickly(ana_browser, ana_vault):
    moved = packed([moved_a_little()])
    rows = [
        check_in(ago, hour=hour, mood=(ago + hour) % 11, urge=ago % 7, sleep_minutes=400 + ago % 90, tags=moved)
        for ago in range(3650)
        for hour in range(4)
    ]
    add_check_ins(ana_vault, rows)
    ana_browser.get("/patterns/year")
    took = []
    for _ in range(3):
        began = process_time()
        answer = ana_browser.get("/patterns/year")
        took.append(process_time() - began)
    assert min(took) < 0.2
    assert len(answer.content) < 120_000


def moving(vault, *times):
    vault.stream(MOVED).extend([(new_id(), one) for one in times])


def moved(days_ago, minutes, source=""):
    return Moved(moment=moment_in("Europe/Dublin", NOW - timedelta(days=days_ago)), minutes=minutes, source=source)


def test_minutes_of_moving_stand_there_in_the_place_of_the_tag_and_a_week_without_is_a_gap(ana_browser, ana_vault):
    a_year(ana_vault)
    moving(ana_vault, moved(0, 5), moved(1, 20), moved(60, 10), moved(61, None), moved(500, 90))
    answer = ana_browser.get("/patterns/year")
    page = read(answer)
    assert rows_of(answer.content.decode())[-1] == "Moving"
    assert "moved a little" not in " ".join(rows_of(answer.content.decode())).lower()
    assert "Minutes a week, where something was kept." in page
    assert "A week without is only a week without a note." in page
    table = page[page.rindex("Month Minutes Days") :]
    assert re.match(r"Month Minutes Days November 2026 25 2 September 2026 10 1(?! [A-Z][a-z]+ 20)", table)


def test_what_a_phone_noted_of_the_same_day_is_not_added(ana_browser, ana_vault):
    a_year(ana_vault)
    moving(ana_vault, moved(2, 20), moved(2, 30, APPLE_HEALTH), moved(2, 5, APPLE_HEALTH))
    page = read(ana_browser.get("/patterns/year"))
    assert "Month Minutes Days November 2026 35 1" in page


def test_minutes_of_moving_can_be_left_out_and_a_year_without_any_has_no_row(ana_browser, ana_vault):
    a_year(ana_vault)
    assert "Minutes a week" not in read(ana_browser.get("/patterns/year"))
    moving(ana_vault, moved(2, 20))
    ana_browser.post("/patterns/year", {"choose": "1", "series": ["0"]})
    assert "Minutes a week" not in read(ana_browser.get("/patterns/year"))
    ana_browser.post("/patterns/year", {"choose": "1", "series": ["0"], "moving": "on"})
    assert "Minutes a week" in read(ana_browser.get("/patterns/year"))
