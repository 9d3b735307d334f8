"""The Spanish measures count syllables as they are spoken, and every Spanish page is easy by both."""

from __future__ import annotations

import pytest

from leeward.library import rooms
from leeward.library.reading.markdown import plain
from tests.reading_age.__main__ import whole
from tests.reading_age.spanish import Counts, count, fernandez_huerta, syllables, szigriszt_pazos

# Over 65 is "quite easy" on INFLESZ, and over 70 the sixth year by Fernandez-Huerta; the easy forms are a step higher.
WHOLE, EASY = (70.0, 65.0), (75.0, 75.0)
SPOKEN = {
    "agua": 2, "queso": 2, "guerra": 2, "pingüino": 3, "día": 2, "ciudad": 2, "aéreo": 4, "oído": 3, "hoy": 1, "y": 1,
    "leer": 2, "autolesión": 4, "cuaderno": 3, "siguiente": 3, "ahogo": 3, "buey": 1, "12": 1,
}  # fmt: skip
PAGES = [page for books in rooms.COLLECTIONS for page in books.translations.values() if page.language == "es"]


@pytest.mark.parametrize(("word", "number"), SPOKEN.items())
def test_syllables_are_those_one_hears(word: str, number: int):
    assert syllables(word) == number


def test_both_formulas_by_hand():
    # 100 words, 10 sentences, 190 syllables: 206.84 - 114 - 10.2 and 206.835 - 118.37 - 10.
    assert fernandez_huerta(Counts(100, 10, 190)) == pytest.approx(82.64)
    assert szigriszt_pazos(Counts(100, 10, 190)) == pytest.approx(78.465)


def test_long_words_and_long_sentences_are_harder():
    easy = count("El pan es bueno. Hoy hay sol.")
    hard = count("La institucionalización administrativa condiciona indudablemente la participación ciudadana.")
    assert fernandez_huerta(easy) > fernandez_huerta(hard)
    assert szigriszt_pazos(easy) > szigriszt_pazos(hard)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_every_spanish_page_is_easy_to_read_by_both(page):
    for text, (huerta, pazos) in ((whole(page), WHOLE), (plain(page.easy), EASY)):
        counts = count(text)
        assert fernandez_huerta(counts) >= huerta
        assert szigriszt_pazos(counts) >= pazos


def test_there_are_spanish_pages():
    assert len(PAGES) == sum(len(books.originals) for books in rooms.COLLECTIONS)
