"""Day and week are two tests on one screen: judged together, a rhythm that is not there is seldom spoken of."""

from __future__ import annotations

import numpy as np

from leeward.insights.chance import false_shares
from leeward.insights.results import NotEnough
from leeward.insights.rhythm import rhythms
from tests.insights_simulation import diaries


def test_without_a_rhythm_seldom_one_is_claimed(monkeypatch):
    monkeypatch.setattr(diaries, "_rhythm", lambda _rng, days, _drift: np.zeros(days * diaries.A_DAY))
    rng, claimed = np.random.default_rng(78), 0
    for _ in range(80):
        kept = diaries.diary(rng, 180)
        said = rhythms(kept.check_ins, kept.mood)
        assert not isinstance(said, NotEnough)
        chances = [1.0 if curve is None or curve.chance is None else curve.chance for curve in (said.day, said.week)]
        claimed += min(false_shares(chances)) <= 0.05
    assert claimed / 80 <= 0.12
