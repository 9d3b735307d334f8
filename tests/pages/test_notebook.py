"""The notebook: by day, newest first, with no word about days on which nothing was kept."""

from datetime import UTC, date, datetime, timedelta

import pytest

from leeward.journal import actions, notebook
from leeward.journal.kinds import ENTRIES
from leeward.journal.notebook import Thing
from leeward.journal.records import DID, CheckIn, Written
from leeward.kernel import clock
from leeward.kernel.ids import id_text
from leeward.kernel.moments import Moment, moment_at

NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


def moment(days_ago: int = 0, hour: int = 12) -> Moment:
    return moment_at("", (NOW - timedelta(days=days_ago)).replace(hour=hour, minute=0, tzinfo=None))


def page(browser, address="/notebook") -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def kept(ana_browser, ana):
    vault = ana.open()
    tea = actions.ensure_tags(vault, {DID: ["tea"]})["tea"]
    actions.add_check_ins(
        vault,
        [
            (bytes([day]) * 16, CheckIn(moment=moment(day), mood=day % 11, tags=(1 << tea).to_bytes(8, "little")))
            for day in range(0, 90, 3)
        ],
    )
    actions.add_entries(
        vault,
        [
            (bytes([100 + day]) * 16, Written(moment=moment(day, 14), text=f"Day {day}. " + "Waves. " * 80))
            for day in (0, 9)
        ],
    )
    return vault


def test_an_empty_notebook_begins_with_one_number(ana_browser):
    assert "It can begin with one number or one line" in page(ana_browser)


def test_days_stand_newest_first(ana_browser, kept):
    words = page(ana_browser).split('class="notebook__days"')[1]
    days = [words.index(name) for name in ("Today", "Friday, 20 November", "Tuesday, 17 November")]
    assert days == sorted(days)
    assert words.index("Day 0.") < words.index("Day 9.")


def test_gaps_are_silent(ana_browser, kept):
    words = page(ana_browser)
    assert "Saturday, 21 November" not in words.split('class="notebook__days"')[1]
    assert not any(word in words.lower() for word in ("missed", "streak", "in a row", "no entry", "skipped"))


def test_a_page_ends_and_the_next_one_goes_on(ana_browser, kept):
    words = page(ana_browser)
    assert 'rel="next"' in words
    assert 'rel="prev"' not in words
    address = words.split('class="pager__next" href="')[1].split('"')[0]
    older = page(ana_browser, address)
    assert 'rel="prev"' in older
    assert "Day 0." not in older


def test_a_day_can_be_jumped_to(ana_browser, kept):
    words = page(ana_browser, "/notebook?until=2026-10-01").split('class="notebook__days"')[1]
    assert "Thursday, 1 October" not in words
    assert words.index("Wednesday, 30 September") > 0


@pytest.mark.parametrize("until", ["x", "2026-02-30", "0001-01-01", "9999-12-31", "", "2026-11-23'--"])
def test_an_odd_day_in_the_address_shows_the_newest(ana_browser, kept, until):
    assert "Today" in page(ana_browser, f"/notebook?until={until}")


@pytest.mark.parametrize("month", ["2026-10", "2026-13", "1-1", "9998-12", "0002-01", "x"])
def test_any_month_can_be_looked_at(ana_browser, kept, month):
    page(ana_browser, f"/notebook?month={month}")


def test_the_month_links_only_days_with_something_on_them(ana_browser, kept):
    words = page(ana_browser).split("calendar__month")[1].split("</table>")[0]
    assert 'aria-label="Friday, 20 November"' in words
    assert 'aria-label="Thursday, 19 November"' not in words


def test_a_damaged_notebook_says_how_many_are_missing(ana_browser, ana):
    from django.db import connection

    vault = ana.open()
    for text in ("one", "two", "three"):
        actions.write_entry(vault, Written(moment=moment(), text=text))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM vault_tailitem WHERE number = 2")
    words = page(ana_browser)
    assert "1 entry is missing" in words
    assert "three" in words


def test_a_damaged_row_takes_nothing_else_with_it(ana_browser, ana):
    from django.db import connection

    for text in ("one", "two", "three"):
        actions.write_entry(ana.open(), Written(moment=moment(), text=text))
    with connection.cursor() as cursor:
        cursor.execute("SELECT stream, number, sealed FROM vault_tailitem WHERE number = 2")
        stream, number, sealed = cursor.fetchone()
        cursor.execute(
            "UPDATE vault_tailitem SET sealed = %s WHERE stream = %s AND number = %s",
            [sealed[:-1] + bytes([sealed[-1] ^ 1]), stream, number],
        )
    words = page(ana_browser)
    assert "1 entry cannot be opened" in words
    assert "three" in words
    assert ana_browser.post("/write", {"text": "four"}).status_code == 302


def test_an_entry_is_shown_by_its_beginning(ana_browser, kept):
    words = page(ana_browser)
    assert "Waves.…" in words or "Waves…" in words
    assert f"/notebook/{id_text(bytes([100]) * 16)}" in words


class TestPages:
    """The pages as such: whole days, each on exactly one page."""

    TODAY = NOW.date().toordinal()

    def counts(self, every):
        return {self.TODAY - day: 1 + day % 7 for day in range(0, 400, every)}

    @pytest.mark.parametrize("every", [1, 3, 29])
    def test_every_day_is_on_exactly_one_page(self, every):
        counts, seen, until = self.counts(every), [], None
        while True:
            one = notebook.page(counts, until)
            seen += [day.toordinal() for day in one.days]
            if one.older is None:
                break
            until = one.older
        assert seen == sorted(counts, reverse=True)

    def test_newer_leads_back_the_same_way(self):
        counts = {self.TODAY - day: 4 for day in range(60)}
        first = notebook.page(counts)
        second = notebook.page(counts, first.older)
        assert notebook.page(counts, second.newer) == first
        assert first.newer is None

    def test_before_everything_is_the_last_page(self):
        assert len(notebook.page({self.TODAY - day: 1 for day in range(3)}, date(1990, 1, 1)).days) == 3

    def test_nothing_is_one_empty_page(self):
        assert notebook.page({}) == notebook.Page([], None, None)

    def test_the_hours_after_midnight_belong_to_the_evening(self):
        late = Thing(bytes(16), Moment(int(datetime(2026, 11, 23, 3, 30, tzinfo=UTC).timestamp())))
        assert notebook.by_day([late])[0].date == date(2026, 11, 22)


def test_the_missing_count_is_not_disturbed_by_deleting(ana_browser, kept, ana):
    item = kept.stream(ENTRIES).all()[0]
    ana_browser.post(f"/notebook/{id_text(item.id)}/delete")
    assert "missing" not in page(ana_browser)
