from __future__ import annotations

from math import isfinite

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leeward.insights.results import NotEnough
from leeward.insights.themes import WORDS, Count, Theme, themes

ORDINARY = {f"w{place}": Count(12, 10, 9) for place in range(60)}
MONTH = {f"w{place}": Count(2, 2, 2) for place in range(60)}
ODD = st.builds(Count, st.integers(-2, 400), st.integers(-2, 60), st.integers(-2, 60))
KEYS = st.sampled_from(["w1", "w2", "sister", "my sister", "sister called", ""])


def _found(this: dict[str, Count], rest: dict[str, Count] = ORDINARY) -> list[str]:
    said = themes(MONTH | this, rest)
    assert not isinstance(said, NotEnough)
    return [theme.words for theme in said]


def test_a_word_of_this_month_alone_stands_out_with_its_counts():
    said = themes(MONTH | {"exam": Count(9, 7, 6)}, ORDINARY | {"exam": Count(1, 1, 1)})
    assert not isinstance(said, NotEnough)
    (theme,) = said
    assert theme == Theme("exam", 9, 7, 6, 1, theme.z)
    assert theme.z > 3


def test_words_written_as_always_do_not():
    assert _found({}) == []


@pytest.mark.parametrize("count", [Count(30, 2, 2), Count(30, 8, 2)], ids=["two entries", "two days"])
def test_it_takes_three_entries_on_three_days(count):
    assert _found({"exam": count}) == []


def test_a_word_that_fills_one_entry_is_no_theme():
    assert _found({"w1": Count(80, 3, 3)}) == []


def test_two_words_in_a_row_are_said_once():
    both = {"sister": Count(9, 8, 7), "my sister": Count(8, 8, 7)}
    assert _found(both, ORDINARY | {"my w1": Count(60, 50, 40)}) == ["my sister"]
    other = {"sister": Count(20, 12, 9), "my sister": Count(7, 6, 6)}
    assert _found(other, ORDINARY | {"my w1": Count(60, 50, 40)}) == ["sister"]


def test_without_a_journal_to_stand_out_from_it_says_what_is_missing():
    assert themes(MONTH, {"w1": Count(100, 30, 30), "my w1": Count(900, 30, 30)}) == NotEnough(100, WORDS)
    assert themes({}, {}) == NotEnough(0, WORDS)


@given(st.dictionaries(KEYS, ODD), st.dictionaries(KEYS, ODD))
@settings(max_examples=80, deadline=None)
def test_whatever_is_counted_every_number_is_one(this, rest):
    said = themes(this, ORDINARY | rest)
    assert not isinstance(said, NotEnough)
    assert all(isfinite(theme.z) and theme.z > 3 and theme.entries >= 3 for theme in said)


def _journal(rng: np.random.Generator, entries: int, likely: np.ndarray, theme: float = 0.0) -> dict[str, Count]:
    """Return the counts of invented entries of about forty words, each with its own favourites."""
    uses: dict[str, list[int]] = {}
    for entry in range(entries):
        own = rng.gamma(likely * 300) + 1e-300
        drawn = rng.choice(len(likely), max(5, int(rng.lognormal(np.log(40), 0.6))), p=own / own.sum())
        words = [f"w{word}" for word in drawn] + ["exam"] * (rng.random() < theme)
        for word in words:
            uses.setdefault(word, []).append(entry)
    return {word: Count(len(own), len(set(own)), len(set(own))) for word, own in uses.items()}


def _months(people: int, theme: float) -> tuple[float, float]:
    """Return how many people are shown something false, and how many the theme of a month."""
    rng, false, true = np.random.default_rng(80), 0, 0
    for _ in range(people):
        likely = 1 / (np.arange(1500) + 5.0)
        likely = rng.permutation(likely / likely.sum())
        said = themes(_journal(rng, 20, likely, theme), _journal(rng, 120, likely))
        assert not isinstance(said, NotEnough)
        false += any(one.words != "exam" for one in said)
        true += any(one.words == "exam" for one in said)
    return false / people, true / people


def test_a_month_like_the_others_seldom_shows_a_theme_and_a_month_of_exams_does():
    false, true = _months(20, 0.25)  # in full, with 300: .05 or so, and .85
    assert false <= 0.15
    assert true >= 0.7


@pytest.mark.slow
def test_months_in_full():
    assert _months(300, 0.0)[0] <= 0.12
    assert _months(300, 0.25)[1] >= 0.75
