"""Several people at once: what was put between and within them comes out, and rows of nobody change nothing."""

from __future__ import annotations

import numpy as np
import pytest

from leeward.insights.together import NEEDED_PEOPLE, around_own_mean, levels


def _people(rng: np.random.Generator, count: int, most: int) -> np.ndarray:
    return np.repeat(np.arange(count), rng.integers(2, most + 1, count))


def test_what_was_put_between_and_within_people_comes_out():
    rng = np.random.default_rng(9)
    people = _people(rng, 2000, 12)
    said = levels(people, 40 + rng.normal(0, 15, 2000)[people] + rng.normal(0, 10, len(people)))
    assert said is not None
    assert said.people == 2000
    assert said.mean == pytest.approx(40, abs=1.2)
    assert said.between_sd == pytest.approx(15, abs=0.7)
    assert said.within_sd == pytest.approx(10, abs=0.3)
    assert said.intraclass == pytest.approx(225 / 325, abs=0.03)


def test_people_who_are_all_alike_lie_nothing_apart():
    rng = np.random.default_rng(9)
    said = levels(np.repeat(np.arange(30), 2), np.tile([1.0, 3.0], 30) + 0 * rng.normal())
    assert said is not None
    assert (said.between_sd, said.intraclass) == (0.0, 0.0)
    flat = levels(np.repeat(np.arange(30), 2), np.full(60, 4.0))
    assert flat is not None
    assert flat.intraclass is None


def test_a_part_of_the_day_is_told_from_own_means():
    rng = np.random.default_rng(9)
    people = np.repeat(np.arange(60), 40)
    late = np.tile(np.arange(40) % 4 == 3, 60)
    said = around_own_mean(people, 20.0 * people + rng.normal(0, 2, len(people)) + 4 * late, late)
    assert said is not None
    assert (said.people, said.readings) == (60, 600)
    assert said.low < 3 < said.high
    assert said.high - said.low < 1


def test_missing_rows_and_few_people():
    people = np.repeat(np.arange(NEEDED_PEOPLE), 3)
    numbers = np.tile([1.0, 2.0, np.nan], NEEDED_PEOPLE)
    said = levels(people, numbers)
    assert said is not None
    assert said.readings == 2 * NEEDED_PEOPLE
    one_once = numbers.copy()
    one_once[0] = np.nan
    assert levels(people, one_once) is None
    assert around_own_mean(people, numbers, np.isnan(numbers)) is None
    assert levels(people[:0], numbers[:0]) is None
