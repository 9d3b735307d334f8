"""Our side: the engine alone, on arrays. `python -m benchmarks.insights.ours RUNS` prints figures as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from itertools import count

from benchmarks.insights import goals
from benchmarks.insights.timing import took
from leeward.insights.checkins import by_day, merged
from leeward.insights.days import Days
from leeward.insights.early_signs import Baseline, Side, early_signs
from leeward.insights.factors import factors
from leeward.insights.refits import lasting_factors
from leeward.insights.rhythm import rhythms
from leeward.insights.shifts import begin, shifts
from leeward.insights.trend import trend

import numpy as np  # isort: skip - after the engine, which tells its linear algebra to keep to one core

from benchmarks.insights.diary import DAYS, ROWS, TAGS, TRUE, diary  # isort: skip

_MONTH = 30  # days since what lies kept was worked out, at most


class Engine:
    """Everything the engine says of one scale, and the same after one more check-in."""

    def __init__(self) -> None:
        whole = diary()
        rows = np.column_stack((whole.mood, whole.sleep, whole.tags))
        self.check_ins, columns = merged((whole.instants, whole.days, whole.clock), rows)
        self.mood, self.sleep = columns[:, 0], {"sleep": columns[:, 1]}
        self.tags = {f"tag {place}": columns[:, 2 + place] for place in range(TAGS)}
        days, means = by_day(self.check_ins.days, self.mood)
        self.days = Days(tuple(days.tolist()), tuple(means.tolist()))
        self.begun = begin(self.days, before=self.days.days[-_MONTH])
        self._more = count(1)

    def whole(self) -> None:
        """Work everything out as if nothing lay kept: three fits, day and week, shifts, trends, early signs."""
        lasting_factors(self.check_ins, self.mood, self.tags, once_a_day=self.sleep)
        rhythms(self.check_ins, self.mood)
        shifts(self.days)
        self._of_days(self.days)

    def one_more(self) -> None:
        """Work out what one more check-in changes: the day it belongs to is new each time."""
        means = (*self.days.means[:-1], float(next(self._more) % 11))
        days = Days(self.days.days, means)
        shifts(days, begun=self.begun)
        self._of_days(days)

    @staticmethod
    def _of_days(days: Days) -> None:
        for window in (28, 90, 365):
            trend(days, window=window, last_day=days.days[-1], scale_range=10)
        for side in Side:
            early_signs(days, Baseline(days.days[0], days.days[0] + 41), side=side)

    def fit(self) -> object:
        """Fit once: what comes before, beside and after."""
        return factors(self.check_ins, self.mood, self.tags, once_a_day=self.sleep)

    def actions(self) -> dict[str, Callable[[], object]]:
        """Return what is timed, by name."""
        return {
            goals.WHOLE: self.whole,
            goals.ONE_MORE: self.one_more,
            "one fit": self.fit,
            "shifts": lambda: shifts(self.days),
            "shifts, one more": lambda: shifts(self.days, begun=self.begun),
        }


def main(runs: int) -> None:
    """Time every action."""
    engine = Engine()
    said = {"rows": ROWS, "days": DAYS, "true": [f"tag {tag}" for tag in TRUE], "shown": engine.fit().stood_out()}
    said["shown"] = [link.name for link in said["shown"]]
    said["shifts"] = sum(shift.is_sure for shift in shifts(engine.days).shifts)
    said["took"] = {name: took(action, runs=runs) for name, action in engine.actions().items()}
    print(json.dumps(said))


if __name__ == "__main__":
    main(int(sys.argv[1]))
