"""The measures give what others published, and grow with what makes a text hard."""

import pytest

from tests.reading_age.measures import Counts, count, dale_chall, flesch_kincaid, is_easy, syllables

# Wikipedia, "Flesch-Kincaid readability tests": 13 words, 24 syllables, grade 11.3; the cat on the mat, the easiest.
PLATYPUS = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."


def test_the_published_example_of_flesch_and_kincaid():
    counts = count(PLATYPUS)

    assert (counts.words, counts.syllables, counts.sentences) == (13, 24, 1)
    assert round(flesch_kincaid(counts), 1) == 11.3
    assert round(flesch_kincaid(count("The cat sat on the mat.")), 2) == -1.45


def test_the_formula_of_dale_and_chall_by_hand():
    # 100 words, 5 sentences: 0.0496 x 20 = 0.992; 4 hard words add 0.6316, 10 add 1.579 and the constant.
    assert dale_chall(Counts(100, 5, 130, ("x",) * 4)) == pytest.approx(1.6236)
    assert dale_chall(Counts(100, 5, 130, ("x",) * 10)) == pytest.approx(6.2075)


@pytest.mark.parametrize("word", ["help", "helps", "helped", "helping", "cries", "stopped", "bigger", "London", "12"])
def test_words_on_the_list_with_their_endings_names_and_numbers_are_easy(word: str):
    assert is_easy(word)


@pytest.mark.parametrize("word", ["psychosocial", "resilience", "dissociation", "stigma"])
def test_other_words_are_hard(word: str):
    assert not is_easy(word)
    assert not is_easy(word.capitalize(), is_first=True)


def test_a_word_that_no_dictionary_has_is_counted_by_its_vowels():
    assert syllables("glorpish") == 2
    assert syllables("zz") == 1


def test_a_line_of_a_list_is_a_sentence():
    assert count("Three things\none\ntwo. And three").sentences == 4


def test_longer_sentences_and_rarer_words_are_harder():
    easy, hard = count("We sat down. We had tea."), count("Subsequently we commenced partaking of refreshments")

    assert flesch_kincaid(easy) < flesch_kincaid(hard)
    assert dale_chall(easy) < dale_chall(hard)
