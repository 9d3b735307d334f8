"""What `leeward insights` says of several people together: plain dictionaries, the shape of docs/insights-json.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leeward.cli.insights_table import Person
from leeward.insights.checkins import NONE, CheckIns
from leeward.insights.together import around_own_mean, levels, within

PARTS = ("hours 0-4", "hours 4-8", "hours 8-12", "hours 12-16", "hours 16-20", "hours 20-24")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LEAST = 20  # readings of a person

Said = dict[str, Any]
Numbers = NDArray[np.float64]
Own = Sequence[tuple[Person, CheckIns, dict[str, Numbers]]]


def together(own: Own) -> Said:
    """Return for each value how far people lie apart, and what goes together within them."""
    values, factors = own[0][0].values, own[0][0].factors
    return {value: _of_value(own, value, factors) for value in values}


def _of_value(own: Own, value: str, factors: Iterable[str]) -> Said:
    # One row of a person may be all there is: people apart are told from everybody, slopes from long rows only.
    many = [one for one in own if int(np.isfinite(one[2][f"value {value}"]).sum()) >= _LEAST]
    has_calendar = all(time.has_calendar for person, _, _ in own for time in person.times)
    has_clock = all(check_ins.has_clock for _, check_ins, _ in own if len(check_ins))
    return {
        "levels": _or_too_few(levels(*_columns(own, value))),
        "time_of_day": _curve(many, value, PARTS, is_week=False) if has_clock else None,
        "weekday": _curve(many, value, WEEKDAYS, is_week=True) if has_calendar else None,
        "lag_1": _within(many, value, f"value {value}", is_next=True),
        "lag_1_same_day": _within(many, value, f"value {value}", is_next=True, is_same_day=True) if has_clock else None,
        "beside": list(_over(many, value, factors, is_next=False)),
        "before": list(_over(many, value, factors, is_next=True)),
    }


def _or_too_few(said: Any) -> Said:
    return {"not_enough_people": True} if said is None else asdict(said)


def _columns(own: Own, value: str) -> tuple[NDArray[np.int64], Numbers]:
    columns = [columns[f"value {value}"] for _, _, columns in own]
    people = np.repeat(np.arange(len(own)), [len(column) for column in columns])
    return people, np.concatenate(columns)


def _curve(own: Own, value: str, names: Sequence[str], *, is_week: bool) -> list[Said] | Said:
    """Return how far each part of the day, or weekday, lies from people's own means."""
    if not own:
        return {"not_enough_people": True}
    kinds = np.concatenate([check_ins.weekdays() if is_week else check_ins.parts() for _, check_ins, _ in own])
    people, numbers = _columns(own, value)
    found = ((name, around_own_mean(people, numbers, kinds == part)) for part, name in enumerate(names))
    return [{"part": name} | asdict(said) for name, said in found if said] or {"not_enough_people": True}


def _over(own: Own, value: str, factors: Iterable[str], *, is_next: bool) -> Iterator[Said]:
    for factor in factors:
        if factor != value:
            yield {"name": factor} | _within(own, value, f"factor {factor}", is_next=is_next)


def _within(own: Own, value: str, factor: str, *, is_next: bool, is_same_day: bool = False) -> Said:
    """Return the slope over all people: at the same check-in, or at the one before (at most a day earlier).

    For the one before, the outcome before is held equal. People with fewer than 20 readings are left out: a slope on
    what came before is pulled towards 0 in short rows (Nickell 1981, doi:10.2307/1911408).
    """
    value = f"value {value}"
    people, outcomes, steps, held = [], [], [], []
    for number, (_, check_ins, columns) in enumerate(own):
        before = check_ins.previous()
        now = np.flatnonzero(before != NONE) if is_next else np.arange(len(check_ins))
        if is_same_day:
            now = now[check_ins.days[now] == check_ins.days[before[now]]]
        outcomes.append(columns[value][now])
        steps.append(columns[factor][before[now] if is_next else now])
        held.append(columns[value][before[now]] if is_next and factor != value else np.zeros(len(now)))
        people.append(np.full(len(now), number))
    if not people:
        return {"not_enough_people": True}
    rows = (np.concatenate(column) for column in (people, outcomes, steps))
    return _or_too_few(within(*rows, held=np.concatenate(held)))
