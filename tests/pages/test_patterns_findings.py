"""From the notebook to findings: planted ones are found, names are opaque, and what is kept is kept honestly."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from leeward.insights.findings import Factors, Rhythms, Strength
from leeward.insights.results import NotEnough
from leeward.journal.actions import add_check_ins, change_words, ensure_tags
from leeward.journal.bitsets import packed
from leeward.journal.records import GOING_ON, MOOD, PULL, CheckIn
from leeward.journal.vocabulary import show_tag
from leeward.kernel.moments import Moment
from leeward.vault.opened import OpenVault
from leeward.web.patterns.findings_kept import factors_of, rhythms_of

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
