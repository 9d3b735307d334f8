from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.journal.remarks import rules
from leeward.journal.remarks.records import BEFORE, BESIDE, CLOCK, About, Remark, Remarks
from leeward.journal.remarks.rules import NoSuchFinding, TooMuch, about, explained, hidden, remark_on, text_of

ARGUMENT, WEEK = About(0, "tag:2", BEFORE), About(1, "week", CLOCK)
NUMBERS = st.integers(0, 9_999_999)
FINDINGS = st.one_of(
    st.builds(About, NUMBERS, NUMBERS.map("tag:{}".format), st.sampled_from([BEFORE, BESIDE])),
    st.builds(About, NUMBERS, NUMBERS.map("series:{}".format), st.sampled_from([BEFORE, BESIDE])),
    st.builds(About, NUMBERS, st.sampled_from(["day", "week"]), st.just(CLOCK)),
)


@given(FINDINGS)
def test_a_form_carries_every_finding_there_and_back(finding):
    assert about(text_of(finding)) == finding


@given(st.text(max_size=30))
def test_any_other_text_is_refused_or_a_finding(text):
    with suppress(NoSuchFinding):
        assert about(text_of(about(text))) == about(text)


def test_own_words_are_kept_changed_and_taken_away():
    said = explained(Remarks(), ARGUMENT, " I know. ", seen=0, now=7)
    assert remark_on(said, ARGUMENT) == Remark(about=ARGUMENT, why="I know.", recorded_at=7)
    said = explained(said, ARGUMENT, "I knew.", seen=7, now=8)
    assert remark_on(said, ARGUMENT).why == "I knew."
    assert explained(said, ARGUMENT, "  ", seen=8, now=9).remarks == []


def test_what_two_windows_said_is_kept_both():
    said = explained(Remarks(), ARGUMENT, "from the phone", seen=0, now=7)
    said = explained(said, ARGUMENT, "from the desk", seen=0, now=8)
    assert remark_on(said, ARGUMENT).why == "from the phone\n\nfrom the desk"


def test_sending_the_same_twice_changes_nothing():
    said = explained(Remarks(), ARGUMENT, "once", seen=0, now=7)
    assert explained(said, ARGUMENT, "once", seen=0, now=9) == said


def test_hiding_keeps_the_words_and_showing_again_needs_none():
    said = hidden(explained(Remarks(), ARGUMENT, "I know.", seen=0, now=7), ARGUMENT, is_hidden=True)
    assert (remark_on(said, ARGUMENT).why, remark_on(said, ARGUMENT).is_hidden) == ("I know.", True)
    assert hidden(hidden(Remarks(), WEEK, is_hidden=True), WEEK, is_hidden=False) == Remarks()


def test_nothing_grows_without_end(monkeypatch):
    monkeypatch.setattr(rules, "MOST", 1)
    said = hidden(Remarks(), WEEK, is_hidden=True)
    with pytest.raises(TooMuch):
        hidden(said, ARGUMENT, is_hidden=True)
    assert len(explained(said, WEEK, "a thing", seen=0, now=1).remarks) == 1


def test_no_word_shows_where_a_record_is_printed():
    said = explained(Remarks(), ARGUMENT, "private", seen=0, now=7)
    assert "private" not in repr(said) + repr(said.remarks) + str(said.remarks[0])
