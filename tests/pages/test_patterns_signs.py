"""My early signs: off until chosen, one calm sentence, and nothing else in the house changes."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from leeward.journal.actions import add_check_ins, delete_check_in, ensure_series
from leeward.journal.kinds import CHECK_INS
from leeward.journal.records import MOOD, PULL, CheckIn, Series
from leeward.journal.signs.queries import signs_of
from leeward.journal.signs.records import ABOVE, BELOW, Sign
from leeward.kernel import clock
from leeward.kernel.moments import moment_in
from leeward.vault.opened import OpenVault
from leeward.web.deposits import HANDLERS
from tests.pages.test_patterns_before import read

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)
TODAY = date(2026, 11, 23).toordinal()
CALM = {"first": "2026-08-25", "last": "2026-10-05"}  # 90 to 49 days ago


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


def diary(vault: OpenVault, *, restless_since: int = 0, days: int = 120, until: int = 1) -> int:
    """Keep a check-in a day; "Restlessness" rises by four points so many days ago."""
    rng = np.random.default_rng(2)
    own = ensure_series(vault, [Series(id=0, name="Restlessness")])["Restlessness"]
    rows = []
    for ago in range(days, until - 1, -1):
        level = 4 + rng.normal() + (4 if ago <= restless_since else 0)
        moment = moment_in("Europe/Dublin", NOW - timedelta(days=ago))
        number = float(np.clip(round(level), 0, 10))
        rows.append((rng.bytes(16), CheckIn(moment=moment, mood=5 + ago % 2, values={own: number})))
    add_check_ins(vault, rows)
    return own


def watch(browser, series: int, *, side: int = ABOVE, **changed):
    fields = {"do": "watch", "series": str(series), "side": str(side), **CALM, **changed}
    return browser.post("/patterns/signs", fields)


def test_nothing_is_looked_at_until_somebody_chooses(ana_browser, ana_vault):
    diary(ana_vault, restless_since=20)
    words = read(ana_browser.get("/patterns/signs"))
    assert "Nothing is looked at. It stays so until you choose." in words
    assert "usual range for" not in words
    assert "usual range" not in read(ana_browser.get("/"))


def test_an_ordinary_stretch_is_offered_in_dates_that_fit(ana_browser, ana_vault):
    own = diary(ana_vault)
    page = ana_browser.get(f"/patterns/signs?s={own}").content.decode()
    fields = re.findall(r'<input type="date"[^>]*>', page)
    first, last = (date.fromisoformat(re.search(r'value="([^"]+)"', field)[1]) for field in fields)
    assert (last - first).days + 1 == 42
    assert last.toordinal() == TODAY - 14
    assert "could be one. You know best." in page


def test_where_no_stretch_has_enough_days_it_says_so(ana_browser, ana_vault):
    own = diary(ana_vault, days=20)
    assert "There is none with enough days yet" in read(ana_browser.get(f"/patterns/signs?s={own}"))


def test_a_notice_is_one_calm_sentence_with_its_chance(ana_browser, ana_vault):
    own = diary(ana_vault, restless_since=16)
    assert watch(ana_browser, own)["Location"] == "/patterns/signs"
    words = read(ana_browser.get("/patterns/signs"))
    assert re.search(
        r"“Restlessness” has been above your usual range for about 2 weeks\. This happens by chance about once in \d "
        r"years of recording, and often has an ordinary reason\. Would you like to look at",
        words,
    )


def test_more_signs_and_sooner_make_chance_more_frequent(ana_browser, ana, ana_vault):
    own = diary(ana_vault)

    def months() -> float:
        words = read(ana_browser.get("/patterns/signs"))
        number, unit = re.search(r"about once in (?:(\d+) )?(years?|months?|a year and a half|a year)", words).groups()
        return float(number or 1) * (1 if unit.startswith("month") else 18 if "half" in unit else 12)

    watch(ana_browser, own)
    one = months()
    watch(ana_browser, own, side=BELOW)
    two = months()
    ana_browser.post("/patterns/signs", {"do": "how", "how": "sooner"})
    assert one > two > months()
    assert signs_of(ana.open()).is_sooner


def test_in_the_usual_range_that_is_said(ana_browser, ana_vault):
    watch(ana_browser, diary(ana_vault))
    words = read(ana_browser.get("/patterns/signs"))
    assert "In your usual range. Usual for you is about 4" in words
    assert "Your ordinary stretch: 25 August to 5 October." in words


def test_it_is_fine_is_an_answer(ana_browser, ana, ana_vault):
    own = diary(ana_vault, restless_since=16)
    watch(ana_browser, own)
    page = ana_browser.get("/patterns/signs").content.decode()
    notice = re.search(r'name="notice" value="(\d+)"', page)[1]
    ana_browser.post("/patterns/signs", {"do": "fine", "series": own, "side": ABOVE, "notice": notice})
    words = read(ana_browser.get("/patterns/signs"))
    assert "has been above" not in words
    assert "You said that it is fine. It stays quiet until your days have been back in your usual range." in words
    assert signs_of(ana.open()).signs[0].fine == int(notice)


def test_the_range_is_reset_with_a_new_stretch(ana_browser, ana, ana_vault):
    own = diary(ana_vault, restless_since=45)
    watch(ana_browser, own)
    assert "has been above" in read(ana_browser.get("/patterns/signs"))
    page = ana_browser.get(f"/patterns/signs?s={own}&d={ABOVE}").content.decode()
    assert 'value="2026-10-13"' in page
    assert 'value="2026-11-09"' in page
    watch(ana_browser, own, first="2026-10-13", last="2026-11-09")
    assert "has been above" not in read(ana_browser.get("/patterns/signs"))
    assert len(signs_of(ana.open()).signs) == 1


def test_a_lasting_shift_since_then_brings_the_offer_to_reset(ana_browser, ana_vault):
    own = diary(ana_vault, restless_since=35, days=160)
    watch(ana_browser, own)
    assert "Something lasting seems to have shifted around mid-October." in read(ana_browser.get("/patterns/signs"))


def test_today_has_a_quiet_line_only_for_who_asked(ana_browser, ana_vault):
    own = diary(ana_vault, restless_since=16)
    watch(ana_browser, own)
    assert "usual range" not in read(ana_browser.get("/"))
    ana_browser.post("/patterns/signs", {"do": "how", "how": "steady", "on_today": "on"})
    assert "“Restlessness” has been above your usual range for about 2 weeks." in read(ana_browser.get("/"))
    ana_browser.post("/patterns/signs", {"do": "pause"})
    assert "usual range" not in read(ana_browser.get("/"))


def test_while_they_rest_nothing_is_looked_at(ana_browser, ana_vault, monkeypatch):
    own = diary(ana_vault, restless_since=16)
    watch(ana_browser, own)
    ana_browser.post("/patterns/signs", {"do": "pause"})
    monkeypatch.setattr("leeward.web.patterns.signs_kept.early_signs", None)
    words = read(ana_browser.get("/patterns/signs"))
    assert "Resting. Nothing is looked at until you let it go on." in words
    assert "has been above" not in words
    monkeypatch.undo()
    ana_browser.post("/patterns/signs", {"do": "pause", "on": "1"})
    assert "has been above" in read(ana_browser.get("/patterns/signs"))


def test_a_notice_without_a_check_in_of_the_last_week_is_not_said(ana_browser, ana_vault):
    watch(ana_browser, diary(ana_vault, restless_since=30, until=9))
    words = read(ana_browser.get("/patterns/signs"))
    assert "has been above" not in words
    assert "It looks again with your next check-in." in words


def test_letting_the_last_one_go_switches_everything_off(ana_browser, ana, ana_vault):
    own = diary(ana_vault)
    watch(ana_browser, own)
    ana_browser.post("/patterns/signs", {"do": "how", "how": "sooner", "on_today": "on"})
    ana_browser.post("/patterns/signs", {"do": "let-go", "series": own, "side": ABOVE})
    chosen = signs_of(ana.open())
    assert (chosen.signs, chosen.is_sooner, chosen.on_today) == ([], False, False)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"first": "2026-10-20"}, "Choose a stretch of 28 to 60 days, with the earlier day first."),
        ({"first": "2026-01-20"}, "Choose a stretch of 28 to 60 days, with the earlier day first."),
        ({"first": "2026-10-01", "last": "2026-11-15"}, "The last 14 days cannot be part of it."),
        ({"last": ""}, "Choose both days of the stretch."),
        ({"last": "2026-02-30"}, "The calendar has no such day."),
        ({"side": "0"}, "Choose one of these."),
        ({"series": "x"}, "This is not there any more."),
    ],
)
def test_a_slip_says_what_to_do(ana_browser, ana, ana_vault, changed, sentence):
    own = diary(ana_vault)
    answer = ana_browser.post("/patterns/signs", {"do": "watch", "series": str(own), "side": "1", **CALM, **changed})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert signs_of(ana.open()).signs == []


def test_a_stretch_with_too_few_check_ins_says_what_is_missing(ana_browser, ana_vault):
    watch(ana_browser, diary(ana_vault, days=60), first="2026-09-01", last="2026-10-05")
    assert "This stretch holds 12 days with a check-in, and it takes 23." in read(ana_browser.get("/patterns/signs"))


def test_deleting_the_days_of_a_scale_breaks_nothing(ana_browser, ana_vault):
    watch(ana_browser, diary(ana_vault))
    for item in ana_vault.stream(CHECK_INS).all():
        delete_check_in(ana_vault, item.id)
    assert "This stretch holds 0 days" in read(ana_browser.get("/patterns/signs"))


@pytest.mark.parametrize("button", [{"go": "1"}, {}])
def test_what_was_chosen_while_locked_is_kept_and_what_was_only_begun_is_not(ana_browser, ana, ana_vault, button):
    own = diary(ana_vault)
    page = ana_browser.get(f"/patterns/signs?s={own}").content.decode()
    form = page[page.index('aria-labelledby="sign-form"') :].partition("</form>")[0]
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))
    with clock.frozen(NOW + timedelta(hours=3)):
        ana_browser.post("/patterns/signs", {**hidden, "side": "-1", "series": str(own), **CALM, **button})
    assert ana.open().ingest(HANDLERS, limit=20).failed == 0
    first, last = (date.fromisoformat(CALM[end]).toordinal() for end in ("first", "last"))
    sign = Sign(series=own, side=BELOW, first_day=first, last_day=last)
    assert signs_of(ana.open()).signs == ([sign] if button else [])


PAGES = ("/check-in", "/notebook", "/write", "/patterns?s=0", "/now", "/you")


@pytest.mark.parametrize("side", [ABOVE, BELOW])
def test_nothing_else_changes_whatever_the_number_is(ana_browser, ana_vault, side):
    """R1, R2: the same pages and doors with a notice and without."""
    own = diary(ana_vault, restless_since=16)

    def doors() -> dict[str, list[str]]:
        return {
            path: re.findall(r'href="([^"?]*)"', ana_browser.get(path).content.decode().replace("now/look", ""))
            for path in PAGES
        }

    before = doors()
    watch(ana_browser, own, side=side)
    assert doors() == before


def test_no_word_of_a_grade_stands_on_the_page(ana_browser, ana_vault):
    own = diary(ana_vault, restless_since=16)
    watch(ana_browser, own)
    words = read(ana_browser.get("/patterns/signs"))
    assert not re.search(r"risk|alert|alarm|warning|danger|level \d|score", words, re.IGNORECASE)


@pytest.mark.parametrize("series", [MOOD, PULL])
def test_built_in_scales_can_be_chosen_too(ana_browser, ana, ana_vault, series):
    diary(ana_vault)
    watch(ana_browser, series, side=BELOW)
    assert ana_browser.get("/patterns/signs").status_code == 200
    assert signs_of(ana.open()).signs[0].series == series


def test_a_stranger_sees_nothing_and_ben_his_own(client, ana_browser, ana_vault, ben_browser):
    watch(ana_browser, diary(ana_vault))
    assert client.get("/patterns/signs").status_code == 302
    assert "Once a check-in has a number in it" in read(ben_browser.get("/patterns/signs"))
