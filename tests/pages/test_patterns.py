"""The Patterns page: what a person sees of their own numbers, and what nobody else sees."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from html import unescape
from time import process_time

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leeward.journal.actions import add_check_ins, ensure_series
from leeward.journal.events import actions as events
from leeward.journal.events.records import Event
from leeward.journal.records import CheckIn, Series
from leeward.kernel import clock
from leeward.kernel.ids import new_id
from leeward.kernel.moments import moment_in
from leeward.vault.opened import OpenVault

pytestmark = pytest.mark.django_db
ZONE = "Europe/Dublin"


def _noon(days_ago: int) -> datetime:
    today = clock.now().replace(hour=12, minute=0, second=0, microsecond=0)
    return today - timedelta(days=days_ago)


def _check_in(at: datetime, zone: str = ZONE, **given: object) -> tuple[bytes, CheckIn]:
    return new_id(), CheckIn(moment=moment_in(zone, at), recorded_at=int(at.timestamp()), **given)


def _kept(vault: OpenVault, moods: dict[int, int], pulls: dict[int, int] | None = None) -> None:
    """Keep one check-in a day: {days ago: rating}."""
    pulls = pulls or {}
    days = sorted({*moods, *pulls}, reverse=True)
    add_check_ins(vault, [_check_in(_noon(ago), mood=moods.get(ago), urge=pulls.get(ago)) for ago in days])


def _calmer(days: int, since: int) -> dict[int, int]:
    """Return ratings about 7 that lie about 3 since so many days ago."""
    rng = np.random.default_rng(3)
    return {ago: int(np.clip(round((3 if ago < since else 7) + rng.normal()), 0, 10)) for ago in range(days)}


def _read(answer) -> str:
    """Return the page as it is read aloud: without tags, spaces joined."""
    assert answer.status_code == 200
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_an_empty_notebook_is_fine_and_has_a_door_to_a_first_check_in(ana_browser):
    answer = ana_browser.get("/patterns")
    assert "Nothing to see here yet, and that is fine" in _read(answer)
    assert 'href="/check-in"' in answer.content.decode()


def test_a_few_days_are_drawn_and_the_page_says_what_is_missing(ana_browser, ana_vault):
    _kept(ana_vault, dict.fromkeys(range(9), 4))
    words = _read(ana_browser.get("/patterns?w=28"))
    assert "Not enough yet for a sentence about these 28 days: 5 more days with a check-in" in words
    assert ana_browser.get("/patterns?w=28").content.count(b'role="img"') == 1


def test_a_shift_is_said_before_it_is_drawn(ana_browser, ana_vault):
    _kept(ana_vault, {}, _calmer(85, since=40))
    page = ana_browser.get("/patterns").content.decode()
    assert "Something shifted around" in page
    assert "Does anything come to mind?" in page
    assert page.index("Something shifted around") < page.index('<svg class="chart__plot"')
    assert page.count('class="chart__shift"') == 1


def test_across_a_shift_no_straight_line_is_claimed(ana_browser, ana_vault):
    _kept(ana_vault, {}, _calmer(85, since=40))
    words = _read(ana_browser.get("/patterns"))
    assert "Over the last 90 days" not in words
    assert re.search(r"Since (early|mid-|late) ?\w+( \d{4})?\. (No clear|Your)", words)


def test_a_steady_change_is_said_with_its_interval(ana_browser, ana_vault):
    rng = np.random.default_rng(5)
    _kept(ana_vault, {ago: int(np.clip(round(8 - ago / 9 + rng.normal() / 2), 0, 10)) for ago in range(28)})
    assert re.search(
        r"Over the last 28 days\. Your numbers have most likely gone up, by about [\d.]+ points "
        r"\(somewhere between [\d.]+ and [\d.]+\)\. From 28 days with a check-in\.",
        _read(ana_browser.get("/patterns?w=28")),
    )


def test_no_clear_change_is_an_answer_too(ana_browser, ana_vault):
    _kept(ana_vault, {ago: 4 + ago % 3 for ago in range(85)})
    words = _read(ana_browser.get("/patterns"))
    assert "No clear change. Your numbers fit anything from" in words
    assert "We looked at 1 scale, for a steady change and for shifts. Nothing stood out" in words


def test_it_says_once_that_hours_are_skipped_for_reasons(ana_browser, ana_vault):
    _kept(ana_vault, {1: 4}, {1: 6})
    assert _read(ana_browser.get("/patterns")).count("know only the days you checked in") == 1


def test_the_picture_has_a_title_a_description_and_the_same_as_a_table(ana_browser, ana_vault):
    today = clock.now()
    add_check_ins(ana_vault, [_check_in(today - timedelta(minutes=two), mood=two) for two in (2, 5)])
    page = ana_browser.get("/patterns?w=28").content.decode()
    assert 'aria-labelledby="series-0-title series-0-desc"' in page
    assert "<desc" in page
    assert re.findall(r"<td>(.*?)</td>", page) == ["3.5", "2.0", "5.0", "2"]


def test_one_scale_can_be_looked_at_alone_and_its_name_is_never_in_the_address(ana_browser, ana_vault):
    _kept(ana_vault, {1: 4}, {1: 6})
    page = ana_browser.get("/patterns?w=28&s=1").content.decode()
    assert page.count('<h2 id="series-') == 1
    assert re.findall(r'href="(\?[^"]*)" aria-current="true"', page) == ["?w=28&amp;s=1", "?w=28&amp;s=1"]


@pytest.mark.parametrize("query", ["?w=7", "?w=x", "?s=99", "?s=-1", "?w=" + "9" * 400, "?s=%00", "?w=28&w=90&s=0&s=1"])
def test_an_address_that_was_tampered_with_shows_the_usual_page(ana_browser, ana_vault, query):
    _kept(ana_vault, {1: 4})
    assert ana_browser.get("/patterns" + query).status_code == 200


def test_an_imported_scale_keeps_its_own_range(ana_browser, ana_vault):
    own = ensure_series(ana_vault, [Series(id=0, name="Worry", low=1, high=7, low_word="none", high_word="a lot")])
    rows = [_check_in(_noon(ago), values={own["Worry"]: 1.0 + ago % 7}) for ago in range(30)]
    add_check_ins(ana_vault, rows)
    page = ana_browser.get("/patterns").content.decode()
    assert "<span>7</span><span>4</span><span>1</span>" in page
    assert "1 is none, 7 is a lot." in page


def test_numbers_off_the_scale_stay_in_the_picture(ana_browser, ana_vault):
    own = ensure_series(ana_vault, [Series(id=0, name="Steps", low=0, high=10)])
    add_check_ins(ana_vault, [_check_in(_noon(ago), values={own["Steps"]: 1000.0 * ago}) for ago in range(5)])
    assert "<span>4000</span>" in ana_browser.get("/patterns").content.decode()


def test_many_scales_are_shown_four_at_a_time(ana_browser, ana_vault):
    own = ensure_series(ana_vault, [Series(id=0, name=f"Scale {letter}") for letter in "abcdef"])
    add_check_ins(ana_vault, [_check_in(_noon(1), values=dict.fromkeys(own.values(), 3.0))])
    page = ana_browser.get("/patterns").content.decode()
    assert page.count('<h2 id="series-') == 4
    assert "The first 4" in page
    assert "Scale f" in page


def test_a_day_that_began_further_east_is_shown(ana_browser, ana_vault):
    add_check_ins(
        ana_vault, [_check_in(clock.now() + timedelta(hours=hours), "Pacific/Kiritimati", mood=4) for hours in (0, 1)]
    )
    assert "There is no check-in of this in these days" not in _read(ana_browser.get("/patterns?w=28"))


def test_a_check_in_far_in_the_future_does_not_move_the_window(ana_browser, ana_vault):
    _kept(ana_vault, dict.fromkeys(range(20), 4))
    add_check_ins(ana_vault, [_check_in(clock.now() + timedelta(days=4000), mood=9)])
    assert "From 20 days with a check-in." in _read(ana_browser.get("/patterns?w=28"))
    assert ana_browser.get("/patterns?w=0").status_code == 200


def test_an_old_diary_is_shown_whole_unless_another_window_is_asked_for(ana_browser, ana_vault):
    _kept(ana_vault, dict.fromkeys(range(200, 220), 4))
    assert 'href="?w=0" aria-current="true"' in ana_browser.get("/patterns").content.decode()
    assert 'href="?w=90" aria-current="true"' in ana_browser.get("/patterns?w=90").content.decode()


def test_an_old_notebook_without_recent_days_says_so_for_the_window(ana_browser, ana_vault):
    _kept(ana_vault, dict.fromkeys(range(200, 220), 4))
    assert "There is no check-in of this in these days." in _read(ana_browser.get("/patterns?w=28"))
    assert "To look for lasting shifts it takes 60 days" in _read(ana_browser.get("/patterns?w=0"))


def test_what_a_person_named_is_shown_as_words_and_never_as_markup(ana_browser, ana_vault):
    own = ensure_series(ana_vault, [Series(id=0, name="<script>1</script>", low_word="<b>", high_word="&")])
    add_check_ins(ana_vault, [_check_in(_noon(1), values={next(iter(own.values())): 3.0})])
    page = ana_browser.get("/patterns").content.decode()
    assert "<script>1" not in page
    assert "<b>" not in page


def test_marked_days_stand_in_the_pictures_with_the_persons_own_words(ana_browser, ana_vault):
    _kept(ana_vault, dict.fromkeys(range(20), 4))
    day = _noon(0).date().toordinal()
    for first, last, words in ((day - 9, day - 5, "A visit <b>"), (day - 60, day - 60, "Long before")):
        events.mark(ana_vault, Event(first_day=first, last_day=last, words=words))
    page = ana_browser.get("/patterns?w=28").content.decode()
    assert page.count('class="chart__mark"') == page.count('class="chart__stretch"') == 1
    assert "A visit &lt;b&gt;" in page
    assert "Long before" not in page
    assert "Long before" in ana_browser.get("/patterns?w=90").content.decode()


def test_a_stranger_gets_the_lock_screen_and_ben_his_own_page(client, ana_browser, ana_vault, ben_browser):
    _kept(ana_vault, dict.fromkeys(range(20), 4))
    assert client.get("/patterns").status_code == 302
    assert "Nothing to see here yet" in _read(ben_browser.get("/patterns"))


def test_it_only_answers_to_looking(ana_browser):
    assert ana_browser.post("/patterns").status_code == 405


def test_nothing_of_it_is_stored_on_the_way(ana_browser, ana_vault):
    _kept(ana_vault, {1: 4})
    assert "no-store" in ana_browser.get("/patterns")["Cache-Control"]


def test_no_style_or_script_stands_in_the_page(ana_browser, ana_vault):
    _kept(ana_vault, {}, _calmer(85, since=40))
    page = ana_browser.get("/patterns").content.decode()
    assert not re.search(r"\sstyle=|\son\w+=|<style", page)


def _decade(vault: OpenVault) -> None:
    rng = np.random.default_rng(1)
    start, rows = _noon(3650), []
    for day in range(3650):
        for hour in range(4):
            at = start + timedelta(days=day, hours=3 * hour)
            mood, urge = (int(number) for number in rng.integers(0, 11, 2))
            rows.append(_check_in(at, mood=mood, urge=urge))
    add_check_ins(vault, rows)


def test_ten_years_answer_quickly_once_their_shifts_are_kept(ana_browser, ana_vault):
    _decade(ana_vault)
    for window in (0, 90):
        ana_browser.get(f"/patterns?w={window}")
        took = []
        for _ in range(5):
            began = process_time()
            answer = ana_browser.get(f"/patterns?w={window}")
            took.append(process_time() - began)
        assert min(took) < 0.15
        assert len(answer.content) < 200_000


def test_the_open_page_writes_nothing_when_its_shifts_are_kept(ana_browser, ana_vault):
    _kept(ana_vault, {ago: ago % 7 for ago in range(100)})
    ana_browser.get("/patterns")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        ana_browser.get("/patterns")
    written = [query["sql"] for query in asked if query["sql"].startswith(("INSERT", "DELETE"))]
    assert [sql for sql in written if "blob" in sql] == []


def test_numpy_is_not_loaded_by_opening_the_program():
    program = "import leeward.web.patterns.views, sys; assert 'numpy' not in sys.modules"
    setup = "import django; django.setup();"
    done = subprocess.run([sys.executable, "-c", setup + program], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_date_in_words_follows_the_day_it_is_for_the_person(ana_browser, ana_vault):
    morning = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
    with clock.frozen(morning):
        add_check_ins(ana_vault, [_check_in(morning, "Europe/London", mood=4)])
    days = [row.day_ordinal for row in _days(ana_vault)]
    assert days == [date(2026, 3, 1).toordinal()]


def _days(vault: OpenVault):
    from leeward.journal.queries import days_of

    return days_of(vault)[0]
