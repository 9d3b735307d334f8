"""One card a series: what is said about it, its picture, and its table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from leeward.insights.days import in_order
from leeward.insights.results import NotEnough, Shift, Shifts, Trend
from leeward.insights.trend import SMALLEST_CHANGE, trend
from leeward.journal.derived import DayStat
from leeward.journal.events.queries import touching
from leeward.journal.events.records import Event
from leeward.journal.records import SLEEP_HOURS, Series
from leeward.web.patterns import marks, table, words
from leeward.web.patterns.asked import ALL
from leeward.web.patterns.chart import Chart, Frame, axis, chart
from leeward.web.patterns.dates import is_this_year, short_days, span_words
from leeward.web.patterns.marks import Mark
from leeward.web.patterns.steps import DAY, row_width_for, steps, width_for

_MOST_SHIFTS = 3
_NIGHT = 12.0  # hours: of the 24 a day has, a picture shows these, and more where somebody slept more
_MOSTLY_FLOOR = 0.4  # of the days above the low end, or fewer: then they are counted (INSIGHTS.md 8, rare urges)


@dataclass(frozen=True, slots=True)
class Finding:
    """One series, everything known about it, and the window it is looked at through.

    Unit: days as date.toordinal(); window in days, ALL for everything.
    """

    series: Series
    days: Sequence[DayStat]
    shifts: Shifts
    window: int
    today: int

    def unit(self) -> words.Unit:
        """Return what the numbers are called."""
        return words.Unit.HOURS if self.series.id == SLEEP_HOURS else words.Unit.POINTS

    def first_day(self) -> int:
        """Return the first day of the picture."""
        return self.days[0].day_ordinal if self.window == ALL else self.last_day() - self.window + 1

    def last_day(self) -> int:
        """Return the last day of the picture: today, or tomorrow for who travelled east; for ALL, the last there is."""
        newest = self.days[-1].day_ordinal
        return newest if self.window == ALL else max(self.today, min(newest, self.today + 1))

    def inside(self) -> list[DayStat]:
        """Return the days in the window."""
        first, last = self.first_day(), self.last_day()
        return [day for day in self.days if first <= day.day_ordinal <= last]

    def shifts_inside(self) -> list[Shift]:
        """Return the shifts whose date range lies in the window, in order."""
        first, last = self.first_day(), self.last_day()
        return [shift for shift in self.shifts.shifts if shift.latest >= first and shift.earliest <= last]

    def is_small(self, shift: Shift) -> bool:
        """Return whether the two levels lie less than half a point of ten apart."""
        return abs(shift.after - shift.before) < SMALLEST_CHANGE * (self.series.high - self.series.low)

    def newest_shift(self) -> Shift | None:
        """Return the newest sure shift in the window: a straight line across it would say nothing true."""
        return next((shift for shift in reversed(self.shifts_inside()) if shift.is_sure), None)

    def trend(self) -> Trend | NotEnough | None:
        """Return the trend over the window, or since its newest shift; None for ALL, where a line says little."""
        if self.window == ALL:
            return None
        shift = self.newest_shift()
        first = max(self.first_day(), shift.day) if shift else self.first_day()
        return trend(
            in_order((day.day_ordinal, day.total / day.count) for day in self.inside()),
            window=self.last_day() - first + 1,
            last_day=self.last_day(),
            scale_range=self.series.high - self.series.low,
        )


@dataclass(frozen=True, slots=True)
class AxisLabel:
    """One date under the picture, in words. Unit: at in percent of the width."""

    at: float
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Card:
    """What patterns/card.html shows."""

    id: str
    name: str
    lead: str
    sentence: str
    foot: str
    shifts: list[str]
    is_shift_first: bool
    earlier_shifts: list[str]
    chart: Chart | None
    axis: list[AxisLabel]
    levels: list[str]
    ends: str
    description: str
    head: list[str]
    rows: list[list[str]]
    has_enough: bool
    stands_out: bool
    marks: list[Mark]
    mark_lines: str
    lanes: int


def card(finding: Finding, events: Iterable[Event] = ()) -> Card:
    """Return the card of one series with at least one day, and of the marked days those in its picture."""
    inside, found = finding.inside(), finding.shifts_inside()
    said = finding.trend()
    lead, sentence, foot = _said(finding, said)
    frame = Frame(finding.first_day(), finding.last_day(), *_levels(finding.series, inside))
    sentences = _shift_sentences(finding, found)
    marked = marks.marks(list(touching(events, frame.first_day, frame.last_day)), frame)
    row_width = row_width_for(frame.first_day, frame.last_day)
    drawn = steps(inside, width_for(frame.first_day, frame.last_day))
    return Card(
        id=f"series-{finding.series.id}",
        name=finding.series.name,
        lead=lead,
        sentence=sentence,
        foot=foot,
        shifts=sentences[:_MOST_SHIFTS],
        is_shift_first=finding.newest_shift() is not None,
        earlier_shifts=sentences[_MOST_SHIFTS:],
        chart=chart(drawn, frame, found) if drawn else None,
        axis=_axis(frame, found, finding.today),
        levels=[words.level(at) for at in (frame.high, (frame.high + frame.low) / 2, frame.low)],
        ends=_ends(finding.series),
        description=_description(finding, frame, inside),
        head=table.head(row_width),
        rows=table.rows(steps(inside, row_width), today=finding.today),
        has_enough=isinstance(said, Trend) or finding.shifts.not_enough is None,
        stands_out=any(shift.is_sure for shift in found) or (isinstance(said, Trend) and said.is_clear),
        marks=marked,
        mark_lines=marks.lines(marked),
        lanes=marks.lanes(marked),
    )


def _said(finding: Finding, said: Trend | NotEnough | None) -> tuple[str, str, str]:
    """Return heading, sentence and foot about the window, or about the days since its newest shift."""
    shift = finding.newest_shift()
    if isinstance(said, Trend):
        lead = (
            words.since(shift, today=finding.today)
            if shift
            else words.lead(said, window=finding.window, today=finding.today)
        )
        return lead, words.trend_sentence(said, finding.unit()), _behind(finding, said)
    if isinstance(said, NotEnough):
        return "", "" if shift else words.not_enough_for_trend(said, window=finding.window), ""
    missing = finding.shifts.not_enough
    if missing:
        return "", words.not_enough_for_shifts(missing), ""
    return "", "" if finding.shifts_inside() else words.no_shift(), ""


def _behind(finding: Finding, said: Trend) -> str:
    days = [day for day in finding.inside() if said.first_day <= day.day_ordinal <= said.last_day]
    floor = finding.series.low
    above = sum(day.high > floor for day in days)
    if above > _MOSTLY_FLOOR * len(days):
        return words.days_behind(said)
    return words.days_above(said, above=above, floor=floor)


def _shift_sentences(finding: Finding, found: Sequence[Shift]) -> list[str]:
    """Return what is said about each shift, newest first."""
    return [" ".join(_about_shift(finding, shift)) for shift in reversed(found)]


def _about_shift(finding: Finding, shift: Shift) -> Iterator[str]:
    is_last = shift.until == finding.days[-1].day_ordinal
    yield words.shift_sentence(shift, today=finding.today, is_last=is_last)
    if finding.is_small(shift):
        yield words.is_small()
    if shift.may_be_gradual:
        yield words.may_be_gradual()


def _axis(frame: Frame, found: Sequence[Shift], today: int) -> list[AxisLabel]:
    labels = axis(frame, found, has_years=not is_this_year(frame.first_day, today=today))
    words = short_days([label.day for label in labels], today=today)
    return [AxisLabel(label.at, label.anchor, day) for label, day in zip(labels, words, strict=True)]


def top(series: Series) -> float:
    """Return the upper end of a picture: the scale's own; of sleep twelve hours, in which nights can be told apart."""
    return _NIGHT if series.id == SLEEP_HOURS else series.high


def _levels(series: Series, inside: Sequence[DayStat]) -> tuple[float, float]:
    """Return the ends of the picture: the scale's own, or what is there where a number lies off the scale."""
    low = min([series.low, *(day.low for day in inside)])
    high = max([top(series), *(day.high for day in inside)])
    return (low, high) if low < high else (low - 1, low + 1)


def _ends(series: Series) -> str:
    if not (series.low_word and series.high_word):
        return ""
    return _("%(low)s is %(low_word)s, %(high)s is %(high_word)s.") % {
        "low": words.level(series.low),
        "low_word": series.low_word,
        "high": words.level(series.high),
        "high_word": series.high_word,
    }


def _description(finding: Finding, frame: Frame, inside: Sequence[DayStat]) -> str:
    """Return what the picture shows, for who hears it instead."""
    first, last = span_words(frame.first_day, frame.last_day, today=finding.today)
    span = {"first": first, "last": last}
    if not inside:
        return _("An empty picture: there is no check-in between %(first)s and %(last)s.") % span
    by_day = width_for(frame.first_day, frame.last_day) == DAY
    means = [day.total / day.count for day in inside]
    span["least"], span["most"] = (number_format(round(mean, 1), decimal_pos=1) for mean in (min(means), max(means)))
    if by_day:
        return (
            _(
                "A line of day averages from %(first)s to %(last)s, between %(least)s and %(most)s. The table below "
                "has the same numbers."
            )
            % span
        )
    return (
        _(
            "A line of averages over weeks from %(first)s to %(last)s. Day averages lie between %(least)s and "
            "%(most)s. The table below has the same in numbers."
        )
        % span
    )
