"""Moving as a row of the page: minutes of each week in which something was kept. Pure.

A week without is left out and not a nought: nobody knows what was in it, and a line along the bottom would look like a
reproach. What somebody wrote and what a phone noted of one day may be the same minutes, so the larger of both counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leeward.movement.records import OWN, Moved
from leeward.web.patterns.chart import Frame, chart
from leeward.web.patterns.dates import span_words
from leeward.web.patterns.steps import WEEK, Step
from leeward.web.patterns.year.rows import Row, month_name
from leeward.web.patterns.year.timeline import Month

_EPOCH = date(1970, 1, 1).toordinal()
_MONDAY = 1  # date(1, 1, 1) was a Monday and has ordinal 1
_LEAST, _ROUND = 60, 30  # minutes: how high the picture is at least, and in which steps it grows


def minutes_by_day(times: Iterable[Moved]) -> dict[int, int]:
    """Return the minutes of each day that has any. Unit: days as date.toordinal()."""
    days: dict[int, dict[bool, int]] = defaultdict(lambda: {True: 0, False: 0})
    for one in times:
        days[one.moment.day_number() + _EPOCH][one.source == OWN] += one.minutes or 0
    return {day: most for day, sides in sorted(days.items()) if (most := max(sides.values()))}


def minutes_row(days: Mapping[int, int], frame: Frame, months: Sequence[Month], today: int) -> Row | None:
    """Return the row of moving, or None where the year has no minute of it."""
    inside = {day: minutes for day, minutes in days.items() if frame.first_day <= day <= frame.last_day}
    if not inside:
        return None
    drawn = _weeks(inside)
    high = max(_LEAST, _ROUND * ceil(max(step.middle for step in drawn) / _ROUND))
    tall = Frame(frame.first_day, frame.last_day, 0, high)
    first, last = span_words(frame.first_day, frame.last_day, today=today)
    return Row(
        id="moving",
        name=_("Moving"),
        card=None,
        sentences=[_said(len(drawn))],
        chart=chart(drawn, tall, ()),
        levels=[str(high), str(high // 2), "0"],
        ends=_("Minutes a week, where something was kept."),
        description=_(
            "A line of minutes a week from %(first)s to %(last)s, with gaps where nothing was kept. The table below "
            "has the same by months."
        )
        % {"first": first, "last": last},
        head=[_("Month"), _("Minutes"), _("Days")],
        table=[row for month in reversed(months) if (row := _month(month, inside))],
    )


def _weeks(days: Mapping[int, int]) -> list[Step]:
    weeks: dict[int, list[int]] = defaultdict(list)
    for day, minutes in days.items():
        weeks[day - (day - _MONDAY) % WEEK].append(minutes)
    return [
        Step(monday, WEEK, len(kept), len(kept), float(sum(kept)), float(sum(kept)), float(sum(kept)))
        for monday, kept in sorted(weeks.items())
    ]


def _month(month: Month, days: Mapping[int, int]) -> list[str]:
    inside = [minutes for day, minutes in days.items() if month.first_day <= day <= month.last_day]
    return [month_name(month), str(sum(inside)), str(len(inside))] if inside else []


def _said(weeks: int) -> str:
    counted = ngettext("There are minutes in %(weeks)d week.", "There are minutes in %(weeks)d weeks.", weeks) % {
        "weeks": weeks
    }
    return f"{counted} " + _("A week without is only a week without a note.")
