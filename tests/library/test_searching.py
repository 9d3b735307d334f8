"""Searching forgives slips, puts people before pages where it matters, and never answers a search for ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from leeward.library.finding.guarding import First, everything, first
from leeward.library.finding.index import Entry, Index, Kind
from leeward.library.finding.pages import LONGEST, search
from leeward.library.finding.words import all_words, flat, is_meant, singular

SKIN = Entry("/scars", "Living with scars", "Skin that has healed.", Kind.PAGE, ("marks",), "Sun cream and time.")
HELP = Entry(
    "/therapy", "Support and treatments", "What there is.", Kind.PAGE, ("therapy",), "A talk with scars in it."
)
WALK = Entry("/walk", "Walk around the block", "Put on shoes.", Kind.TRY, (), "Café at the corner.")
CARE = Entry(
    "/injuries", "Wounds", "When to get care.", Kind.PAGE, ("injury", "changing a dressing"), "Wash your hands."
)
INDEX = Index([SKIN, HELP, WALK, CARE])
WORDS = [
    (name, phrase)
    for one in everything().values()
    for name in ("life", "hurt", "method")
    for phrase in getattr(one, name)
]


def addresses(typed: str) -> list[str]:
    return [entry.address for entry in INDEX.find(typed)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("scars", "/scars"),
        ("SCAR", "/scars"),
        ("skar", "/scars"),
        ("sacrs", "/scars"),
        ("terapy", "/therapy"),
        ("thérapy", "/therapy"),
        ("treatment", "/therapy"),
        ("injurys", "/injuries"),
        ("injuries", "/injuries"),
        ("cafe", "/walk"),
        ("walking", "/walk"),
        ("treating", "/therapy"),
        ("wal", "/walk"),
        ("how do I look after a wound?", "/injuries"),
    ],
)
def test_slips_accents_and_plurals_are_forgiven(typed: str, found: str):
    assert addresses(typed)[0] == found


def test_a_title_comes_before_a_mention_and_more_words_before_fewer():
    assert addresses("scars") == ["/scars", "/therapy"]
    assert addresses("talk scars")[0] == "/therapy"


@pytest.mark.parametrize("typed", ["", "   ", "the and of", "?!", "xyzzy plugh"])
def test_words_that_say_nothing_find_nothing(typed: str):
    assert addresses(typed) == []


@given(some.text(max_size=60))
def test_whatever_is_typed_there_is_an_answer(typed: str):
    found = search(INDEX, typed)

    assert len(found.typed) <= LONGEST
    assert not found.hits or found.first is not First.HELP


@given(some.text(max_size=30))
def test_flat_words_stay_flat(text: str):
    assert flat(flat(text)) == flat(text)
    assert all(singular(word) for word in all_words(text))


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("suicide", First.LIFE),
        ("suicde", First.LIFE),
        ("I want to kill myself", First.LIFE),
        ("i dont want to live any more", First.LIFE),
        ("I don't want to live", First.LIFE),
        ("Quiero morir", First.LIFE),
        ("umbringen", First.LIFE),
        ("took something", First.HURT),
        ("it wont stop bleeding", First.HURT),
        ("emergency", First.HURT),
        ("I took too many pills", First.HURT),
        ("he swallowed bleach", First.HURT),
        ("I overdosed and I want to die", First.HURT),
        ("tomé pastillas", First.HURT),
        ("ich habe Tabletten geschluckt", First.HURT),
        ("how to overdose", First.HELP),
        ("how many pills", First.HELP),
        ("أريد أن أموت", First.LIFE),
        ("أخذت حبوب كثيرة", First.HURT),
        ("كيف أموت", First.HELP),
        ("انتظار", First.NOTHING),
        ("scars", First.NOTHING),
        ("changing", First.NOTHING),
        ("killing time on a sunday", First.NOTHING),
        ("I am dyeing my hair", First.NOTHING),
        ("", First.NOTHING),
    ],
)
def test_what_comes_first(typed: str, what: First):
    assert first(typed, vocabulary=INDEX.vocabulary) is what


@pytest.mark.parametrize("typed", ["I took too many pills", "swallowed bleach", "how to overdose"])
def test_where_a_way_is_named_there_are_no_matches_whatever_comes_first(typed: str):
    assert search(INDEX, typed).hits == ()


@pytest.mark.parametrize(("name", "phrase"), WORDS)
def test_every_guarded_phrase_is_caught_and_one_for_ways_finds_no_pages(name: str, phrase: str):
    found = search(INDEX, f"please {phrase} now")

    assert found.first is not First.NOTHING
    if name == "method":
        assert found.hits == ()
        assert first(phrase) is First.HELP
    assert phrase == flat(phrase)


def test_a_slip_is_a_letter_or_two_of_a_word_that_is_long_enough():
    assert is_meant("theraphy", "therapy")
    assert not is_meant("cat", "cut")
    assert not is_meant("blame", "flame")
    assert not is_meant("vain", "vein", shortest=6)
