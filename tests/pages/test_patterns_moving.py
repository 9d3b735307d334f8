"""Whether moving goes with easier hours: found where it does, in one sentence; silence where there is nothing."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import numpy as np
import pytest

from leeward.coping.toolbox.kinds import USES
from leeward.coping.toolbox.records import Used
from leeward.insights.findings import Factors, Strength
from leeward.journal.actions import add_check_ins
from leeward.journal.records import MOOD, CheckIn
from leeward.kernel import clock
from leeward.kernel.ids import new_id
from leeward.kernel.moments import Moment
from leeward.movement.kinds import MOVED
from leeward.movement.records import APPLE_HEALTH, Moved
from leeward.web.patterns.findings_kept import factors_of
from leeward.web.patterns.moving_times import times_of, tools, uses_of

NOW = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)
TODAY = date(2026, 11, 24).toordinal()
DAY, HOUR = 86_400, 3600
FIRST = int(datetime(2026, 5, 20, tzinfo=UTC).timestamp())


@pytest.fixture(autouse=True)
def _afternoon():
    with clock.frozen(NOW):
        yield


def text(browser, address="/patterns/moving"):
    page = " ".join(browser.get(address).content.decode().split())
    return page[page.index("<main") : page.index("</main>")]


def at(seconds):
    return Moment(int(seconds), "Europe/Dublin", 0)


def live(vault, *, effect, days=185):
    """Keep four check-ins a day and moving before every fourth of them; moods are `effect` higher after it."""
    rng = np.random.default_rng(7)
    check_ins, times = [], []
    for day in range(days):
        for hour in (9, 13, 17, 22):
            when = FIRST + day * DAY + hour * HOUR
            has_moved = bool(rng.random() < 0.25)
            if has_moved:
                times.append((rng.bytes(16), Moved(moment=at(when - HOUR), minutes=5)))
            mood = int(np.clip(round(5 + rng.normal() + effect * has_moved), 0, 10))
            check_ins.append((rng.bytes(16), CheckIn(moment=at(when), mood=mood, urge=10 - mood)))
    add_check_ins(vault, check_ins)
    vault.stream(MOVED).extend(times)


def test_before_the_first_time_there_is_nothing_to_look_at_and_no_hurry(ana_browser):
    assert "There is no hurry" in text(ana_browser)


def test_too_little_says_what_it_takes(ana_browser, ana_vault):
    live(ana_vault, effect=2.0, days=20)
    page = text(ana_browser)
    assert page.count("Not enough yet. Looking takes 60 days") == 2
    assert "Before easier" not in page
    assert "Together with" not in page


def test_easier_hours_are_found_with_count_and_range_and_how_sure(ana_browser, ana_vault):
    live(ana_vault, effect=2.0)
    page = text(ana_browser)
    assert page.count("Together with easier times") == 2
    assert re.search(
        r"At \d+ of \d+ check-ins with “moving in the 6 hours before”, your mood was higher than usual: about "
        r"[12]\.?\d? higher \(likely between [\d.]+ and [\d.]+\)\.",
        page,
    )
    assert "Fairly consistent" in page
    assert "the other way round, so" not in page
    said = factors_of(ana_vault, MOOD, today=TODAY)
    assert isinstance(said, Factors)
    (link,) = [one for one in said.beside if one.name == "moving"]
    assert (link.strength, link.estimate > 1) == (Strength.CONSISTENT, True)


def test_it_stands_in_what_tends_to_come_before_too_and_can_be_explained_and_hidden(ana_browser, ana_vault):
    live(ana_vault, effect=2.0)
    assert "“moving”" in text(ana_browser, "/patterns/before?s=0")
    why = {"about": "0-beside-moving", "seen": "0", "why": "The sea."}
    assert ana_browser.post("/patterns/before", why).status_code == 302
    assert "The sea." in text(ana_browser, "/patterns/before?s=0")
    ana_browser.post("/patterns/before", {"about": "0-beside-moving", "hide": "hide"})
    page = text(ana_browser)
    assert "You have hidden what was found here." in page
    assert page.count("Together with easier times") == 1


def test_where_nothing_is_there_nothing_stands_out(ana_browser, ana_vault):
    live(ana_vault, effect=0.0)
    page = text(ana_browser)
    assert page.count("Nothing stood out. There are") == 2
    assert re.search(r"for your mood may be anything from [\d.]+ lower to [\d.]+ higher", page)
    assert "Together with" not in page


def test_a_new_time_of_moving_is_looked_at_where_it_lies_in_a_past_month(ana_browser, ana_vault):
    live(ana_vault, effect=2.0)
    before = factors_of(ana_vault, MOOD, today=TODAY)
    ana_vault.stream(MOVED).append(Moved(moment=at(FIRST + 30 * DAY + 16 * HOUR)), id=new_id())
    assert factors_of(ana_vault, MOOD, today=TODAY) != before


def test_own_a_phones_and_the_toolboxs_count_and_short_walks_of_a_phone_do_not(ana_vault):
    times = [
        Moved(moment=at(1000), minutes=1),
        Moved(moment=at(2000)),
        Moved(moment=at(3000), minutes=9, source=APPLE_HEALTH),
        Moved(moment=at(4000), minutes=10, source=APPLE_HEALTH),
        Moved(moment=at(5000), unsure=True),
    ]
    ana_vault.stream(MOVED).extend([(new_id(), one) for one in times])
    tool = min(tools())
    uses = [Used(moment=at(6600), strategy=tool, minutes=10), Used(moment=at(7000), strategy="wash-up", minutes=5)]
    ana_vault.stream(USES).extend([(new_id(), one) for one in uses])
    assert times_of(ana_vault) == [1000, 2000, 4000, 6000]


def test_the_pull_right_after_is_compared_with_other_tools_and_with_what_lies_between(ana_browser, ana_vault):
    rng = np.random.default_rng(3)
    for number in range(14):
        began = FIRST + number * DAY
        moved = Moved(moment=at(began), recorded_at=began + 900, minutes=12, urge_before=7, urge_after=2)
        other = Used(
            moment=at(began + 9 * HOUR), strategy="wash-up", before=7, after=int(rng.integers(5, 8)), minutes=15
        )
        ana_vault.stream(MOVED).append(moved, id=new_id())
        ana_vault.stream(USES).append(other, id=new_id())
    late = Moved(moment=at(FIRST), recorded_at=FIRST + 5 * HOUR, urge_before=9, urge_after=0)
    ana_vault.stream(MOVED).append(late, id=new_id())
    assert sum(use.counts for use in uses_of(ana_vault) if use.strategy == "moving") == 14
    page = text(ana_browser)
    assert "Seems to help you more than most" in page
    assert "From 14 times; likely between" in page
    assert re.findall(r"<td[^>]*>\s*([\d.]+)\s*</td>", page[page.index("as a table") :]) == ["15", "7.1", "1.9"]


def test_the_pull_right_after_without_a_difference_is_nothing_said_of(ana_browser, ana_vault):
    for number in range(8):
        began = FIRST + number * DAY
        after = 4 + number % 3
        moved = Moved(moment=at(began), recorded_at=began + 900, urge_before=7, urge_after=after)
        ana_vault.stream(MOVED).append(moved, id=new_id())
        other = Used(moment=at(began + 9 * HOUR), strategy="wash-up", before=7, after=after, minutes=15)
        ana_vault.stream(USES).append(other, id=new_id())
    assert "Nothing stood out beside your other tools" in text(ana_browser)


def test_patterns_and_moving_lead_to_each_other(ana_browser):
    assert 'href="/patterns/moving"' in text(ana_browser, "/moving")
    assert 'href="/moving"' in text(ana_browser)
