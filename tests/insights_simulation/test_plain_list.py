"""What a plain list claims by chance is simulated, and so is the share that is said of it."""

from __future__ import annotations

import numpy as np
import pytest

from leeward.insights.plain_list import by_chance
from tests.insights_simulation.diaries import TAGS, diary
from tests.insights_simulation.test_factors import _naive


def _claimed(days: int, people: int) -> float:
    rng = np.random.default_rng(60)
    return float(np.mean([len(_naive(diary(rng, days))) for _ in range(people)]))


@pytest.mark.parametrize(("days", "people"), [(60, 40), (180, 30), (365, 20)])
def test_the_share_that_is_said_is_near_what_happens(days, people):
    assert by_chance(TAGS, days=days) == pytest.approx(_claimed(days, people), rel=0.35)


def test_more_days_do_not_mend_it():
    assert by_chance(30, days=3650) >= by_chance(30, days=365) >= by_chance(30, days=60)
