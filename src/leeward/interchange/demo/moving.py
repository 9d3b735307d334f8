"""What Robin moved in the year: small things, some weeks none, and a plan for a bad one.

Pure: a seed and a day in, records out; the same every time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from leeward.interchange.demo import days
from leeward.kernel.moments import moment_at
from leeward.movement.records import Moved, Plan

SEED = 20260412
BEGAN = 150  # days ago
SILENT = range(70, 88)  # days ago: nothing was kept, and nothing says so
OFTEN = 0.34  # of the other days
KINDS = ("stretch-in-bed", "window-and-back", "sway-to-a-song", "throw-the-socks", "walk-it-out", "")
MINUTES = (1, 2, 5, 5, 10, None)


def plan() -> Plan:
    """Return Robin's plan."""
    moves = ["stretch-in-bed", "sway-to-a-song"]
    return Plan(moves=moves, own="to the sea wall", minutes=5, when="tea", company="music")


def times(today: date) -> Iterator[Moved]:
    """Yield Robin's times of moving, oldest first."""
    random = Random(SEED)  # noqa: S311 (an invented year, not a secret)
    for ago in range(BEGAN, 0, -1):
        if ago not in SILENT and random.random() < OFTEN:
            yield _one(random, today - timedelta(days=ago))


def _one(random: Random, day: date) -> Moved:
    place = random.randrange(len(KINDS))
    minutes = MINUTES[place]
    moment = moment_at(days.HOME, datetime.combine(day, time(random.randrange(15, 20), random.randrange(60))))
    before = random.randrange(2, 7)
    has_numbers = random.random() < 0.4
    return Moved(
        moment=moment,
        recorded_at=moment.at + 60 * (minutes or 0),
        minutes=minutes,
        kind=KINDS[place],
        mood_before=before if has_numbers else None,
        mood_after=before + random.randrange(-1, 3) if has_numbers else None,
    )
