from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.vault.core import passphrase as rules
from leeward.vault.core.passphrase import (
    HoldsTheName,
    NotAPassphrase,
    Passphrase,
    TooCommon,
    TooLong,
    TooShort,
    UnknownCharacters,
)
from leeward.vault.core.words import _words, common, offer_words
from tests.people import PASSPHRASES

SALT = bytes(16)


def commitment(monkeypatch, text):
    """What a slot commits to, with a quick stand-in for the slow hash."""
    monkeypatch.setattr(rules, "argon2", lambda secret, **_: secret.ljust(64, b"\0"))
    return Passphrase.typed(text).keys(salt=SALT, memory_kib=65536, passes=3)[1]


@pytest.mark.parametrize("words", PASSPHRASES.values())
def test_the_invented_people_chose_well(words):
    Passphrase.chosen(words, name="ana")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("fourteen chars", TooShort),
        ("", TooShort),
        ("ﬃﬃﬃﬃ", TooShort),
        ("x" * 1025, TooLong),
        ("a quiet morning \u0378", UnknownCharacters),
        ("a quiet morning \ud800", UnknownCharacters),
        ("passwordpassword", TooCommon),
        ("P@ssw0rd 12345678", TooCommon),
        ("Correct Horse Battery Staple", TooCommon),
        ("aaaaaaaaaaaaaaaa", TooCommon),
        ("abcabcabcabcabcabc", TooCommon),
        ("qwertyuiop 1234567890", TooCommon),
        ("Leeward leeward LEEWARD", TooCommon),
        ("To be or not to be: that is the question", TooCommon),
        ("!!!!!!!!!!!!!!!!", TooCommon),
        ("🙂🌊🙂🌊🙂🌊🙂🌊🙂🌊🙂🌊🙂🌊🙂🌊", TooCommon),
        ("zyxwvutsrqponmlkj", TooCommon),
        ("Quiet-Otter-4827", HoldsTheName),
        ("quiet-otter-4827 quiet otter 4827", HoldsTheName),
    ],
)
def test_what_cannot_be_chosen_says_why(text, reason):
    with pytest.raises(reason) as caught:
        Passphrase.chosen(text, name="quiet-otter-4827")
    assert caught.value.args == ()


@pytest.mark.parametrize(
    "text",
    [
        "lantern harbour seven quiet boats",
        "ما أجمل هذا الصباح المشرق",
        "今日はとても良い天気ですね散歩",
        "καλημέρα σε όλους τους φίλους",
        "  spaces at both ends count  ",
        "Sunday at the quiet otter's",
        "x7$kQ!9mZp@2vL#4",
    ],
)
def test_many_kinds_can_be_chosen(text):
    Passphrase.chosen(text, name="quiet-otter-4827")


def test_a_short_name_does_not_get_in_the_way():
    Passphrase.chosen("lantern harbour seven quiet boats", name="a")
    Passphrase.chosen("lantern harbour seven quiet boats", name="")


@given(st.text(max_size=60))
def test_choosing_never_fails_in_another_way(text):
    try:
        Passphrase.chosen(text, name="ana")
    except NotAPassphrase:
        return
    assert len(unicodedata.normalize("NFKC", text)) >= 15


def test_composed_and_decomposed_letters_are_the_same(monkeypatch):
    words = "café naïve über ﬁn lantern"
    spellings = {unicodedata.normalize(form, words) for form in ("NFC", "NFD", "NFKC", "NFKD")}
    assert len(spellings) > 1
    assert len({commitment(monkeypatch, spelling) for spelling in spellings}) == 1


def test_blanks_and_capitals_count(monkeypatch):
    words = "lantern harbour seven"
    assert len({commitment(monkeypatch, other) for other in (words, " " + words, words + " ", words.title())}) == 4


def test_the_key_and_its_commitment_differ_and_depend_on_the_salt():
    """The only slow hashes here: two, with the real parameters."""
    made = [Passphrase.typed(PASSPHRASES["ana"]).keys(salt=s, memory_kib=65536, passes=3) for s in (SALT, b"\1" * 16)]
    assert len({key.reveal() for key, _ in made} | {commitment for _, commitment in made}) == 4


def test_offered_words_are_long_enough_and_can_be_chosen():
    for _ in range(300):
        Passphrase.chosen(offer_words(), name="quiet-otter-4827")


def test_there_are_enough_short_friendly_words():
    listed = _words("offered.txt")
    assert len(listed) == len(set(listed)) == 2048
    assert all(word.isascii() and word.isalpha() and word.islower() and 3 <= len(word) <= 8 for word in listed)
    unkind = {"blade", "blood", "burn", "cliff", "cry", "cut", "dead", "death", "die", "drown", "fail", "fat", "fear"}
    unkind |= {"gun", "hate", "hurt", "jump", "kill", "knife", "noose", "pain", "pill", "razor", "rope", "sad", "scar"}
    assert not unkind & set(listed)


def test_common_phrases_are_written_as_they_are_compared():
    assert all(word == word.casefold() and word.isalnum() for word in common())
    assert list(map(len, common())) == sorted(map(len, common()), reverse=True)
