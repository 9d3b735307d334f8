"""What tends to come before, my early signs and how we know: for everybody, with the keyboard, and without scripts."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from leeward.journal.actions import add_check_ins, ensure_series, ensure_tags
from leeward.journal.bitsets import packed
from leeward.journal.records import GOING_ON, CheckIn, Series
from leeward.journal.remarks.queries import remarks_of
from leeward.journal.signs import rules
from leeward.journal.signs.actions import change_signs
from leeward.journal.signs.records import ABOVE, Sign
from leeward.kernel import clock
from leeward.kernel.moments import moment_in
from leeward.web.deposits import HANDLERS
from leeward.web.patterns.local_day import today_of
from tests.browser.fixtures import SIZES, faults, sign_in, small_targets, wide_parts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def lived(ana_vault) -> None:
    """Four months in which quarrels come before harder times and restlessness has risen three weeks ago."""
    rng = np.random.default_rng(4)
    tags = ensure_tags(ana_vault, {GOING_ON: ["a quarrel with somebody who matters a great deal", "rain", "tea"]})
    own = ensure_series(ana_vault, [Series(id=0, name="Restlessness")])["Restlessness"]
    quarrel, *others = tags.values()
    rows, before = [], False
    for ago in range(120, 0, -1):
        for hour in (12, 6, 0):
            mood = int(np.clip(round(5 + rng.normal() - 2 * before), 0, 10))
            before = bool(rng.random() < 0.2)
            ticked = {quarrel} if before else set()
            ticked |= {one for one in others if rng.random() < 0.3}
            restless = float(np.clip(round(4 + rng.normal() + 4 * (ago < 22)), 0, 10))
            moment = moment_in("Europe/Dublin", clock.now() - timedelta(days=ago, hours=hour))
            check_in = CheckIn(moment=moment, mood=mood, urge=10 - mood, values={own: restless}, tags=packed(ticked))
            rows.append((rng.bytes(16), check_in))
    add_check_ins(ana_vault, rows)
    today = today_of(ana_vault)
    sign = Sign(series=own, side=ABOVE, first_day=today - 90, last_day=today - 45)
    change_signs(ana_vault, lambda signs: rules.told(rules.watched(signs, sign), is_sooner=False, on_today=True))


@pytest.mark.parametrize(
    ("size", "scheme", "paths"),
    [
        ("phone", "light", ("/patterns/before", "/patterns/signs?s=0")),
        ("desk", "dark", ("/patterns/before", "/patterns/how")),
    ],
)
def test_axe_finds_nothing_on_any_of_them(browser, live_server, ana_browser, lived, size, scheme, paths):
    context = browser.new_context(
        viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce", bypass_csp=True, base_url=live_server.url
    )
    sign_in(context, live_server, ana_browser)
    page = context.new_page()
    found = {}
    for path in paths:
        page.goto(path)
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
        found[path] = faults(page) + wide_parts(page) + small_targets(page)
    context.close()
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_somebody_says_why_with_the_keyboard_alone(ana_page, live_server, ana, lived):
    ana_page.goto(f"{live_server.url}/patterns/before")
    ana_page.locator(".finding summary").first.focus()
    ana_page.keyboard.press("Enter")
    ana_page.keyboard.press("Tab")
    assert ana_page.evaluate("document.activeElement.name") == "why"
    ana_page.keyboard.type("The silence afterwards.")
    ana_page.keyboard.press("Tab")
    ana_page.keyboard.press("Enter")
    ana_page.get_by_text("You know about it:").wait_for()
    assert [one.why for one in remarks_of(ana.open()).remarks] == ["The silence afterwards."]


def test_words_that_were_only_begun_outlive_the_lock(ana_page, live_server, ana, lived):
    ana_page.goto(f"{live_server.url}/patterns/before")
    ana_page.locator(".finding summary").first.click()
    ana_page.locator("textarea").first.fill("I think it is")
    ana_page.get_by_role("button", name="Lock").click()
    ana_page.wait_for_url("**/unlock**")
    assert ana.open().ingest(HANDLERS, limit=20).failed == 0
    assert [one.why for one in remarks_of(ana.open()).remarks] == ["I think it is"]


def test_without_scripts_a_finding_is_hidden_and_a_notice_answered(browser, live_server, ana_browser, lived):
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    sign_in(context, live_server, ana_browser)
    page = context.new_page()
    page.goto("/patterns/before")
    page.get_by_role("button", name="Hide this").first.click()
    assert "One of them is hidden, as you wished." in page.locator("main").inner_text()
    page.goto("/patterns/signs")
    assert "has been above your usual range for about 3 weeks" in page.locator("main").inner_text()
    page.get_by_role("button", name="It is fine").click()
    assert "You said that it is fine." in page.locator("main").inner_text()
    context.close()
