"""How we know: the method in plain words, with the person's own numbers."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from leeward.journal.actions import add_check_ins
from leeward.journal.records import CheckIn
from leeward.kernel import clock
from leeward.kernel.moments import moment_in
from tests.pages.test_patterns_before import diary, read

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


def test_it_says_what_went_in_what_was_left_out_and_what_a_plain_list_would_claim(ana_browser, ana_vault):
    diary(ana_vault, 150)
    moment = moment_in("Europe/Dublin", NOW - timedelta(days=40, hours=1))
    add_check_ins(ana_vault, [(bytes(16), CheckIn(moment=moment, note="no number"))])
    words = read(ana_browser.get("/patterns/how"))
    assert re.search(
        r"We used 5\d\d check-ins on 12\d days, the ones that hold a number for the pull\. 1 other check-in has none, "
        r"and is left out: nothing is filled in\. We looked at 5 things\. A plain list of averages, as many apps show "
        r"it, would name one of these to about \d\d of 100 people by chance alone",
        words,
    )
    assert "Looked at carefully, 1 stood out." in words


def test_one_scale_at_a_time(ana_browser, ana_vault):
    diary(ana_vault, 150)
    assert "that hold a number for your mood" in read(ana_browser.get("/patterns/how?s=0"))


def test_with_few_days_the_method_is_there_all_the_same(ana_browser, ana_vault):
    diary(ana_vault, 20)
    words = read(ana_browser.get("/patterns/how"))
    assert "Not enough yet. Looking takes 60 days" in words
    assert "Which was first" in words


def test_an_empty_notebook_is_fine(ana_browser):
    assert "There are none yet, and that is fine." in read(ana_browser.get("/patterns/how"))


def test_every_finding_leads_here_and_patterns_stays_short(ana_browser, ana_vault):
    diary(ana_vault, 150)
    assert 'href="/patterns/how?s=1#sure"' in ana_browser.get("/patterns/before").content.decode()
    assert 'id="sure"' in ana_browser.get("/patterns/how").content.decode()
    patterns = ana_browser.get("/patterns").content.decode()
    assert "How to read the pictures" not in patterns
    assert 'href="/patterns/how"' in patterns


def test_a_stranger_is_asked_to_unlock(client):
    assert client.get("/patterns/how").status_code == 302
