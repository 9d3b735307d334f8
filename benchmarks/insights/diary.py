"""Ten years of an invented person, from a fixed seed: four check-ins a day, thirty tags, last night's sleep.

Three tags move the next rating, sleep moves the day, and the level changes four times. Nothing else is in it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SEED = 20_260_101
A_DAY, DAYS, TAGS = 4, 3650, 30
ROWS = A_DAY * DAYS
FIRST_DAY = 17_000  # counted from 1970-01-01
TRUE, EFFECT, OF_SLEEP = (3, 13, 23), -0.8, 0.3  # tags; points; points for an hour
LEVELS = (0.0, 1.2, -0.6, 0.6, 0.0)
HOURS = (9, 13, 17, 22)


@dataclass(frozen=True, eq=False)
class Diary:
    """The columns. Unit: instants and clock in minutes (the clock from 04:00), sleep in hours, NaN when not given."""

    instants: NDArray[np.float64]
    days: NDArray[np.int64]
    clock: NDArray[np.float64]
    mood: NDArray[np.float64]
    sleep: NDArray[np.float64]
    tags: NDArray[np.bool_]

    def save(self, path: Path) -> None:
        """Write the columns where another process finds them."""
        np.savez(path, **{field.name: getattr(self, field.name) for field in fields(self)})


def diary(days: int = DAYS) -> Diary:
    """Return so many days of the person."""
    chance = np.random.default_rng(SEED)
    rows = days * A_DAY
    tags = _tags(chance, days)
    sleep = np.clip(np.round(4 * (7 + 1.1 * _sticky(chance, days, 0.3))) / 4, 2, 12)
    mood = 5.5 + 1.3 * _sticky(chance, rows, 0.6) + np.repeat(_levels(days) + OF_SLEEP * (sleep - 7), A_DAY)
    mood[1:] += EFFECT * tags[:-1, TRUE].sum(axis=1)
    day = np.repeat(np.arange(days), A_DAY) + FIRST_DAY
    clock = np.tile(np.array(HOURS) * 60.0, days) - 240 + chance.integers(-60, 60, rows)
    given = np.where(np.arange(rows) % A_DAY == 0, np.repeat(sleep, A_DAY), np.nan)
    return Diary(day * 1440.0 + clock + 240, day, clock, np.clip(np.round(mood), 0, 10), given, tags)


def _levels(days: int) -> NDArray[np.float64]:
    return np.array(LEVELS)[np.arange(days) * len(LEVELS) // days]


def _tags(chance: np.random.Generator, days: int) -> NDArray[np.bool_]:
    """A third hangs on the time of day, a third lasts whole days and comes in spells, a third comes by chance."""
    rows, third = days * A_DAY, TAGS // 3
    by_clock = chance.random((rows, third)) < np.tile(chance.uniform(0.02, 0.4, (A_DAY, third)), (days, 1))
    by_chance = chance.random((rows, third)) < chance.uniform(0.05, 0.3, third)
    spells = np.column_stack([_sticky(chance, days, 0.7) > chance.uniform(0.3, 1.3) for _ in range(third)])
    return np.column_stack((by_clock, np.repeat(spells, A_DAY, axis=0), by_chance))


def _sticky(chance: np.random.Generator, count: int, phi: float) -> NDArray[np.float64]:
    """Return an AR(1) of standard deviation 1, by its weights."""
    reach = 60
    shocks = chance.standard_normal(count + reach) * np.sqrt(1 - phi * phi)
    return np.convolve(shocks, phi ** np.arange(reach + 1), mode="valid")[:count]
