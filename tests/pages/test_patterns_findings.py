"""From the notebook to findings: planted ones are found, names are opaque, and what is kept is kept honestly."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from leeward.insights.findings import Factors, Rhythms, Strength
from leeward.insights.results import NotEnough
from leeward.journal.actions import add_check_ins, change_words, check_in, delete_check_in, ensure_tags
from leeward.journal.bitsets import packed
from leeward.journal.kinds import CHECK_INS
from leeward.journal.records import GOING_ON, MOOD, PULL, CheckIn
from leeward.journal.vocabulary import add_tag, merge_tags, show_tag
from leeward.kernel.moments import Moment
from leeward.vault.opened import OpenVault
from leeward.web.patterns import fitting
from leeward.web.patterns.findings_kept import factors_of, findings_of, rhythms_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24).toordinal()
EPOCH = date(1970, 1, 1).toordinal()
HOURS = (9, 13, 17, 22)


def _diary(vault: OpenVault, days: int, *, until: int = TODAY, effect: float = 2.0) -> dict[str, int]:
    """Keep four check-ins a day up to `until`; "quarrel" lowers the next mood, "tea" does nothing."""
    rng = np.random.default_rng(5)
    found = ensure_tags(vault, {GOING_ON: ["quarrel", "tea"]})
    rows, before = [], False
    for day in range(until - days, until):
        for hour in HOURS:
            mood = int(np.clip(round(5 + rng.normal() - effect * before), 0, 10))
            before = bool(rng.random() < 0.2)
            tags: set[int] = set()
            tags |= {found["quarrel"]} if before else set()
            tags |= {found["tea"]} if rng.random() < 0.3 else set()
            at = Moment((day - EPOCH) * 86_400 + hour * 3600, "Europe/Dublin", 0)
            rows.append((rng.bytes(16), CheckIn(moment=at, mood=mood, urge=10 - mood, tags=packed(tags))))
    add_check_ins(vault, rows)
    return found


def test_what_comes_before_is_found_under_a_name_that_says_nothing(ana_vault):
    tags = _diary(ana_vault, 150)
    said = factors_of(ana_vault, MOOD, today=TODAY)
    assert isinstance(said, Factors)
    assert [link.name for link in said.stood_out()] == [f"tag:{tags['quarrel']}"]
    assert said.stood_out()[0].strength is Strength.CONSISTENT
    assert said == factors_of(ana_vault, MOOD, today=TODAY)


def test_mood_and_the_pull_never_explain_themselves(ana_vault):
    _diary(ana_vault, 100)
    for outcome in (MOOD, PULL):
        said = factors_of(ana_vault, outcome, today=TODAY)
        assert isinstance(said, Factors)
        names = {link.name for link in said.before} | {one.name for one in said.untested}
        assert not names & {"series:0", "series:1"}


def test_a_hidden_word_is_not_looked_at(ana_vault):
    tags = _diary(ana_vault, 100)
    change_words(ana_vault, lambda words: show_tag(words, tags["quarrel"], shown=False))
    said = factors_of(ana_vault, MOOD, today=TODAY)
    assert isinstance(said, Factors)
    assert f"tag:{tags['quarrel']}" not in {link.name for link in said.before}


def test_the_day_and_the_week_are_there(ana_vault):
    _diary(ana_vault, 100)
    said = rhythms_of(ana_vault, MOOD, today=TODAY)
    assert isinstance(said, Rhythms)
    assert said.week is not None
    assert len(said.week.bands) == 7


def test_too_little_says_what_is_missing(ana_vault):
    assert factors_of(ana_vault, MOOD, today=TODAY) == NotEnough(0, 60)
    _diary(ana_vault, 20)
    assert factors_of(ana_vault, MOOD, today=TODAY) == NotEnough(20, 60)
    assert rhythms_of(ana_vault, MOOD, today=TODAY) == NotEnough(20, 60)


@pytest.fixture
def fits(monkeypatch):
    """Count the fits that are worked out."""
    counted: list[int] = []
    fit = fitting.Fitting.factors
    monkeypatch.setattr(fitting.Fitting, "factors", lambda self: counted.append(self.until) or fit(self))
    return counted


def _now(hour: int = 9, *, ago: int = 0, **given: object) -> CheckIn:
    return CheckIn(moment=Moment((TODAY - ago - EPOCH) * 86_400 + hour * 3600, "Europe/Dublin", 0), **given)


def _month(month: int) -> int:
    return date(2026, month, 1).toordinal()


def test_a_finding_is_of_the_first_of_this_month_and_says_so(ana_vault, fits):
    _diary(ana_vault, 150)
    assert findings_of(ana_vault, MOOD, today=TODAY).worked_out_on == _month(11)
    assert sorted(fits) == [_month(9), _month(10), _month(11)]


def test_one_more_check_in_costs_no_fit_and_changes_no_finding(ana_vault, fits):
    tags = _diary(ana_vault, 150)
    before = findings_of(ana_vault, MOOD, today=TODAY)
    fits.clear()
    check_in(ana_vault, _now(mood=0, tags=packed({tags["quarrel"]})))
    assert findings_of(ana_vault, MOOD, today=TODAY) == before
    assert findings_of(ana_vault, MOOD, today=TODAY + 1) == before
    assert fits == []


def test_a_new_month_costs_one_fit(ana_vault, fits):
    _diary(ana_vault, 150)
    findings_of(ana_vault, MOOD, today=TODAY)
    fits.clear()
    check_in(ana_vault, _now(mood=4))
    later = findings_of(ana_vault, MOOD, today=_month(12) + 3)
    assert later.worked_out_on == _month(12)
    assert fits == [_month(12)]


def test_an_old_check_in_that_is_corrected_brought_or_deleted_is_looked_at_again(ana_vault, fits):
    _diary(ana_vault, 150)
    first = factors_of(ana_vault, MOOD, today=TODAY)
    stream = ana_vault.stream(CHECK_INS)
    old = next(item for item in stream.all() if item.record.mood == 5)
    stream.replace(old.id, CheckIn(moment=old.record.moment, mood=9), base_revision=old.revision)
    fits.clear()
    corrected = factors_of(ana_vault, MOOD, today=TODAY)
    assert _month(11) in fits
    assert corrected != first
    fits.clear()
    add_check_ins(ana_vault, [(bytes(16), _now(11, ago=60, mood=3))])
    brought = factors_of(ana_vault, MOOD, today=TODAY)
    assert fits
    delete_check_in(ana_vault, bytes(16))
    assert factors_of(ana_vault, MOOD, today=TODAY) == corrected != brought


def test_a_new_word_costs_no_fit_and_two_words_made_one_do(ana_vault, fits):
    tags = _diary(ana_vault, 150)
    before = factors_of(ana_vault, MOOD, today=TODAY)
    fits.clear()
    change_words(ana_vault, lambda words: add_tag(words, "a swim", GOING_ON)[0])
    assert factors_of(ana_vault, MOOD, today=TODAY) == before
    assert fits == []
    change_words(ana_vault, lambda words: merge_tags(words, tags["tea"], tags["quarrel"]))
    merged = factors_of(ana_vault, MOOD, today=TODAY)
    assert isinstance(merged, Factors)
    assert [link.name for link in merged.before] == [f"tag:{tags['quarrel']}"]


def test_the_first_finding_does_not_wait_for_the_first_of_a_month(ana_vault, fits):
    _diary(ana_vault, 70)  # 46 of them before this month
    said = findings_of(ana_vault, MOOD, today=TODAY)
    assert said.worked_out_on == TODAY - 10  # the day after the sixtieth
    assert isinstance(said.factors, Factors)
    assert {link.strength for link in said.factors.before} <= {Strength.POSSIBLE, Strength.NOTHING}
    fits.clear()
    check_in(ana_vault, _now(mood=4))
    assert findings_of(ana_vault, MOOD, today=TODAY) == said
    assert fits == []


def test_an_old_diary_is_looked_at_whole_and_its_three_fits_never_look_at_the_same_days(ana_vault, fits):
    _diary(ana_vault, 150, until=date(2019, 3, 20).toordinal())
    assert findings_of(ana_vault, MOOD, today=TODAY).worked_out_on == date(2019, 4, 1).toordinal()
    assert sorted(fits) == [date(2019, month, 1).toordinal() for month in (2, 3, 4)]


def test_last_nights_sleep_is_asked_of_the_rest_of_the_day(ana_vault):
    rng = np.random.default_rng(7)
    rows = []
    for ago in range(150, 0, -1):
        slept = int(rng.normal(420, 60))
        for hour in HOURS:
            mood = int(np.clip(round(5 + rng.normal() + (slept - 420) / 60 * (hour > 9)), 0, 10))
            rows.append((rng.bytes(16), _now(hour, ago=ago, mood=mood, sleep_minutes=slept if hour == 9 else None)))
    add_check_ins(ana_vault, rows)
    said = factors_of(ana_vault, MOOD, today=TODAY)
    assert isinstance(said, Factors)
    assert [link.name for link in said.stood_out()] == ["series:3"]
    assert said.before[0].low <= 1.0 <= said.before[0].high


def test_what_is_kept_is_opened_without_numpy_and_belongs_to_its_owner_alone(ana_vault, ben_vault, fits):
    _diary(ana_vault, 150)
    first = findings_of(ana_vault, MOOD, today=TODAY)
    fits.clear()
    assert findings_of(ana_vault, MOOD, today=TODAY) == first
    assert findings_of(ben_vault, MOOD, today=TODAY).missing == NotEnough(0, 60)
    assert fits == []
