"""The two sets: whole, free, for everybody's bodies and rooms, and honest about what is known."""

import json
import re
from collections import Counter
from itertools import combinations

import jsonschema
import pytest
from django.utils.translation import override

from leeward.movement import movements, standing, translations
from leeward.movement.movements import CONTENT, LANGUAGE, NEEDS, SETS, evidence_for, shipped
from leeward.movement.words import NEED_NAMES, SET_NAMES

SCHEMA = json.loads((CONTENT / "movements.schema.json").read_text())
COSTS = re.compile(r"\b(?:buy|pay|gym|class|course|equipment|mat|dumbbells?|pool|bike|treadmill|app)\b", re.IGNORECASE)
MEANS = re.compile(
    r"\b(?:rubber|elastic|snap|ice|pinch\w*|bite|scratch\w*|knife|rope|belt|cord|scarf|towel|bridge|roof|railway|platform|"
    r"hold your breath|hit yourself|head against)\b",
    re.IGNORECASE,
)


def words_of(one):
    return " ".join((one.title, *one.steps, *one.cautions))


@pytest.mark.parametrize("name", SETS)
def test_every_file_follows_the_schema(name):
    jsonschema.validate(json.loads((CONTENT / LANGUAGE / f"{name}.json").read_text()), SCHEMA)


def test_a_file_that_does_not_would_be_noticed():
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{"slug": "one-thing", "title": "A thing", "steps": []}], SCHEMA)


def test_each_has_its_own_name():
    for names in ([one.key for one in shipped()], [one.title for one in shipped()]):
        assert [name for name, count in Counter(names).items() if count > 1] == []


@pytest.mark.parametrize("name", SETS)
def test_every_set_has_several_for_any_two_needs_at_once_and_one_for_all_of_them(name):
    there = [one for one in shipped() if one.set == name]
    for needs in combinations(NEEDS, 2):
        assert sum(one.works_with(needs) for one in there) >= 2, needs
    assert any(one.works_with(NEEDS) for one in there)


def test_what_needs_the_outside_or_standing_is_left_out_for_who_cannot():
    keys = {one.key for one in shipped() if one.works_with(("indoors", "seated"))}
    assert not keys & {"walk-it-out", "slowly-to-the-corner", "stamp-on-the-spot", "stairs-both-ways"}


def test_nothing_costs_anything_and_nothing_is_a_means_or_a_stand_in():
    found = {one.key: COSTS.search(words_of(one)) or MEANS.search(words_of(one)) for one in shipped()}
    assert {key: word for key, word in found.items() if word} == {}


@pytest.mark.parametrize("words", ["Go to the gym", "on a yoga mat", "wring a towel", "hold your breath"])
def test_the_lists_of_what_is_never_there_find_it(words):
    assert COSTS.search(words) or MEANS.search(words)


def test_the_gentle_set_begins_with_one_minute_and_nothing_is_long():
    gentle = [one for one in shipped() if one.set == "no-energy"]
    assert gentle[0].minutes == 1
    assert max(one.minutes for one in shipped()) <= 10


def test_what_is_known_is_said_of_each_with_its_source_or_with_there_is_none():
    for one in shipped():
        words, sources = evidence_for(one.evidence)
        assert sources or "We found no trial" in words, one.key
        assert not re.search(r"\b(?:proven|prevents?|reduces?|stops?)\b", words), one.key


def test_strenuous_ones_say_when_to_let_it_be_and_going_out_says_what_to_do_at_night():
    by_key = {one.key: words_of(one) for one in shipped()}
    for key in ("stairs-both-ways", "stamp-on-the-spot", "punch-the-air", "push-a-wall", "roll-a-stretch"):
        assert "let it be and sit down" in by_key[key]
    for key in ("walk-it-out", "slowly-to-the-corner", "as-far-as-the-door"):
        assert "At night" in by_key[key]
    assert "More does not do more" in by_key["walk-it-out"]


def test_everything_has_a_name_on_the_page():
    assert set(NEED_NAMES) == set(NEEDS)
    assert set(SET_NAMES) == set(SETS)


@pytest.fixture
def said_in_spanish(monkeypatch):
    """Say one movement and what is known about it in Spanish, as files of that language would."""
    one = shipped("en")[0]
    words = translations.Words(one.key, movements.version(one), "Barrer con los brazos", one.steps, one.cautions)
    sentence = translations.Sentence("another version", "Se sabe poco.")
    monkeypatch.setattr(translations, "movements", lambda language, _set: {one.key: words} if language == "es" else {})
    monkeypatch.setattr(translations, "evidence", lambda language: {one.evidence: sentence} if language == "es" else {})
    movements._shipped.cache_clear()
    yield one
    movements._shipped.cache_clear()


def test_what_is_said_in_another_language_is_shown_and_the_rest_stays_english(said_in_spanish):
    with override("es"):
        first, second = shipped()[:2]
        assert (first.title, first.language, first.fits) == ("Barrer con los brazos", "es", said_in_spanish.fits)
        assert (second.title, second.language) == ("Push a wall", "en")
        assert evidence_for(said_in_spanish.evidence)[0] == "Se sabe poco."
    assert shipped()[0].title == "Sweep your arms"


def test_what_is_there_stale_and_missing_is_known_for_each_language(said_in_spanish):
    states = dict(standing.standing("es"))
    assert states["anger.json sweep-your-arms"] == "there"
    assert states["anger.json push-a-wall"] == "missing"
    assert states["evidence.json moving"] == "stale"
    waiting = standing.waiting("es")
    assert "sweep-your-arms" not in waiting["anger.json"]
    assert waiting["anger.json"]["push-a-wall"]["title"] == "Push a wall"
