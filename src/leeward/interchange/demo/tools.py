"""What Robin used when it was hard: six tools over the year, one of which does a little more than the others.

Pure: a seed and a day in, records out; the same every time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from leeward.coping.toolbox.records import A_BIT, HELPED, NOT, WORSE, Held, Own, Shelf, Used
from leeward.insights.uses import WAITED
from leeward.interchange.demo import days, texts
from leeward.kernel.ids import id_text
from leeward.kernel.moments import moment_at

SEED = 20260301
TIMES = 88
KEPT = hashlib.sha256(b"robin pottery").digest()[:16]
# How many points lower than after the others, from the same level; the pull eases by itself besides.
HELPS = {
    "one-loud-song": 1.3,
    "walk-the-block": 0.5,
    "text-one-person": 0.2,
    "in-four-out-six": 0.0,
    "wash-up": -0.4,
    id_text(KEPT): 0.1,
}
OFTEN = (24, 16, 10, 16, 8, 4)
EASES = 0.6  # what is left of the pull afterwards, whatever is done
WAITS = 6


def shelf() -> Shelf:
    """Return how Robin arranged the toolbox."""
    own = Own(id=KEPT, title=texts.OWN_TOOL, words=texts.OWN_TOOL_WORDS, minutes=20, moments=["restless"], place="home")
    return Shelf(
        own=[own], close=["one-loud-song", id_text(KEPT), "walk-the-block"], hidden=["a-game"], keeps_rides=True
    )


def held(today: date) -> Iterator[Held]:
    """Yield what Robin holds on to, oldest first."""
    for ago, words in zip((60, 33, 4), texts.HELD, strict=True):
        moment = moment_at(days.HOME, datetime.combine(today - timedelta(days=ago), time(19, 5)))
        yield Held(moment=moment, recorded_at=moment.at, words=words)


def uses(today: date) -> Iterator[Used]:
    """Yield Robin's uses of a year, oldest first."""
    random = Random(SEED)  # noqa: S311 (an invented year, not a secret)
    waits = set(random.sample(range(TIMES), WAITS))
    for number in range(TIMES):
        ago = round((TIMES - number) * days.DAYS / TIMES) + 1
        strategy = WAITED if number in waits else random.choices(list(HELPS), weights=OFTEN)[0]
        yield _one(random, strategy, today - timedelta(days=ago))


def _one(random: Random, strategy: str, day: date) -> Used:
    before = min(10, max(3, round(random.gauss(6.6, 1.5))))
    helps = HELPS.get(strategy, -0.2)
    after = min(10, max(0, round(1.2 + EASES * before - helps + random.gauss(0, 1.1))))
    moment = moment_at(days.HOME, datetime.combine(day, time(random.randrange(17, 24), random.randrange(60))))
    return Used(
        moment=moment,
        recorded_at=moment.at,
        strategy=strategy,
        before=before,
        after=after,
        minutes=30 if strategy == WAITED else random.choice((10, 15, 20)),
        out=strategy == "walk-the-block",
        how="" if strategy == WAITED else _how(before - after),
    )


def _how(lower: int) -> str:
    if lower >= 3:
        return HELPED
    if lower >= 1:
        return A_BIT
    return NOT if lower == 0 else WORSE
