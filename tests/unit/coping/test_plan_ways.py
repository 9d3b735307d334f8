"""From what was typed to one tap: numbers a phone dials, messages ready to go, and nothing that runs a program."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from leeward.coping.plan import ways
from leeward.coping.plan.records import CALL, HOWS, LINK, TEXT, Contact
from tests.unit.coping.plans import contacts

HARMLESS = re.compile(r"(tel:|sms:)\+?[0-9*%]+(\?&body=[^ ]*)?|(https?://|mailto:)\S+", re.DOTALL)


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("+44 20 7946 0018", "+442079460018"),
        ("020 7946-0018", "02079460018"),
        ("(030) 123 / 45.67", "0301234567"),
        ("+49 (0)30 1234", "+49301234"),
        ("(0)30 1234", "0301234"),
        ("\u0661\u0662\u0663", "123"),
        ("\uff10\uff11\uff12", "012"),
        ("116\u00a0123", "116123"),
        ("*31#0301234", "*31#0301234"),
        ("", ""),
        ("the red phone", None),
        ("1", None),
        ("+44;ext=1", None),
    ],
)
def test_a_number_is_dialled_as_people_write_it(typed, dialled):
    if dialled is None:
        with pytest.raises(ways.NoNumber):
            ways.dialled(typed)
    else:
        assert ways.dialled(typed) == dialled


@pytest.mark.parametrize(
    ("typed", "opened"),
    [
        ("https://wa.me/447700900321", "https://wa.me/447700900321"),
        ("signal.me/#p/+447700900321", "https://signal.me/#p/+447700900321"),
        ("ben@example.org", "mailto:ben@example.org"),
        ("example.org:8080/chat", "https://example.org:8080/chat"),
        ("", ""),
    ],
)
def test_an_address_is_opened_as_people_write_it(typed, opened):
    assert ways.opened(typed) == opened


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "javascript://example.org/%0aalert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "two words",
        "https://",
        "http://[",
        "mailto:",
    ],
)
def test_what_would_run_something_is_no_address(typed):
    with pytest.raises(ways.NoAddress):
        ways.opened(typed)


@given(contacts)
def test_whatever_was_typed_a_tap_only_dials_writes_or_opens_a_page(contact):
    for way in ways.ways(contact):
        assert HARMLESS.fullmatch(way.href), way.href


@given(some.sampled_from(HOWS))
def test_the_way_a_person_would_take_first_comes_first(how):
    somebody = Contact(id=b"x" * 16, phone="116 123", link="https://example.org", how=how)
    found = [way.how for way in ways.ways(somebody)]
    assert found[0] == how
    assert set(found) == {CALL, TEXT, LINK}


def test_a_message_is_ready_in_one_tap_and_whole():
    somebody = Contact(id=b"x" * 16, phone="07700 900321", message="Can you ring me? It's hard & late. 100 %")
    (text,) = [way.href for way in ways.ways(somebody) if way.how == TEXT]
    assert text == "sms:07700900321?&body=Can%20you%20ring%20me%3F%20It%27s%20hard%20%26%20late.%20100%20%25"
