"""Counting words: what a word is, sums that must agree, lists by month, and nothing left when it is switched off."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.insights.themes import Count
from leeward.journal import actions as journal
from leeward.journal.kinds import ENTRIES
from leeward.journal.records import Written
from leeward.journal.themes import actions, counting, queries
from leeward.journal.themes.derived import USES, uses_in
from leeward.journal.themes.form import ListsForm
from leeward.journal.themes.lists import MOST_LISTS, WordList, by_month, parted, starting_lists
from leeward.journal.themes.stop_words import STOP_WORDS, stop_words
from leeward.kernel.ids import new_id
from leeward.kernel.moments import Moment
from leeward.vault.models import Blob

LEAVE = stop_words("en")
TEXTS = st.lists(st.text(st.sampled_from("ab cé.'-\nTHE "), max_size=40), max_size=12)
NOON = 20_000 * 86_400 + 43_200
DAY = 20_000 + 719_163


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The painting class went well", ["painting", "class", "painting class"]),
        ("Painting. Class", ["painting", "class"]),
        ("painting\nclass", ["painting", "class"]),
        ("Café, CAFÉ!", ["cafe", "cafe"]),
        ("I don’t know, Noor’s cat", ["noor's", "cat", "noor's cat"]),  # noqa: RUF001
        ("best-friend 2026 b4 x", ["best", "friend", "best friend"]),
        ("Straße", ["strasse"]),
        ("Тёплое море, чайка", ["теплое", "море", "теплое море", "чаика"]),
        ("", []),
    ],
)
def test_a_word_is_letters_and_a_pair_stands_together(text, found):
    assert Counter(counting.terms(text, LEAVE)) == Counter(found)


def test_common_words_are_folded_and_there():
    assert {"the", "don't", "today"} <= LEAVE
    assert all(word == counting.folded(word) for words in STOP_WORDS.values() for word in words)
    assert stop_words("en-gb") == LEAVE
    assert stop_words("xx") == frozenset()


@given(TEXTS, TEXTS)
def test_what_is_left_beside_some_entries_is_everything_but_them(some, others):
    """The reference counts words by name, ours by numbers, segment by segment."""
    this = counting.counted(enumerate(some), LEAVE)
    parts = [counting.uses_of(some, LEAVE), *(counting.uses_of([text], LEAVE) for text in others)]
    rest = counting.rest(parts, this)
    expected = counting.counted(enumerate(others), LEAVE)
    never = Count(0, 0, 0)
    for term in this:
        one, other = rest.get(term, never), expected.get(term, never)
        assert (one.uses, one.entries) == (other.uses, other.entries)
    for is_pair in (False, True):
        ours, theirs = (
            [count for term, count in counts.items() if (" " in term) is is_pair] for counts in (rest, expected)
        )
        assert sum(count.uses for count in ours) == sum(count.uses for count in theirs)
        assert sum(count.entries for count in ours) == sum(count.entries for count in theirs)


@given(TEXTS)
def test_counts_agree_with_each_other(texts):
    for count in counting.counted(enumerate(texts), LEAVE).values():
        assert count.uses >= count.entries == count.days >= 1


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_text_can_be_counted(texts):
    counted = counting.counted(((0, text) for text in texts), LEAVE)
    words = [one for term, one in counted.items() if " " not in term]
    assert counting.uses_of(texts, LEAVE).words == (sum(one.uses for one in words), sum(one.entries for one in words))


def test_a_word_is_shown_as_the_person_mostly_writes_it():
    texts = [("Noor came. noor", "noor came. noor"), ("Noor, Noora", "noor, noora"), ("Café", "cafe")]
    assert counting.spelled("noor", texts) == "Noor"
    assert counting.spelled("cafe", texts) == "Café"
    assert counting.spelled("nowhere", texts) == "nowhere"


def test_a_list_counts_entries_with_whole_words_and_groups():
    lists = [WordList("Rest", ["Sleep", "left out"]), WordList("Empty", [" ", "!"]), WordList("None", [])]
    months = [["I sleep, sleep", "sleepy", "They left me. Left OUT again"], [], ["SLEEP"]]
    counted = by_month(lists, months)
    assert [(one.name, one.entries) for one in counted] == [
        ("Rest", [2, 0, 1]),
        ("Empty", [0, 0, 0]),
        ("None", [0, 0, 0]),
    ]


@given(st.text(max_size=80))
def test_a_typed_list_is_parted_and_reads_the_same_when_it_comes_back(text):
    words = parted(text)
    assert parted(", ".join(words)) == words
    assert len(words) == len(set(words))


def test_the_first_lists_fit_their_own_form():
    lists = starting_lists()
    assert len(lists) == 12
    form = ListsForm({}, lists=lists)
    blank = {pair.name.html_name: pair.name.initial for pair in ListsForm(lists=lists).pairs()}
    words = {pair.words.html_name: pair.words.initial for pair in ListsForm(lists=lists).pairs()}
    form = ListsForm({**blank, **words}, lists=lists)
    assert form.is_valid(), form.errors
    assert form.to_lists() == lists


def test_more_lists_than_the_page_has_are_kept_and_no_more_than_there_is_room_for():
    sent = {f"name_{number}": f"List {number}" for number in range(MOST_LISTS + 5)}
    form = ListsForm(sent, lists=[])
    assert form.is_valid()
    assert len(form.to_lists()) == MOST_LISTS


def keep(vault, texts, first=0):
    rows = [(new_id(), Written(moment=Moment(NOON + at * 86_400), text=text)) for at, text in enumerate(texts, first)]
    journal.add_entries(vault, rows)


def test_days_are_compared_with_all_others(ana_vault):
    keep(ana_vault, ["Quiet sea", "Quiet harbour", "A lantern"])
    actions.switch_on(ana_vault)
    found = queries.compared(ana_vault, DAY + 1, DAY + 2, language="en")
    assert found.this["quiet"] == Count(1, 1, 1)
    assert found.rest["quiet"].uses == 1
    assert (len(found.texts), found.others) == (2, 1)
    assert [text.written for text in found.texts] == ["\nQuiet harbour", "\nA lantern"]


def test_nothing_is_counted_by_itself(ana_vault):
    keep(ana_vault, ["Quiet sea"] * 5)
    ana_vault.stream(ENTRIES).compact()
    names = {bytes(name) for name in Blob.objects.values_list("name", flat=True)}
    assert not names & {ana_vault.keys.blob_name(one) for one in USES.values()}
    assert not queries.choice(ana_vault).is_on


def test_switching_off_throws_away_what_was_counted_and_keeps_what_was_chosen(ana_vault):
    keep(ana_vault, ["Quiet sea"] * 5)
    ana_vault.stream(ENTRIES).derived(uses_in("en"))  # so that all other derivations are there before
    actions.switch_off(ana_vault)
    before = Blob.objects.count()
    actions.switch_on(ana_vault)
    actions.hide(ana_vault, "sea")
    queries.compared(ana_vault, DAY, DAY, language="en")
    assert Blob.objects.count() > before
    actions.switch_off(ana_vault)
    assert Blob.objects.filter(name=ana_vault.keys.blob_name(uses_in("en"))).count() == 0
    assert queries.choice(ana_vault).hidden == ["sea"]


def test_what_was_switched_off_while_it_was_counted_leaves_nothing(ana_vault):
    keep(ana_vault, ["Quiet sea"] * 5)
    queries.compared(ana_vault, DAY, DAY, language="en")
    assert Blob.objects.filter(name=ana_vault.keys.blob_name(uses_in("en"))).count() == 0
