"""Tags and scales: whatever is renamed, merged or deleted, old check-ins keep their meaning."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from leeward.journal import vocabulary as rules
from leeward.journal.bitsets import packed, unpacked
from leeward.journal.names import LONGEST_NAME, NameMissing, NameTooLong, clean_name, readable
from leeward.journal.records import BUILT_IN, DID, FEELING, GOING_ON, GROUPS, MOOD, PULL, Series, Vocabulary
from leeward.journal.starting_words import starting_vocabulary


@given(st.sets(st.integers(0, 500)))
def test_a_set_comes_back_from_its_bytes(numbers):
    assert unpacked(packed(numbers)) == sorted(numbers)


def test_no_tag_at_all_takes_no_byte():
    assert packed([]) == b""


def test_being_let_down_and_rejected_come_first_under_going_on():
    assert [tag.name for tag in rules.live_tags(starting_vocabulary(), GOING_ON)][:2] == [
        "felt let down",
        "felt rejected",
    ]


def test_the_pull_can_be_renamed_and_hidden_but_not_deleted():
    words = rules.change_series(starting_vocabulary(), PULL, name="The tide", low_word="calm", high_word="high")
    words = rules.show_series(words, PULL, shown=False)
    assert (rules.series_at(words, PULL).name, rules.series_at(words, PULL).shown) == ("The tide", False)
    with pytest.raises(rules.BelongsToLeeward):
        rules.delete_series(words, PULL)


def test_a_deleted_index_is_never_used_again():
    words, first = rules.add_tag(starting_vocabulary(), "choir", DID)
    words, second = rules.add_tag(rules.delete_tag(words, first), "garden", DID)
    assert second > first
    assert rules.tags_in(words, packed([first])) == []


def test_a_merged_tag_is_counted_once():
    words, walk = rules.add_tag(Vocabulary(), "walk", DID)
    words, stroll = rules.add_tag(words, "stroll", DID)
    words = rules.merge_tags(words, stroll, walk)
    assert [tag.name for tag in rules.tags_in(words, packed([walk, stroll]))] == ["walk"]
    assert rules.bits_of(words, [stroll]) == packed([walk])


def test_a_tag_in_another_letter_case_is_the_same_tag():
    words, one = rules.add_tag(Vocabulary(), "Choir  practice", DID)
    words, other = rules.add_tag(rules.show_tag(words, one, shown=False), "choir practice", DID)
    assert one == other
    assert rules.tag_at(words, one).shown


def test_an_imported_scale_keeps_its_name_and_range():
    words, found = rules.ensured_series(starting_vocabulary(), [Series(id=0, name="Energy", low=1, high=7)])
    assert (rules.series_at(words, found["Energy"]).low, rules.series_at(words, found["Energy"]).high) == (1, 7)


def test_an_imported_mood_on_another_range_is_never_mixed_into_mood():
    wanted = [Series(id=0, name="Mood", low=1, high=5)]
    words, found = rules.ensured_series(starting_vocabulary(), wanted)
    assert found["Mood"] not in BUILT_IN
    assert rules.series_at(words, found["Mood"]).name == "Mood (1 to 5)"
    assert rules.ensured_series(words, wanted) == (words, found)


def test_ensuring_the_same_tags_twice_changes_nothing():
    words, found = rules.ensured_tags(Vocabulary(), {DID: ["running", "tea"], FEELING: ["glad"]})
    assert rules.ensured_tags(words, {DID: ["Tea", "running"], FEELING: ["glad"]})[0] == words
    assert set(found) == {"running", "tea", "glad"}


def test_a_very_long_imported_tag_is_cut_and_kept():
    words, found = rules.ensured_tags(Vocabulary(), {DID: ["x" * 300]})
    assert len(rules.tag_at(words, found["x" * 300]).name) == LONGEST_NAME


@pytest.mark.parametrize("name", ["", "  ", "\0\0", "\u200b", "\t\n"])
def test_a_name_without_a_readable_letter_is_missing(name):
    with pytest.raises(NameMissing):
        clean_name(name)


def test_a_name_has_an_end():
    with pytest.raises(NameTooLong):
        clean_name("y" * (LONGEST_NAME + 1))


@given(st.text())
def test_kept_text_can_always_be_stored(text):
    kept = readable(text)
    assert "\0" not in kept
    assert kept.encode().decode() == kept
    assert readable(kept) == kept


@pytest.mark.parametrize("text", ["שלום, world", "👩‍👧 and 🌊", "a\tb\nc", "نص عربي"])
def test_every_script_is_kept_as_written(text):
    assert readable(text) == text


def test_half_a_letter_does_not_stop_anything():
    assert readable("sea \ud83c side") == "sea ? side"


def test_moving_a_tag_past_the_end_changes_nothing():
    words = starting_vocabulary()
    first = rules.live_tags(words, FEELING)[0]
    assert rules.live_tags(rules.move_tag(words, first.index, earlier=True), FEELING)[0].name == first.name


def test_a_tag_moves_one_place():
    words = starting_vocabulary()
    first, second, *_ = rules.live_tags(words, FEELING)
    moved = rules.live_tags(rules.move_tag(words, second.index, earlier=True), FEELING)
    assert [tag.index for tag in moved[:2]] == [second.index, first.index]


def test_a_scale_needs_two_ends():
    with pytest.raises(rules.NotOnAScale):
        rules.add_series(Vocabulary(), Series(id=0, name="Energy", low=3, high=3))


class WordsOverYears(RuleBasedStateMachine):
    """Any order of changes: every index means one tag or nothing, and names of a group stay apart."""

    def __init__(self):
        super().__init__()
        self.words = starting_vocabulary()
        self.given: set[int] = set()

    @rule(name=st.sampled_from(["tea", "Tea", "walk", "choir", "sea", "calm"]), group=st.sampled_from(GROUPS))
    def add(self, name, group):
        there = {tag.index for tag in rules.live_tags(self.words, hidden=True)}
        self.words, index = rules.add_tag(self.words, name, group)
        assert index in there or index not in self.given
        self.given.add(index)

    @rule(data=st.data())
    def change(self, data):
        live = [tag.index for tag in rules.live_tags(self.words, hidden=True)]
        one, other = data.draw(st.sampled_from(live)), data.draw(st.sampled_from(live))
        what = data.draw(st.sampled_from(["delete", "merge", "hide", "move"]))
        if what == "delete" and len(live) > 2:
            self.words = rules.delete_tag(self.words, one)
        elif what == "merge" and one != other and len(live) > 2:
            self.words = rules.merge_tags(self.words, one, other)
        elif what == "hide":
            self.words = rules.show_tag(self.words, one, shown=False)
        elif what == "move":
            self.words = rules.move_tag(self.words, one, earlier=data.draw(st.booleans()))

    @invariant()
    def every_index_is_there_once(self):
        indexes = [tag.index for tag in self.words.tags]
        assert len(indexes) == len(set(indexes))
        assert all(index < self.words.next_tag for index in indexes)

    @invariant()
    def every_meaning_is_a_live_tag(self):
        live = {tag.index for tag in rules.live_tags(self.words, hidden=True)}
        assert {tag.index for tag in rules.meanings(self.words).values()} == live


TestWordsOverYears = WordsOverYears.TestCase
TestWordsOverYears.settings = settings(max_examples=40, stateful_step_count=20)


def test_mood_is_the_first_scale():
    assert starting_vocabulary().series[0].id == MOOD
