"""The content of the toolbox: whole, honest about what is known, and nothing in it that harms (R17, R19, R20)."""

import json
import re
from collections import Counter

import jsonschema
import pytest

from leeward.coping.toolbox.activities import (
    CONTENT,
    GROUPS,
    LANGUAGE,
    MOMENTS,
    OUT,
    asks_first,
    evidence_for,
    public,
    shipped,
)
from leeward.coping.toolbox.words import GROUP_NAMES, MOMENT_NAMES, PLACE_NAMES

SCHEMA = json.loads((CONTENT / "activities.schema.json").read_text())
# What imitates an injury, a body that is measured, means, and places to fall from or in front of.
NEVER = re.compile(
    r"\b(?:rubber|elastic|band|snap|ice cube|icy|chill?i|lemon|red pen|sting\w*|pinch\w*|bite|burn\w*|scratch\w*|"
    r"weights?|calori\w*|slim|fit(?:ness)?|fat|muscles?|sweat\w*|skin|personal best|"
    r"pills?|tablets?|medicine|knife|knives|rope|bridge|roof|railway|platform|tracks?|hold your breath)\b",
    re.IGNORECASE,
)


def words_of(activity):
    return " ".join((activity.title, *activity.steps, *activity.cautions))


def named(key):
    return next(one for one in shipped() if one.key == key)


@pytest.mark.parametrize("group", GROUPS)
def test_every_file_follows_the_schema(group):
    jsonschema.validate(json.loads((CONTENT / LANGUAGE / f"{group}.json").read_text()), SCHEMA)


def test_a_file_that_does_not_would_be_noticed():
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{"slug": "one-thing", "title": "A thing", "steps": []}], SCHEMA)


def test_there_are_at_least_forty_and_each_has_its_own_name():
    assert len(public()) >= 40
    assert [key for key, count in Counter(one.key for one in shipped()).items() if count > 1] == []
    assert [name for name, count in Counter(one.title for one in shipped()).items() if count > 1] == []


def test_every_kind_of_moment_has_several_and_one_that_works_away_from_home():
    for moment in MOMENTS:
        fitting = [one for one in public() if moment in one.moments]
        assert len(fitting) >= 5, moment
        assert any(one.place != "home" for one in fitting), moment
        assert any(one.minutes <= 5 for one in fitting), moment


def test_distance_comes_first_and_movement_second():
    assert shipped()[0].group == "distance"
    assert GROUPS[:2] == ("distance", "moving")


def test_distance_is_in_the_persons_own_words_and_names_no_means():
    for one in shipped():
        if one.group == "distance":
            assert not NEVER.search(words_of(one))


def test_nothing_imitates_an_injury_measures_a_body_or_names_a_means():
    # Cool water says what to keep away from; what it asks first is held by a test of its own.
    found = {one.key: NEVER.search(words_of(one)) for one in shipped() if not one.ask_first}
    assert {key: word for key, word in found.items() if word} == {}


@pytest.mark.parametrize("words", ["Snap a rubber band", "hold your breath", "count the calories", "a personal best"])
def test_the_list_of_what_is_never_there_finds_it(words):
    assert NEVER.search(words)


def test_what_is_known_is_said_of_each_with_its_source_or_with_there_is_none():
    for one in shipped():
        words, sources = evidence_for(one)
        assert words, one.key
        assert sources or "We found no trial" in words, one.key


def test_no_evidence_claims_an_effect_on_hurting_oneself():
    for one in shipped():
        words, _ = evidence_for(one)
        assert not re.search(r"\b(?:proven|prevents?|reduces?|stops?)\b", words), one.key


def test_cool_water_is_hidden_and_says_its_limits():
    one = named("cool-water")
    assert asks_first("cool-water")
    assert one not in public()
    assert "up to 30 seconds" in words_of(one)
    assert "Stay seated" in words_of(one)
    assert [other.key for other in shipped() if other.ask_first] == ["cool-water"]


def test_writing_about_feelings_is_not_for_the_worst_hour():
    assert named("hard-letter").calm_only
    assert not named("what-happened").calm_only


def test_strenuous_movement_has_its_cautions():
    for key in ("up-the-stairs", "brisk-walk", "shake-it-out"):
        assert "sit down" in words_of(named(key))
    assert "More does not do more" in words_of(named("brisk-walk"))


def test_going_out_says_what_to_do_at_night():
    for one in shipped():
        if one.place == OUT:
            assert "At night" in words_of(one), one.key


def test_steps_are_short():
    for one in shipped():
        assert sum(len(step) for step in one.steps) <= 320, one.key


def test_everything_has_a_name_on_the_page():
    assert set(MOMENT_NAMES) == set(MOMENTS)
    assert set(GROUP_NAMES) > set(GROUPS)
    assert {one.place for one in shipped()} <= set(PLACE_NAMES)
