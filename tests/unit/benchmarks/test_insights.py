"""The benchmark's invented person is who its figures say, on every machine; and its words about ratios are right."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
from benchmarks.insights import goals
from benchmarks.insights.diary import A_DAY, DAYS, EFFECT, ROWS, TAGS, TRUE, diary
from benchmarks.insights.timing import Took, times, took


def _digest() -> str:
    kept = diary(120)
    return hashlib.sha256(b"".join([kept.mood.tobytes(), kept.tags.tobytes(), kept.instants.tobytes()])).hexdigest()


def test_the_person_is_the_same_every_time():
    assert _digest() == _digest()


def test_ten_years_are_as_long_as_the_issue_says():
    kept = diary()
    assert (len(kept.mood), kept.tags.shape) == (ROWS, (14_600, TAGS))
    assert len(np.unique(kept.days)) == DAYS
    assert (np.diff(kept.instants) > 0).all()
    assert ((kept.mood >= 0) & (kept.mood <= 10) & (kept.mood == np.round(kept.mood))).all()
    assert ((kept.clock >= 0) & (kept.clock < 1440)).all()


def test_sleep_is_given_once_a_day_and_every_tag_comes_and_goes():
    kept = diary(400)
    assert np.isfinite(kept.sleep).reshape(-1, A_DAY).sum(axis=1).tolist() == [1] * 400
    assert ((kept.tags.mean(axis=0) > 0.01) & (kept.tags.mean(axis=0) < 0.6)).all()


def test_the_three_true_tags_move_the_next_rating():
    kept = diary(2000)
    for tag in TRUE:
        after = kept.mood[1:][kept.tags[:-1, tag]].mean() - kept.mood[1:][~kept.tags[:-1, tag]].mean()
        assert after == pytest.approx(EFFECT, abs=0.45)


def test_columns_are_found_again_in_their_file(tmp_path):
    kept = diary(30)
    kept.save(tmp_path / "diary.npz")
    read = np.load(tmp_path / "diary.npz")
    assert np.array_equal(read["tags"], kept.tags)
    assert np.array_equal(read["sleep"], kept.sleep, equal_nan=True)


@pytest.mark.parametrize(("theirs", "said"), [(12.0, "4.00 x"), (300.0, "100 x"), (1.5, "0.50 x")])
def test_a_ratio_is_said_as_times_ours(theirs, said):
    assert times(theirs, 3.0) == said


def test_an_action_is_timed_as_often_as_asked_and_made_ready_before_each():
    calls: list[str] = []
    one = took(lambda: calls.append("do"), runs=3, before=lambda: calls.append("ready"))
    assert calls == ["ready", "do"] * 4
    assert isinstance(one, Took)
    assert one.least <= one.cpu


def test_a_goal_says_whether_it_was_reached_and_other_rows_say_nothing():
    assert goals.reached(goals.ONE_MORE, 49.0).split() == ["50", "yes"]
    assert "NO, 2.00 x" in goals.reached(goals.WHOLE, 2000.0)
    assert goals.reached("one fit", 1.0) == ""
