"""Search sees words whatever their case, accents and script, and finds its way back to the text."""

import itertools
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from leeward.journal.folding import folded, places_of, restored, taken, words_of

TEXT = st.text(st.characters(codec="utf-8"), max_size=200)


@pytest.mark.parametrize(
    ("written", "looked_for"),
    [
        ("Café by the harbour", "CAFE"),
        ("I don’t know", "don't"),  # noqa: RUF001
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("naïve", "NAÏVE"),
        ("שָׁלוֹם", "שלום"),
        ("الْبَيْت", "البيت"),
        ("ﬁne", "fine"),
        ("walk\n\nhome", "home"),
        ("soft\u00adly", "softly"),
        ("👩‍👧 time", "👩‍👧"),
    ],
)
def test_a_word_is_found_however_it_is_spelt(written, looked_for):
    (word,) = words_of(looked_for)
    assert word in folded(written)


@given(TEXT)
def test_folding_letter_by_letter_is_folding_the_whole(text):
    assert folded(text) == "".join(folded(letter) for letter in text)


@given(TEXT)
@example("\U00010783")
def test_folded_text_stays_as_it_is_when_folded_again(text):
    assert folded(folded(text)) == folded(text)


@given(TEXT)
def test_folded_text_has_no_line_end_that_could_join_two_items(text):
    assert not set(folded(text)) & {"\n", "\r", "\0"}


@given(TEXT)
def test_accents_make_no_difference(text):
    assert folded(unicodedata.normalize("NFD", text)) == folded(unicodedata.normalize("NFC", text))


@given(TEXT, st.data())
def test_every_place_found_holds_the_word(text, data):
    flat = folded(text)
    start = data.draw(st.integers(0, max(0, len(flat) - 1)))
    word = flat[start : start + data.draw(st.integers(1, 5))].strip()
    if not word:
        return
    spans = places_of([word], text)
    assert spans
    assert all(word in folded(text[first:last]) for first, last in spans)
    assert all(one[1] < other[0] for one, other in itertools.pairwise(spans))


def test_a_phrase_in_quotation_marks_is_one_word():
    assert words_of("“long  way” Home") == ["long way", "home"]


def test_an_open_quotation_mark_is_taken_as_closed():
    assert words_of('sea "by the') == ["sea", "by the"]


def test_nothing_readable_is_no_word():
    assert words_of(' "" \u200b ') == []


@given(TEXT)
def test_what_folding_takes_away_can_be_put_back(text):
    assert restored(folded(text), taken(text)) == text


@pytest.mark.parametrize("length", [53_246, 53_247, 53_248, 53_249, 110_000])
def test_it_is_put_back_after_a_very_long_quiet_stretch(length):
    text = "a" * length + "É sea"
    assert restored(folded(text), taken(text)) == text
