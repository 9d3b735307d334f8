"""Our side through the notebook: sealed check-ins in, findings out.

`python -m benchmarks.insights.notebook FOLDER RUNS` fills a notebook and prints figures as JSON.

Each action opens the notebook as a request does, from its token; nothing is kept between two of them.
"""

from __future__ import annotations

import json
import secrets
import sys
from itertools import count
from pathlib import Path

from benchmarks.insights import goals
from benchmarks.insights.diary import DAYS, FIRST_DAY, TAGS, diary
from benchmarks.insights.timing import took
from benchmarks.notebook import household

EPOCH = 719_163  # 1970-01-01, as date.toordinal() counts
TODAY = EPOCH + FIRST_DAY + DAYS  # the day after the last


def fill(folder: Path) -> None:
    """Make an account whose notebook holds the ten years."""
    household.build(folder, 0, 0)
    from leeward.journal import actions
    from leeward.journal.records import GOING_ON

    vault = household.resumed(folder)
    found = actions.ensure_tags(vault, {GOING_ON: [f"word {place}" for place in range(TAGS)]})
    actions.add_check_ins(vault, list(records([found[f"word {place}"] for place in range(TAGS)])))


def records(bits: list[int]):
    """Yield the check-ins as records with their ids."""
    import numpy as np

    whole = diary()
    for row in range(len(whole.mood)):
        tags = {bits[place] for place in np.flatnonzero(whole.tags[row])}
        slept = None if np.isnan(whole.sleep[row]) else int(60 * whole.sleep[row])
        yield secrets.token_bytes(16), record(int(60 * whole.instants[row]), int(whole.mood[row]), tags, slept)


def record(at: int, mood: int, tags: set[int] = frozenset(), slept: int | None = None):
    """Return one check-in."""
    from leeward.journal.bitsets import packed
    from leeward.journal.records import CheckIn
    from leeward.kernel.moments import Moment

    return CheckIn(moment=Moment(at, "", 0), recorded_at=at, mood=mood, tags=packed(tags), sleep_minutes=slept)


class Person:
    """Somebody who checks in and looks at their findings."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._more = count(1)

    def look(self) -> None:
        """Open the notebook and read what is said of the mood: findings, day and week, shifts, trend."""
        from leeward.insights.days import in_order
        from leeward.insights.trend import trend
        from leeward.journal.queries import days_of
        from leeward.journal.records import MOOD
        from leeward.web.patterns.findings_kept import findings_of
        from leeward.web.patterns.kept import shifts_of

        vault = household.resumed(self.folder)
        days = days_of(vault)
        shifts_of(vault, days)
        if findings_of(vault, MOOD, today=TODAY).factors is None:
            raise SystemExit("nothing was found in ten years")
        recent = in_order((day.day_ordinal, day.total / day.count) for day in days[MOOD][-90:])
        trend(recent, window=90, last_day=recent.days[-1], scale_range=10)

    def check_in(self) -> None:
        """Open the notebook and keep one more check-in."""
        from leeward.journal import actions

        at = (FIRST_DAY + DAYS) * 86_400 + 9 * 3600 + 60 * next(self._more)
        actions.check_in(household.resumed(self.folder), record(at, 5))

    def check_in_and_look(self) -> None:
        """Do both."""
        self.check_in()
        self.look()

    def columns(self) -> None:
        """Open ten years as columns."""
        from leeward.journal.queries import columns_of

        columns_of(household.resumed(self.folder))


def without_memos() -> None:
    """Throw away every answer that is kept, but not what is kept beside each segment."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM vault_blob WHERE source = %s", (bytes(16),))


def main(folder: Path, runs: int) -> None:
    """Fill the notebook and time every action."""
    fill(folder)
    person = Person(folder)
    person.look()
    figures = {
        "nothing kept": took(person.look, runs=max(runs // 3, 1), before=without_memos),
        goals.VAULT: took(person.check_in_and_look, runs=runs),
        "keeping it alone": took(person.check_in, runs=runs),
        "looking again": took(person.look, runs=runs, before=person.look),
        "ten years as columns": took(person.columns, runs=runs),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
