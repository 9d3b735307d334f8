"""What `leeward insights` says of a table: plain dictionaries, the shape of docs/insights-json.md.

Anything that cannot be said yet is {"not_enough": {"have", "need", "missing"}}; a number that is unknown is null.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leeward.cli.insights_table import Person, Table
from leeward.cli.insights_together import PARTS, WEEKDAYS, together
from leeward.insights.checkins import DAY_MINUTES, CheckIns, by_day, merged
from leeward.insights.days import Days
from leeward.insights.early_signs import Baseline, Side, early_signs
from leeward.insights.findings import Factors, Link, Rhythm
from leeward.insights.refits import lasting_factors
from leeward.insights.results import NotEnough, Shift, Shifts
from leeward.insights.rhythm import day_to_day, rhythms, same_day
from leeward.insights.shifts import shifts
from leeward.insights.trend import trend

FORMAT, VERSION = "leeward-insights", 1
_WINDOWS = (28, 90, 365)  # days
_FIRST_DAY = date(1970, 1, 1).toordinal()
Said = dict[str, Any]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class _Series:
    """One value of one person, where it was given."""

    check_ins: CheckIns
    numbers: Numbers
    days: Days
    has_calendar: bool

    def shown(self, day: int) -> str | int:
        """Return a day as people write it, or its number where the table only counted days."""
        return date.fromordinal(day + _FIRST_DAY).isoformat() if self.has_calendar else day

    @property
    def scale_range(self) -> float:
        return float(self.numbers.max() - self.numbers.min())


def report(table: Table, *, baseline_days: int) -> Said:
    """Return everything the engine says about the table."""
    own = [(person, *_rows(person, row_is_day=table.row_is_day)) for person in table.people]
    said: Said = {
        "format": FORMAT,
        "version": VERSION,
        "rows": table.rows,
        "rows_left_out": table.left_out,
        "row_is_day": table.row_is_day,
        "baseline_days": baseline_days,
        "people": [_person(*one, baseline_days=baseline_days) for one in own],
    }
    if len(own) > 1:
        said["together"] = together(own)
    return said


def _rows(person: Person, *, row_is_day: bool) -> tuple[CheckIns, dict[str, Numbers]]:
    """Return one person's rows in order, rows of one instant (or one day) averaged."""
    days: NDArray[np.int64] = np.array([time.day for time in person.times], dtype=np.int64)
    instants: Numbers = np.array([time.instant for time in person.times], dtype=np.float64)
    clocks: Numbers = np.array([time.clock for time in person.times], dtype=np.float64)
    if row_is_day:
        instants, clocks = days * np.float64(DAY_MINUTES), np.full(len(days), np.nan)
    # A value and a factor may be one column: both are kept, told apart by their place.
    columns = [*person.values.values(), *person.factors.values()]
    check_ins, means = merged((instants, days, clocks), np.array(columns, dtype=np.float64).T)
    names = [*(f"value {name}" for name in person.values), *(f"factor {name}" for name in person.factors)]
    return check_ins, {name: means[:, place] for place, name in enumerate(names)}


def _person(person: Person, check_ins: CheckIns, columns: dict[str, Numbers], *, baseline_days: int) -> Said:
    has_calendar = all(time.has_calendar for time in person.times)
    given = {name: columns[f"factor {name}"] for name in person.factors}
    said: Said = {"person": person.name, "rows": len(person.times), "check_ins": len(check_ins), "values": {}}
    for name in person.values:
        numbers = columns[f"value {name}"]
        there = np.isfinite(numbers)
        days, means = by_day(check_ins.days[there], numbers[there])
        series = _Series(
            check_ins.only(there), numbers[there], Days(tuple(days.tolist()), tuple(means.tolist())), has_calendar
        )
        others = {factor: column for factor, column in given.items() if factor not in {name, *person.once_a_day}}
        nights = {factor: given[factor] for factor in person.once_a_day if factor != name}
        found = lasting_factors(check_ins, numbers, others, once_a_day=nights) if there.any() else NotEnough(0, 60)
        said["values"][name] = {**_value(series, baseline_days), "factors": _factors(found)}
    return said


def _value(series: _Series, baseline_days: int) -> Said:
    if not len(series.days):
        parts = ("trend", "changes", "pattern", "lag_1", "early_signs")
        return {"check_ins": 0, "days": 0} | {part: _nothing_yet(1) for part in parts}
    found = shifts(series.days)
    return {
        "check_ins": len(series.numbers),
        "days": len(series.days),
        "first_day": series.shown(series.days.days[0]),
        "last_day": series.shown(series.days.days[-1]),
        "mean": float(series.numbers.mean()),
        "sd": float(series.numbers.std(ddof=1)) if len(series.numbers) > 1 else None,
        "lowest": float(series.numbers.min()),
        "highest": float(series.numbers.max()),
        "trend": {str(window): _trend(series, found, window) for window in _WINDOWS},
        "changes": _changes(series, found),
        "pattern": _pattern(series),
        "lag_1": {
            "same_day": asdict(same_day(series.check_ins, series.numbers)) if series.check_ins.has_clock else None,
            "day_to_day": asdict(day_to_day(series.check_ins, series.numbers)),
        },
        "early_signs": {side.name.lower(): _early_signs(series, baseline_days, side) for side in Side},
    }


def _not_enough(said: NotEnough) -> Said:
    return {"not_enough": {"have": said.have, "need": said.need, "missing": said.missing}}


def _nothing_yet(need: int) -> Said:
    return _not_enough(NotEnough(0, need))


def _trend(series: _Series, found: Shifts, window: int) -> Said:
    """Return the trend of the last days; where a sure change lies among them, of the days since then."""
    last = series.days.days[-1]
    inside = [shift for shift in found.shifts if shift.is_sure and shift.day > last - window + 1]
    first = inside[-1].day if inside else last - window + 1
    since = {"since_change": series.shown(first) if inside else None}
    said = trend(series.days, window=last - first + 1, last_day=last, scale_range=series.scale_range)
    if isinstance(said, NotEnough):
        return since | _not_enough(said)
    return since | {
        "days": said.days,
        "first_day": series.shown(said.first_day),
        "last_day": series.shown(said.last_day),
        "change": said.change,
        "low": said.low,
        "high": said.high,
        "is_clear": said.is_clear,
        "phi": said.phi,
    }


def _changes(series: _Series, found: Shifts) -> Said:
    if found.not_enough:
        return _not_enough(found.not_enough)
    return {"found": [_change(series, shift) for shift in found.shifts]}


def _change(series: _Series, shift: Shift) -> Said:
    days = {name: series.shown(getattr(shift, name)) for name in ("day", "earliest", "latest", "until")}
    return days | {
        "before": shift.before,
        "after": shift.after,
        "is_sure": shift.is_sure,
        "may_be_gradual": shift.may_be_gradual,
    }


def _pattern(series: _Series) -> Said:
    said = rhythms(series.check_ins, series.numbers, has_weekdays=series.has_calendar)
    if isinstance(said, NotEnough):
        return _not_enough(said)
    return {"time_of_day": _rhythm(said.day, PARTS), "weekday": _rhythm(said.week, WEEKDAYS)}


def _rhythm(rhythm: Rhythm | None, names: Sequence[str]) -> Said | None:
    if rhythm is None:
        return None
    curve = [asdict(band) | {"part": names[band.part]} for band in rhythm.bands]
    return {"chance": rhythm.chance, "strength": rhythm.strength.value, "curve": curve}


def _factors(said: Factors | NotEnough) -> Said:
    if isinstance(said, NotEnough):
        return _not_enough(said)
    return {
        "looked_at": said.looked_at,
        "stood_out": [link.name for link in said.stood_out()],
        "hard_from": said.hard_from,
        "before": [_link(link) | {"is_as_strong_backwards": _backwards(said, link)} for link in said.before],
        "beside": [_link(link) for link in said.beside],
        "after": [_link(link) for link in said.after],
        "not_enough_of": [asdict(untested) for untested in said.untested],
    }


def _backwards(said: Factors, link: Link) -> bool:
    return said.is_as_strong_backwards(link.name)


def _link(link: Link) -> Said:
    return asdict(link) | {"strength": link.strength.value}


def _early_signs(series: _Series, baseline_days: int, side: Side) -> Said:
    first = series.days.days[0]
    said = early_signs(series.days, Baseline(first, first + baseline_days - 1), side=side)
    if isinstance(said, NotEnough):
        return _not_enough(said)
    shown = {name: series.shown(getattr(said, name)) for name in ("first_day", "last_day")}
    notices = [{"day": series.shown(notice.day), "level": notice.level} for notice in said.notices]
    return asdict(said) | shown | {"notices": notices}
