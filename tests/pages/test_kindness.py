"""Kindness, and its plain version for days when kind words sting (CLINICAL.md 5.2)."""

import json
import re

import pytest

from leeward.coping.toolbox import activities, standing, translations
from leeward.coping.toolbox.activities import KINDNESS, shipped

KIND = [one for one in shipped() if one.group == KINDNESS]


def text(browser, address):
    return " ".join(browser.get(address).content.decode().split())


def test_each_takes_three_to_five_minutes_and_has_a_plain_version_without_kind_words():
    assert len(KIND) >= 5
    for one in KIND:
        assert 3 <= one.minutes <= 5
        assert one.neutral is not None
        words = " ".join((one.neutral.title, *one.neutral.steps))
        assert not re.search(r"\b(?:kind\w*|friend|love\w*|gentle|deserve\w*|proud|forgiv\w*|good to you)\b", words)


@pytest.mark.parametrize("one", KIND, ids=lambda one: one.key)
def test_the_switch_is_two_links_and_the_plain_page_holds_no_kind_step(ana_browser, one):
    kind, plain = text(ana_browser, f"/toolbox/{one.key}"), text(ana_browser, f"/toolbox/{one.key}?v=plain")
    assert one.steps[0] in kind
    assert one.neutral.steps[0] not in kind
    assert one.neutral.steps[0] in plain
    assert one.neutral.title in plain
    assert one.steps[0] not in plain
    assert 'href="?v=plain"' in kind
    assert 'href="?v=kind"' in plain


def test_all_of_them_on_one_page_in_kind_or_in_plain_words(ana_browser):
    kind, plain = text(ana_browser, "/toolbox/kindness"), text(ana_browser, "/toolbox/kindness?v=plain")
    for one in KIND:
        assert one.title in kind
        assert one.title not in plain
        assert f"/toolbox/{one.key}?v=plain" in plain


def test_other_tools_have_no_switch(ana_browser):
    assert "?v=plain" not in text(ana_browser, "/toolbox/warm-drink?v=plain")


def test_for_anyone_without_account_it_is_folded_away_beside(client):
    page = text(client, f"/try/{KIND[0].key}")
    assert "If kind words sting today" in page
    assert KIND[0].neutral.steps[0] in page


@pytest.fixture
def said_in_spanish(tmp_path, monkeypatch):
    """The first exercise said anew, as somebody who translates is handed it."""

    def forget():
        translations.activities.cache_clear()
        translations.evidence.cache_clear()
        activities._shipped.cache_clear()

    (tmp_path / "es").mkdir()
    monkeypatch.setattr(translations, "CONTENT", tmp_path)
    forget()
    waiting = standing.waiting("es")["kindness.json"][KIND[0].key]
    words = waiting | {"title": "Uno", "neutral": {"title": "Dos", "steps": ["Tres", "Cuatro", "Cinco"]}}
    (tmp_path / "es" / "kindness.json").write_text(json.dumps([words]))
    forget()
    yield
    monkeypatch.undo()
    forget()


def test_the_plain_version_is_said_in_another_language_with_it(said_in_spanish):
    one = next(one for one in shipped("es") if one.key == KIND[0].key)
    assert (one.title, one.neutral.title, one.neutral.steps[0]) == ("Uno", "Dos", "Tres")
    assert (f"kindness.json {one.key}", standing.THERE) in standing.standing("es")
