"""Names of people and devices: what counts as the same, and what is suggested."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.accounts import devices, names

WIDE = "".join(chr(ord(sign) + 0xFEE0) if sign.isalpha() else sign for sign in "QUIET-OTTER")


@pytest.mark.parametrize("other", ["Quiet-Otter", " quiet-otter ", WIDE, "QUIET-OTTER\u3000"])
def test_spellings_of_one_name_are_one_name(other):
    assert names.compared(other) == names.compared("quiet-otter")


@pytest.mark.parametrize("name", ["", "ab", "  a  ", "x" * 65])
def test_names_have_3_to_64_characters(name):
    with pytest.raises(names.NameLength):
        names.compared(name)


def test_what_cannot_be_a_name_is_not_normalised():
    # 300,000 accents in a row, brought into order, held up every thread for minutes.
    with pytest.raises(names.NameLength):
        names.compared("a" + "\u0301\u0316" * 150_000)


@given(st.text(min_size=3, max_size=64))
def test_a_compared_name_compares_as_itself(name):
    try:
        once = names.compared(name)
    except names.NameLength:
        return
    assert names.compared(once) == once


def test_every_suggestion_is_a_name_and_says_nothing():
    choose = random.Random(7).choice
    found = {names.suggested(choose) for _ in range(300)}
    assert len(found) > 290
    assert all(re.fullmatch(r"[a-z]+-[a-z]+-[2-9]{4}", name) and names.compared(name) == name for name in found)


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        ("Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0", "Firefox, Android"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1",
            "Safari, iPhone",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0",
            "Edge, Windows",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36", "Chrome, Linux"),
        ("curl/8", ""),
    ],
)
def test_a_device_is_named_coarsely(user_agent, name):
    assert devices.named(user_agent) == name
