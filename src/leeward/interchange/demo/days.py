"""How Robin's days go: a plain random walk with a good turn in the middle, gaps, a trip, and ordinary evenings.

Pure: a seed and a day in, check-ins out; the same every time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from random import Random

import msgspec

from leeward.interchange.demo import texts
from leeward.journal.bitsets import packed
from leeward.journal.records import COMPANY, DID, FEELING, GOING_ON, CheckIn
from leeward.kernel.moments import moment_at

SEED = 20260214
DAYS = 365
HOME, AWAY = "Europe/London", "America/New_York"
# Days before the reference day. The turn: pottery began, and talks with somebody; the numbers after it differ by about
# one and a half standard deviations, which method (b) of INSIGHTS.md finds within two weeks.
TURN = 140
TRIP = range(58, 67)
AWAY_FROM_IT_ALL = (range(231, 243), range(96, 100))
STEADY = 0.55  # how much of one check-in's mood is carried to the next
RESTLESS = "Restlessness"
ORDINARY = (63, 22)  # days before the reference day: the stretch Robin calls ordinary

TAGS: dict[str, tuple[str, ...]] = {
    GOING_ON: ("felt let down", "an argument", "family", "school or work", "too much at once", "money",
               "something good", "the garden centre"),
    FEELING: ("calm", "hopeful", "glad", "tired", "sad", "lonely", "anxious", "overwhelmed", "numb"),
    COMPANY: ("alone", "with family", "with a friend", "at school or work", "with an animal"),
    DID: ("ate something", "rested", "went outside", "moved a little", "talked to somebody", "music", "pottery",
          "looked after somebody"),
}  # fmt: skip
EASY = ("calm", "hopeful", "glad")
HARD = ("sad", "lonely", "anxious", "overwhelmed", "numb")


class Place(msgspec.Struct, frozen=True):
    """Where the notebook keeps Robin's words: tag name to bit, and the id of the one own scale."""

    tags: Mapping[str, int]
    restless: int


class _Walk:
    """Robin's mood from one check-in to the next."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.off = 0.0
        self.hard_before = False

    def step(self, ago: int) -> tuple[int, int]:
        """Return mood and the pull of the next check-in, `ago` days before the reference day."""
        self.off = STEADY * self.off + self.random.gauss(0, 1.25) - (0.7 if self.hard_before else 0)
        level = 4.1 if ago > TURN else 5.9
        # The last weeks ease a little more, so that a 90-day trend has something to say and something to be unsure of.
        ease = max(0.0, (60 - ago) / 60)
        mood = level + 0.6 * ease + self.off
        pull = (5.4 if ago > TURN else 3.1) - 1.5 * ease - 0.8 * self.off + self.random.gauss(0, 0.7)
        return _on_scale(mood), _on_scale(pull)


def _on_scale(number: float) -> int:
    return max(0, min(10, round(number)))


def check_ins(today: date, place: Place) -> Iterator[CheckIn]:
    """Yield a year of check-ins that ends on this day, oldest first."""
    random = Random(SEED)  # noqa: S311 (an invented year, not a secret)
    walk = _Walk(random)
    for ago in range(DAYS, -1, -1):
        for clock in _clocks(random, ago):
            yield _one(walk, place, today - timedelta(days=ago), clock, ago)


def _clocks(random: Random, ago: int) -> list[time]:
    """Return when Robin checks in on a day: one to four times, now and then not at all, and for two stretches never."""
    if any(ago in gap for gap in AWAY_FROM_IT_ALL) or random.random() < 0.08:
        return []
    hours = sorted(random.sample((7, 9, 12, 15, 18, 21, 23), random.choice((1, 2, 2, 3, 3, 4))))
    if ago == 0:
        hours = [hour for hour in hours if hour < 9] or [7]
    # After midnight still belongs to the evening before.
    return [time(0 if hour == 23 and random.random() < 0.3 else hour, random.randrange(60)) for hour in hours]


def _one(walk: _Walk, place: Place, day: date, clock: time, ago: int) -> CheckIn:
    random = walk.random
    mood, pull = walk.step(ago)
    names = set(_tags(random, mood))
    walk.hard_before = bool(names & {"an argument", "felt let down"})
    after_midnight = timedelta(days=1 if clock.hour < 4 else 0)
    moment = moment_at(AWAY if ago in TRIP else HOME, datetime.combine(day + after_midnight, clock))
    morning = 5 <= clock.hour <= 9
    return CheckIn(
        moment=moment,
        recorded_at=moment.at,
        mood=None if random.random() < 0.04 else mood,
        urge=None if random.random() < 0.10 else pull,
        values={place.restless: _on_scale(10 - mood + random.gauss(0, 1.2))} if random.random() < 0.45 else {},
        sleep_minutes=15 * round(random.gauss(27 + 0.5 * mood, 4)) if morning else None,
        sleep_quality=max(1, min(5, round(random.gauss(1.5 + mood / 3, 0.8)))) if morning else None,
        tags=packed({place.tags[name] for name in names}),
        note=random.choice(texts.NOTES_EASY if mood >= 5 else texts.NOTES_HARD) if random.random() < 0.14 else "",
    )


def _tags(random: Random, mood: int) -> Iterator[str]:
    yield random.choice(TAGS[COMPANY])
    yield from random.sample(TAGS[DID], random.choice((0, 1, 1, 2)))
    yield from random.sample(EASY if mood >= 6 else HARD if mood <= 3 else TAGS[FEELING], random.choice((0, 1, 1, 2)))
    if random.random() < 0.5:
        hard = random.random() < (0.45 if mood <= 4 else 0.1)
        yield random.choice(("an argument", "felt let down", "too much at once") if hard else TAGS[GOING_ON])
