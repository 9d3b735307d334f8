"""Invented people who give last night's sleep with the day's first check-in, beside thirty tags that do nothing.

Sleep resembles the nights before, lies on quarter hours, and one night in ten is not given. It may move the whole day
that follows (`effect`, in points for an hour), it may follow from the evening before (`reverse`, in hours for a point),
and how it is remembered may be coloured by how the morning is (`coloured`, in hours for a point).
"""

from __future__ import annotations

import numpy as np

from leeward.insights.checkins import merged
from tests.insights_simulation.diaries import A_DAY, HOURS, TAGS, Diary, _rhythm, _sticky, _tags


def nights(
    rng: np.random.Generator,
    days: int,
    *,
    effect: float = 0.0,
    reverse: float = 0.0,
    coloured: float = 0.0,
    rare: bool = False,
) -> tuple[Diary, np.ndarray]:
    """Return one person's diary and the sleep as given: NaN but at one check-in a day."""
    rows = days * A_DAY
    tags, mood = _tags(rng, days), 5 + 1.3 * _sticky(rng, rows, 0.6) + _rhythm(rng, days, 0.03)
    sleep = 7 + _sticky(rng, days, 0.3)
    sleep[1:] += reverse * (mood[A_DAY - 1 : -1 : A_DAY] - 5)
    mood += np.repeat(effect * (sleep - 7), A_DAY)
    if rare:
        mood = np.maximum(0.0, 2.2 * (mood - np.quantile(mood, 0.7)))
    mood = np.clip(np.round(mood), 0, 10)
    there = rng.random(rows) >= 0.2
    first = np.zeros(rows, dtype=bool)
    by_day = there.reshape(days, A_DAY)
    first.reshape(days, A_DAY)[np.arange(days), by_day.argmax(axis=1)] = True
    first &= there & (rng.random(rows) >= 0.1)
    remembered = np.repeat(sleep, A_DAY) + coloured * (mood - 5)
    given = np.where(first, np.round(4 * remembered) / 4, np.nan)
    day = np.arange(rows) // A_DAY + 19_000
    clock = np.tile(np.array(HOURS) * 60.0, days) + rng.integers(-60, 60, rows)
    when = (day * 1440.0 + clock)[there], day[there], (clock - 240)[there]
    check_ins, columns = merged(when, np.column_stack((mood, given, tags))[there])
    return Diary(check_ins, columns[:, 0], {f"tag {tag}": columns[:, 2 + tag] for tag in range(TAGS)}), columns[:, 1]
