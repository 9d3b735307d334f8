"""Who moves when it is easier anyway, and has nothing of it, is told nothing; a naive list would tell them it helps.

Invented people check in four times a day and move, or do not, after each check-in: the better the mood just then, the
more often. The mood goes its own way and comes back to its middle by itself.
"""

from __future__ import annotations

import numpy as np

from leeward.insights.chance import two_sided
from leeward.insights.checkins import CheckIns
from leeward.insights.factors import factors
from leeward.insights.findings import Factors, Strength
from leeward.insights.helping import helping
from leeward.insights.helps import Helping, HelpStrength
from leeward.insights.uses import Use
from leeward.web.patterns.moving_column import moved_before

HOURS = (9, 13, 17, 22)
DAYS = 150
MINUTE, HOUR, DAY = 60, 3600, 86_400


def lived(rng, *, effect=0.0):
    """Return check-ins, moods, and whether somebody moved in the hours before; `effect` points on the next mood."""
    instants, moods, times, mood = [], [], [], 0.0
    for day in range(DAYS):
        for hour in HOURS:
            when = (19_000 + day) * DAY + hour * HOUR + int(rng.integers(-30, 30)) * MINUTE
            has_moved = bool(times) and instants and times[-1] > instants[-1]
            mood = 0.75 * mood + rng.normal(0, 1.0) + effect * has_moved
            instants.append(when)
            moods.append(float(np.clip(round(5 + mood), 0, 10)))
            if rng.random() < 0.35 / (1 + np.exp(-1.6 * mood)):
                times.append(when + int(rng.integers(1, 3)) * HOUR)
    rows = np.array(instants, dtype=np.float64)
    day, clock = np.divmod(rows / MINUTE - 240, 1440)
    check_ins = CheckIns(rows / MINUTE, day.astype(np.int64), clock)
    return check_ins, np.array(moods), moved_before(rows, times)


def told(rng, **kind):
    """Return whether the engine says anything of the hours after moving, and in which direction."""
    check_ins, moods, moving = lived(rng, **kind)
    said = factors(check_ins, moods, {"moving": moving.astype(float)})
    assert isinstance(said, Factors)
    (link,) = said.beside
    return 0 if link.strength is Strength.NOTHING else int(np.sign(link.estimate))


def naive(rng):
    """Return whether a plain comparison of averages says something: Welch's t below .05."""
    _, moods, moving = lived(rng)
    after, other = moods[moving], moods[~moving]
    error = np.sqrt(after.var(ddof=1) / len(after) + other.var(ddof=1) / len(other))
    return two_sided((after.mean() - other.mean()) / error, len(moods) - 2) < 0.05


def test_people_whom_moving_does_nothing_for_are_told_nothing():
    rng = np.random.default_rng(11)
    assert np.mean([told(rng) != 0 for _ in range(60)]) <= 0.12


def test_the_naive_list_would_tell_most_of_them_that_it_helps():
    rng = np.random.default_rng(11)
    assert np.mean([naive(rng) for _ in range(30)]) >= 0.8


def test_who_it_does_something_for_is_told_so():
    rng = np.random.default_rng(12)
    assert np.mean([told(rng, effect=1.0) > 0 for _ in range(20)]) >= 0.8


def uses_without_effect(rng):
    """Return pairs around moving and three tools that do nothing: from a hard moment the pull eases by itself."""
    found = []
    for strategy in ("moving", "music", "cold air", "a call"):
        for _ in range(12):
            before = int(np.clip(round(rng.normal(7, 1.5)), 0, 10))
            after = float(np.clip(round(2 + 0.5 * before + rng.normal(0, 1.3)), 0, 10))
            found.append(Use(strategy, before, after, 15.0))
    return found


def test_right_after_a_tool_that_does_nothing_seldom_seems_to_help_and_naive_before_and_after_always_does():
    rng = np.random.default_rng(13)
    claims, eased = [], []
    for _ in range(60):
        uses = uses_without_effect(rng)
        said = helping(uses)
        assert isinstance(said, Helping)
        claims += [one.strength is HelpStrength.MORE for one in said.strategies if one.strategy == "moving"]
        change = np.array([use.before - use.after for use in uses if use.strategy == "moving"])
        eased.append(change.mean() > 2 * change.std(ddof=1) / np.sqrt(len(change)))
    assert np.mean(claims) <= 0.05
    assert np.mean(eased) >= 0.8
