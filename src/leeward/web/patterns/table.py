"""The same as the picture, as rows: for people who do not see charts, or would rather read."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from leeward.web.patterns.dates import day_words
from leeward.web.patterns.steps import DAY, WEEK, Step
from leeward.web.patterns.words import tenths


def head(width: int) -> list[str]:
    """Return the words of the columns for steps of this width."""
    if width == DAY:
        return [_("Day"), _("Average"), _("Lowest"), _("Highest"), _("Check-ins")]
    first = _("Week from") if width == WEEK else _("Four weeks from")
    return [first, _("Average"), _("Lowest day"), _("Highest day"), _("Days")]


def rows(steps: Sequence[Step], *, today: int) -> list[list[str]]:
    """Return one row a step, newest first, cells as words."""
    return [_row(step, today) for step in reversed(steps)]


def _row(step: Step, today: int) -> list[str]:
    counted = step.check_ins if step.width == DAY else step.days
    numbers = [tenths(number) for number in (step.middle, step.low, step.high)]
    return [day_words(step.first_day, today=today), *numbers, str(counted)]
