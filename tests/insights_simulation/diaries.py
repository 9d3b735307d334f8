"""Invented people who check in four times a day and tick thirty tags, as INSIGHTS.md 3 describes them.

A third of the tags hang on the time of day, a third are sticky and last whole days, the rest come by chance. The mood
resembles the one before, has a curve over the day, weekends and a slow drift, and is rated in whole points.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from leeward.insights.checkins import CheckIns, merged

A_DAY = 4
HOURS = (9, 13, 17, 22)
TAGS = 30
TRUE = (3, 13, 23)  # one of each sort


@dataclass(frozen=True)
class Diary:
    """One person: when, how it was, and what was ticked."""

    check_ins: CheckIns
    mood: np.ndarray
    tags: dict[str, np.ndarray]


def diary(
    rng: np.random.Generator,
    days: int,
    *,
    effect: float = 0.0,
    rare: bool = False,
    skips_hard: bool = False,
    moves: bool = False,
    rota: bool = False,
    drifts: bool = True,
) -> Diary:
    """Return one person's diary; three tags move the next rating by `effect`, none where it is 0.

    rare: the outcome is an urge, 0 at 70 of 100 check-ins. skips_hard: of the hardest hours half are not recorded.
    moves: halfway they move nine hours east; days and clock are as they lived them. rota: every second week they work
    at night and live half a day later, and those weeks are harder. drifts: the level wanders slowly.
    """
    rows = days * A_DAY
    tags = _tags(rng, days)
    mood = 5 + 1.3 * _sticky(rng, rows, 0.6) + _rhythm(rng, days, 0.03 if drifts else 0.0)
    late = np.arange(rows) // A_DAY // 7 % 2 * rota
    mood -= 0.7 * late
    for tag in TRUE:
        mood[1:] += effect * tags[:-1, tag]
    if rare:
        mood = np.maximum(0.0, 2.2 * (mood - np.quantile(mood, 0.7)))
    mood = np.clip(np.round(mood), 0, 10)
    there = rng.random(rows) >= 0.2
    if skips_hard:
        there &= ~((mood <= np.quantile(mood, 0.15)) & (rng.random(rows) < 0.5))
    moments = _moments(rng, rows) + 720.0 * late
    east = 540.0 * (np.arange(rows) > rows // 2) * moves
    return _recorded(moments[there], east[there], mood[there], tags[there])


def _moments(rng: np.random.Generator, rows: int) -> np.ndarray:
    """Return what the clock on the wall showed, in minutes since 1970."""
    day = np.arange(rows) // A_DAY + 19_000
    return day * 1440.0 + np.tile(np.array(HOURS) * 60.0, rows // A_DAY) + rng.integers(-60, 60, rows)


def _recorded(moments: np.ndarray, east: np.ndarray, mood: np.ndarray, tags: np.ndarray) -> Diary:
    day, clock = np.divmod(moments - 240, 1440)
    when = moments - east, day.astype(np.int64), clock
    check_ins, columns = merged(when, np.column_stack((mood, tags)))
    return Diary(check_ins, columns[:, 0], {f"tag {tag}": columns[:, 1 + tag] for tag in range(TAGS)})


def _rhythm(rng: np.random.Generator, days: int, drifting: float) -> np.ndarray:
    over_the_day = np.tile(rng.normal(0, 0.5, A_DAY), days)
    weekend = np.repeat(0.5 * (np.arange(days) % 7 >= 5), A_DAY)
    drift = np.repeat(np.cumsum(rng.normal(0, drifting, days)), A_DAY)
    return over_the_day + weekend + drift


def _tags(rng: np.random.Generator, days: int) -> np.ndarray:
    rows, third = days * A_DAY, TAGS // 3
    by_clock = rng.random((rows, third)) < np.tile(rng.uniform(0.02, 0.4, (A_DAY, third)), (days, 1))
    by_chance = rng.random((rows, third)) < rng.uniform(0.05, 0.3, third)
    sticky = np.column_stack([_sticky(rng, days, 0.7) > rng.uniform(0.3, 1.3) for _ in range(third)])
    return np.column_stack((by_clock, np.repeat(sticky, A_DAY, axis=0), by_chance)).astype(float)


def _sticky(rng: np.random.Generator, rows: int, phi: float) -> np.ndarray:
    """Return an AR(1) of standard deviation 1, by its weights: far faster than a loop for long series."""
    reach = 60
    shocks = rng.standard_normal(rows + reach) * np.sqrt(1 - phi * phi)
    return np.convolve(shocks, phi ** np.arange(reach + 1), mode="valid")[:rows]
