"""A tag as a row of the page: on how many days of each week it was ticked. Pure.

A week without a single check-in is a gap and not a nought: nobody knows what was in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from leeward.journal.bitsets import unpacked
from leeward.journal.derived import day_ordinal
from leeward.journal.records import CheckIn, Tag
from leeward.web.patterns.chart import Frame
from leeward.web.patterns.steps import WEEK, Step

WEEK_DAYS = 7
_MONDAY = 1  # date(1, 1, 1) was a Monday and has ordinal 1


@dataclass(frozen=True, slots=True)
class Ticked:
    """The days with a check-in, and those of them on which one tag was ticked, both rising. Unit: date.toordinal()."""

    days: Sequence[int]
    ticked: Sequence[int]

    def between(self, first_day: int, last_day: int) -> Ticked:
        """Return the same of these days only, both included."""
        inside = [[day for day in row if first_day <= day <= last_day] for row in (self.days, self.ticked)]
        return Ticked(*inside)


def ticked(check_ins: Iterable[CheckIn], meaning: dict[int, Tag], tag: int) -> Ticked:
    """Return on which days a tag was ticked, itself or as one that became a part of it."""
    bits = {bit for bit, one in meaning.items() if one.index == tag}
    days: dict[int, bool] = {}
    # A night that a phone noted is no check-in: nobody was asked for a tag.
    for record in (one for one in check_ins if not one.source):
        day = day_ordinal(record.moment)
        days[day] = days.get(day, False) or bool(bits & set(unpacked(record.tags)))
    return Ticked(sorted(days), sorted(day for day, is_ticked in days.items() if is_ticked))


def weeks(found: Ticked, frame: Frame) -> list[Step]:
    """Return one step a whole week with a check-in; a week the picture cuts would look emptier than it was."""
    first = frame.first_day + (_MONDAY - frame.first_day) % WEEK
    steps = []
    for monday in range(first, frame.last_day - WEEK + 2, WEEK):
        week = found.between(monday, monday + WEEK - 1)
        if week.days:
            count = float(len(week.ticked))
            steps.append(Step(monday, WEEK, len(week.days), len(week.days), count, count, count))
    return steps
