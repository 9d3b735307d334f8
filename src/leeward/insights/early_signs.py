"""Own early signs: smoothed days against the range of a stretch the person calls ordinary. One series, one side.

Source: INSIGHTS.md 5(e); Roberts 1959, doi:10.1080/00401706.1959.10489860 (the chart). The limit is widened for days
that resemble each other and for a usual level known from few days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from math import sqrt
from statistics import fmean, pstdev, stdev

from leeward.insights.days import Days, lag_one
from leeward.insights.findings import EarlySigns, Notice
from leeward.insights.results import NotEnough

LONGEST_GAP = 7  # days without a check-in, after which the chart starts anew
QUIET = 14  # days after a notice
NOT_THE_LAST = 14  # days that cannot be part of the baseline
LEAST_BASELINE = 14  # days with a check-in, however short the stretch
_LEAST_SHARE = 2 / 3  # of the stretch's days with a check-in
_USUAL_PHI, _USUAL_WEIGHT = 0.4, 20.0  # what phi is drawn towards, as if from so many days
_LARGEST_PHI = 0.85
_FLOOR_SHARE = 0.5  # of the baseline's days
_LEAST_WITH_A_FLOOR = 40  # days: measured in docs/how-we-know.md


class Side(IntEnum):
    """Which way is worth a notice."""

    ABOVE = 1
    BELOW = -1


@dataclass(frozen=True, slots=True)
class Setting:
    """How soon a notice comes. Source: INSIGHTS.md 5(e)."""

    weight: float = 0.1
    limit: float = 3.0


STEADY = Setting()
SOONER = Setting(weight=0.2, limit=2.7)  # sooner, with more false starts


@dataclass(frozen=True, slots=True)
class Baseline:
    """The ordinary stretch, both days included. Unit: days as in Days."""

    first_day: int
    last_day: int

    @property
    def needed(self) -> int:
        """How many days with a check-in it must hold."""
        return max(LEAST_BASELINE, round(_LEAST_SHARE * (self.last_day - self.first_day + 1)))


def early_signs(
    days: Days, baseline: Baseline, *, side: Side = Side.ABOVE, setting: Setting = STEADY
) -> EarlySigns | NotEnough:
    """Return the days on which the smoothed series left the usual range.

    Shape: the chart begins after the baseline and ends with the last day given.
    Errors: none. NotEnough where the baseline holds too few days, or fewer than 14 days came after it.
    Source: INSIGHTS.md 5(e).
    """
    ordinary = days.between(baseline.first_day, baseline.last_day)
    needed = max(baseline.needed, _LEAST_WITH_A_FLOOR if has_a_floor(ordinary) else 0)
    if len(ordinary) < needed:
        return NotEnough(have=len(ordinary), need=needed)
    since = max(days.days[-1] - baseline.last_day, 0)
    if since < NOT_THE_LAST:
        return NotEnough(have=since, need=NOT_THE_LAST)
    usual = _usual(ordinary, setting)
    limit = reach(usual.spread, usual.phi, baseline_days=len(ordinary), setting=setting) * usual.widened
    after = days.between(baseline.last_day + 1, days.days[-1])
    chart = _Chart(usual.level, limit, setting.weight, side)
    return EarlySigns(
        first_day=baseline.first_day,
        last_day=baseline.last_day,
        baseline_days=len(ordinary),
        usual=usual.level,
        limit=limit,
        phi=usual.phi,
        flat=usual.spread <= 0.0,
        notices=tuple(_notices(after, baseline.last_day, chart)) if usual.spread > 0.0 else (),
    )


@dataclass(frozen=True, slots=True)
class _Usual:
    """The baseline: its level, the standard deviation of a day, phi, and by how much the limit is widened."""

    level: float
    spread: float
    phi: float
    widened: float = 1.0


def _usual(ordinary: Days, setting: Setting) -> _Usual:
    """Return what is usual; phi is corrected for its bias and drawn towards what is common."""
    count = len(ordinary)
    level = fmean(ordinary.means)
    raw, _ = lag_one(ordinary.days, [mean - level for mean in ordinary.means])
    mended = raw + (1.0 + 4.0 * raw) / count
    phi = (count * mended + _USUAL_WEIGHT * _USUAL_PHI) / (count + _USUAL_WEIGHT)
    phi = min(max(phi, 0.0), _LARGEST_PHI)
    if not has_a_floor(ordinary):
        return _Usual(level, stdev(ordinary.means), phi)
    # Few days off the floor have been seen, so the hardest is counted once more.
    means = (*ordinary.means, max(ordinary.means))
    return _Usual(fmean(means), stdev(means), phi, _widened(means, phi, setting))


def has_a_floor(ordinary: Days) -> bool:
    """Return whether half the days or more hold the smallest number of all, as urges often do."""
    return ordinary.means.count(min(ordinary.means, default=0.0)) >= _FLOOR_SHARE * max(len(ordinary), 1)


def _widened(means: Sequence[float], phi: float, setting: Setting) -> float:
    """Return by what the limit is multiplied because hard days lie far out on one side.

    Source: Cornish and Fisher 1938, doi:10.2307/1400905, first term, for the skewness that is left after smoothing.
    """
    level, spread = fmean(means), pstdev(means)
    if spread <= 0.0:
        return 1.0
    skew = fmean([((mean - level) / spread) ** 3 for mean in means])
    weight, fading = setting.weight, phi * (1.0 - setting.weight)
    kept: float = weight**3 / (1.0 - (1.0 - weight) ** 3) / (weight / (2.0 - weight)) ** 1.5
    kept *= sqrt((1.0 + fading) / (1.0 - fading))
    extra: float = max(skew, 0.0) * kept * (setting.limit**2 - 1.0) / 6.0 / setting.limit
    return 1.0 + extra


def reach(spread: float, phi: float, *, baseline_days: int, setting: Setting) -> float:
    """Return how far from the usual level the smoothed days may go.

    Unit: as spread, the standard deviation of a day.
    Source: INSIGHTS.md 5(e).
    """
    weight, fading = setting.weight, phi * (1.0 - setting.weight)
    of_the_chart = weight / (2.0 - weight) * (1.0 + fading) / (1.0 - fading)
    of_the_level = (1.0 + phi) / ((1.0 - phi) * baseline_days)
    return setting.limit * spread * sqrt(of_the_chart + of_the_level)


@dataclass(frozen=True, slots=True)
class _Chart:
    usual: float
    limit: float
    weight: float
    side: Side


def _notices(days: Days, started: int, chart: _Chart) -> Iterator[Notice]:
    """Yield each notice: armed until one is given, armed again below half the limit, quiet for two weeks after each."""
    waiting: Notice | None = None
    is_armed, told = True, None
    for here in _smoothed(days, started, chart):
        if here.is_anew or here.smoothed < chart.limit / 2.0:
            is_armed = True
            if waiting:
                yield replace(waiting, until=here.before if here.is_anew else here.day)
                waiting = None
                del here.distances[:-1]  # what that one was about is over
        is_quiet = told is not None and here.day - told <= QUIET
        if is_armed and not is_quiet and here.smoothed > chart.limit:
            is_armed, told = False, here.day
            waiting = Notice(here.day, chart.usual + chart.side * here.smoothed, _since(here.distances))
    if waiting:
        yield waiting


@dataclass(frozen=True, slots=True)
class _Point:
    """The chart on one day. before: the day recorded before it; distances: (day, distance) since it began anew."""

    day: int
    before: int
    smoothed: float
    is_anew: bool
    distances: list[tuple[int, float]]


def _smoothed(days: Days, started: int, chart: _Chart) -> Iterator[_Point]:
    """Yield the smoothed distance from the usual level, to the side that is watched, beginning anew after a gap."""
    smoothed, last_day = 0.0, started
    distances: list[tuple[int, float]] = []
    for day, mean in zip(days.days, days.means, strict=True):
        is_anew = day - last_day - 1 > LONGEST_GAP
        if is_anew:
            smoothed, distances = 0.0, []
        distances.append((day, chart.side * (mean - chart.usual)))
        smoothed += chart.weight * (distances[-1][1] - smoothed)
        yield _Point(day, last_day, smoothed, is_anew, distances)
        last_day = day


def _since(distances: Sequence[tuple[int, float]]) -> int:
    """Return the day from which on the distances most likely differ from none.

    Source: Samuel, Pignatiello and Calvin 1998, Quality Engineering 10 (the likeliest step: its sum squared over its
    length is largest).
    """
    total, most, since = 0.0, 0.0, distances[-1][0]
    for length, (day, distance) in enumerate(reversed(distances), start=1):
        total += distance
        if total > 0.0 and total * total / length > most:
            most, since = total * total / length, day
    return since
