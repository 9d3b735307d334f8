"""One row of the page: what is said, what is drawn, and the same by months as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from leeward.journal.records import Tag
from leeward.kernel import saying
from leeward.web.patterns.before_words import quoted
from leeward.web.patterns.cards import Card, Finding, card, own_ends
from leeward.web.patterns.chart import Chart, Frame, chart
from leeward.web.patterns.dates import span_words
from leeward.web.patterns.steps import WEEK, Step, steps
from leeward.web.patterns.words import level, tenths
from leeward.web.patterns.year.span import Span
from leeward.web.patterns.year.ticks import WEEK_DAYS, Ticked, weeks
from leeward.web.patterns.year.timeline import Month


@dataclass(frozen=True, slots=True)
class Row:
    """What year/row.html shows. `card` is what Patterns says about a scale, after these sentences; a tag has none."""

    id: str
    name: str
    card: Card | None
    sentences: list[str]
    chart: Chart | None
    levels: list[str]
    ends: str
    description: str
    head: list[str]
    table: list[list[str]]


def scale_row(finding: Finding, here: Span, months: Sequence[Month]) -> Row:
    """Return the row of a scale in this year."""
    said = card(finding) if here.is_last else _of_then(card(finding))
    inside = finding.inside()
    frame = Frame(here.frame.first_day, here.frame.last_day, *_ends(finding))
    drawn = steps(inside, WEEK)
    return Row(
        id=f"series-{finding.series.id}",
        name=finding.series.name,
        card=said,
        sentences=_shifts(finding, said),
        chart=chart(drawn, frame, finding.shifts_inside()) if drawn else None,
        levels=[level(at) for at in (frame.high, (frame.high + frame.low) / 2, frame.low)],
        ends=said.ends,
        description=_described(drawn, frame, finding.today),
        head=[_("Month"), _("Average"), _("Lowest day"), _("Highest day"), _("Days")],
        table=[_numbers(month, finding) for month in reversed(months)],
    )


def tag_row(tag: Tag, found: Ticked, frame: Frame, months: Sequence[Month], today: int) -> Row:
    """Return the row of a tag, its days in the frame already: the days of each week on which it was ticked."""
    frame = Frame(frame.first_day, frame.last_day, 0, WEEK_DAYS)
    drawn = weeks(found, frame)
    return Row(
        id=f"tag-{tag.index}",
        name=quoted(tag.name),
        card=None,
        sentences=[_ticked(found)],
        chart=chart(drawn, frame, ()) if drawn else None,
        levels=[str(WEEK_DAYS), "", "0"],
        ends=_("Days of each week on which it was ticked, from 0 to 7."),
        description=_described_ticks(drawn, frame, today),
        head=[_("Month"), _("Days it was ticked"), _("Days with a check-in")],
        table=[_counts(month, found) for month in reversed(months)],
    )


def _of_then(said: Card) -> Card:
    """Return what is said about an earlier year: its last day is not today, and no more days will come to it."""
    if not said.lead:
        return replace(said, sentence=_("Too few days with a check-in for a sentence.") if said.sentence else "")
    return said if said.is_shift_first else replace(said, lead=_("Over these 365 days"))


def _shifts(finding: Finding, said: Card) -> list[str]:
    """Return the newest shifts back to the sure one that the sentence after them counts from; one, where none is."""
    newest = list(zip(said.shifts, reversed(finding.shifts_inside()), strict=False))
    sure = next((number for number, (_sentence, shift) in enumerate(newest) if shift.is_sure), 0)
    return [sentence for sentence, _shift in newest[: sure + 1]]


def _ends(finding: Finding) -> tuple[float, float]:
    """Return the ends of a small picture: the scale's own (of sleep, twelve hours), or a number that lies beyond."""
    inside = finding.inside()
    ends = own_ends(finding.series)
    low = min([*ends, *(day.low for day in inside)], default=0.0)
    return low, max([*ends, *(day.high for day in inside), low + 1])


def month_name(month: Month) -> str:
    """Return "May 2026"."""
    return saying.day(date.fromordinal(month.first_day), saying.MONTH_AND_YEAR, get_language() or "")


def _numbers(month: Month, finding: Finding) -> list[str]:
    days = [day for day in finding.inside() if month.first_day <= day.day_ordinal <= month.last_day]
    if not days:
        return [month_name(month), "", "", "", "0"]
    means = [day.total / day.count for day in days]
    numbers = (sum(means) / len(means), min(means), max(means))
    return [month_name(month), *(tenths(one) for one in numbers), str(len(days))]


def _counts(month: Month, found: Ticked) -> list[str]:
    inside = found.between(month.first_day, month.last_day)
    return [month_name(month), str(len(inside.ticked)), str(len(inside.days))]


def _ticked(found: Ticked) -> str:
    if not found.days:
        return _("There is no check-in in this year.")
    counted = ngettext(
        "Ticked on %(ticked)d of %(days)d day with a check-in.",
        "Ticked on %(ticked)d of %(days)d days with a check-in.",
        len(found.days),
    ) % {"ticked": len(found.ticked), "days": len(found.days)}
    return f"{counted} " + _("A day without the tick may have had it all the same.")


def _described(drawn: Sequence[Step], frame: Frame, today: int) -> str:
    """Return what the picture of a scale shows, for who hears it instead."""
    span = _span(frame, today)
    if not drawn:
        return _("An empty picture: there is no check-in between %(first)s and %(last)s.") % span
    span["least"], span["most"] = (tenths(end(step.middle for step in drawn)) for end in (min, max))
    return (
        _(
            "A line of week averages from %(first)s to %(last)s, between %(least)s and %(most)s. The table below has "
            "the same by months."
        )
        % span
    )


def _described_ticks(drawn: Sequence[Step], frame: Frame, today: int) -> str:
    span = _span(frame, today)
    if not drawn:
        return _("An empty picture: there is no check-in between %(first)s and %(last)s.") % span
    return (
        _(
            "A line of days a week on which it was ticked, from %(first)s to %(last)s. The table below has the same by "
            "months."
        )
        % span
    )


def _span(frame: Frame, today: int) -> dict[str, str]:
    first, last = span_words(frame.first_day, frame.last_day, today=today)
    return {"first": first, "last": last}
