"""What reaches a person is kind and true: the word list, the claims, no risk score (CLINICAL 3.7, 6.2, R1)."""

import pytest

from leeward.kernel.languages import TRANSLATED
from tests.contracts.language import names, sources
from tests.contracts.language.claims import CLAIMS
from tests.contracts.language.english import WORDS
from tests.contracts.language.others import OTHERS
from tests.contracts.language.rules import Rule, Text, Where, caught

RULES = (*WORDS, *CLAIMS, *(rule for words in OTHERS.values() for rule in words))
BAD = [(rule, line) for rule in RULES for line in rule.catches]
GOOD = [(rule, line) for rule in RULES for line in rule.leaves]


@pytest.mark.parametrize(("rule", "line"), BAD, ids=lambda value: value if isinstance(value, str) else "")
def test_a_rule_catches_its_lines(rule: Rule, line: str):
    assert rule.found_in(line)


@pytest.mark.parametrize(("rule", "line"), GOOD, ids=lambda value: value if isinstance(value, str) else "")
def test_a_rule_leaves_its_lines(rule: Rule, line: str):
    assert rule.found_in(line) is None


def test_every_rule_says_what_to_write_instead_and_why():
    assert [rule.name for rule in RULES if not (rule.instead and rule.source and rule.catches and rule.leaves)] == []


def test_every_word_that_reaches_a_person_is_kind():
    assert list(caught(sources.everything(), WORDS)) == []


def test_nothing_is_claimed_that_is_not_true():
    assert list(caught(sources.everything(), CLAIMS)) == []


@pytest.mark.parametrize("tag", [one.tag for one in TRANSLATED])
def test_every_word_is_kind_in_other_languages_too(tag: str):
    assert list(caught(sources.in_language(tag), OTHERS[tag])) == []


def test_nothing_in_the_code_sorts_people_by_risk():
    assert list(names.found()) == []


@pytest.mark.parametrize("name", names.CAUGHT)
def test_a_name_that_sorts_people_is_caught(name: str):
    assert names.says_risk(name)


@pytest.mark.parametrize("name", names.LEFT)
def test_a_harmless_name_is_left(name: str):
    assert not names.says_risk(name)


def test_words_are_found_wherever_they_stand():
    template = (
        '{% load i18n %}{# Submit #}\n<p title="Oops">{% translate "Please wait" %}</p>'
        '{% include "x.html" with a="Are you sure" %}'
    )
    python = '"""Submit."""\nx = _("Please "\n  "wait")\nlog.info("two words here")\n'
    script = '// "Please wait"\nsay("Please wait here");'

    found = [
        *sources.of_template("t", template),
        *sources.of_python("p", python),
        *sources.of_script("s", script),
        *sources.of_content("c.json", '[{"a": "Please wait", "sources": ["Please wait too"]}]'),
        *sources.of_catalogue("l.po", b'#: a.py\nmsgid "One"\nmsgstr "Uno"\n\nmsgid "Two"\nmsgstr ""\n'),
        *sources.of_prose("d", "One\nline.\n\n- Please wait\n```\nPlease\n```", Where.DOCS),
    ]

    assert [(text.file, text.line, text.words) for text in found] == [
        ("t", 2, "Are you sure"),
        ("t", 2, "Oops"),
        ("t", 2, "Please wait"),
        ("p", 2, "Please wait"),
        ("p", 4, "two words here"),
        ("s", 2, "Please wait here"),
        ("c.json", 1, "Please wait"),
        ("l.po", 2, "Uno"),
        ("d", 1, "One line."),
        ("d", 4, "- Please wait"),
    ]


def test_a_catch_says_where_and_what_to_write_instead():
    text = Text("a.html", 7, "Submit", Where.SCREEN)

    (line,) = caught(iter([text]), WORDS)

    assert line.startswith("a.html:7: 'Submit'")
    assert "what to do next" in line


def test_a_rule_for_the_screen_leaves_the_messages_of_the_machine():
    assert list(caught(iter([Text("a.py", 1, "an error of two words", Where.DEEP)]), WORDS)) == []
