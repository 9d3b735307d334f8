"""What the page of early signs is made of, and the stretch of days it offers as ordinary. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from leeward.insights.days import Days
from leeward.insights.early_signs import LONGEST_GAP, Baseline, has_a_floor
from leeward.insights.findings import Notice
from leeward.insights.results import Shift, Shifts
from leeward.journal.records import Series
from leeward.journal.signs.records import Sign, Signs
from leeward.journal.signs.rules import LONGEST, NOT_THE_LAST, SHORTEST, USUAL, latest_day
from leeward.web.patterns import signs_words as words
from leeward.web.patterns.signs_kept import Said

_LEAST_WITH_A_FLOOR = 40  # days with a check-in, as in insights.early_signs
_LOOKED_BACK = 365  # days


@dataclass(frozen=True, slots=True)
class Watched:
    """One sign as the page shows it. notice: empty, or what is to be said now; day: the notice's, 0 for none."""

    series: int
    side: int
    title: str
    state: str
    notice: str
    chance: str
    day: int
    usual: str
    stretch: str
    shifted: str


@dataclass(frozen=True, slots=True)
class Told:
    """Everything the page is told with. Unit: today as date.toordinal()."""

    signs: Signs
    said: Sequence[Said]
    series: Mapping[int, Series]
    shifts: Mapping[int, Shifts]
    today: int

    def pairs(self) -> Iterator[tuple[Sign, Said]]:
        """Yield each sign whose scale is still there, with what is known of it."""
        pairs = zip(self.signs.signs, self.said, strict=True)
        return ((sign, said) for sign, said in pairs if sign.series in self.series)

    def a_year(self) -> float:
        """Return how many notices chance alone brings in a year, all signs together, as they are set."""
        return sum(said.sooner if self.signs.is_sooner else said.steady for _, said in self.pairs())


def watched(told: Told) -> list[Watched]:
    """Return all signs, in the order they were chosen."""
    chance = told.a_year()
    return [_watched(told, sign, said, chance) for sign, said in told.pairs()]


def _watched(told: Told, sign: Sign, said: Said, a_year: float) -> Watched:
    series = told.series[sign.series]
    now = None if told.signs.is_paused else notice_now(sign, said, today=told.today)
    shift = _shift_since(sign, told.shifts.get(sign.series))
    usual = ""
    if said.found and not said.found.flat:
        usual = words.usual(sign.side, level=said.found.usual, limit=said.found.limit)
    return Watched(
        series=sign.series,
        side=sign.side,
        title=words.title(series, sign.side),
        state="" if now else _state(told, sign, said),
        notice=words.notice(series, sign.side, days=said.last_day - now.since + 1) if now else "",
        chance=words.by_chance(a_year) if now else "",
        day=now.day if now else 0,
        usual=usual,
        stretch=words.stretch(sign.first_day, sign.last_day, today=told.today),
        shifted=words.shifted(shift, today=told.today) if shift else "",
    )


def notice_now(sign: Sign, said: Said, *, today: int) -> Notice | None:
    """Return the notice that still stands: not over, not answered, and with a check-in of the last week behind it."""
    notice = _standing(said)
    is_told = notice is not None and notice.day > sign.fine and today - said.last_day <= LONGEST_GAP
    return notice if is_told else None


def _standing(said: Said) -> Notice | None:
    """Return the newest notice if the days have not come back since."""
    newest = said.found.notices[-1] if said.found and said.found.notices else None
    return newest if newest and newest.until is None else None


def _state(told: Told, sign: Sign, said: Said) -> str:
    if told.signs.is_paused:
        return words.resting()
    if said.missing:
        return words.not_enough(said.missing, is_stretch=said.missing.need > NOT_THE_LAST)
    if said.found and said.found.flat:
        return words.never_varied()
    standing = _standing(said)
    if standing is None:
        return words.inside() if told.today - said.last_day <= LONGEST_GAP else words.waiting()
    return words.answered() if standing.day <= sign.fine else words.waiting()


def _shift_since(sign: Sign, shifts: Shifts | None) -> Shift | None:
    """Return the newest sure shift after the ordinary stretch: what is usual may have moved with it."""
    since = [one for one in shifts.shifts if one.is_sure and one.earliest > sign.last_day] if shifts else []
    return since[-1] if since else None


def offered(days: Days, shifts: Iterable[Shift], *, today: int) -> Baseline | None:
    """Return the newest stretch that can be called ordinary: most of its days there, and no sure shift inside it.

    Shape: None where there is none in the last year. Unit: days as date.toordinal().
    """
    sure = [one for one in shifts if one.is_sure]
    for last in range(latest_day(today), latest_day(today) - _LOOKED_BACK, -1):
        for length in (USUAL, LONGEST, SHORTEST):
            stretch = Baseline(last - length + 1, last)
            if _is_ordinary(days, stretch, sure):
                return stretch
    return None


def _is_ordinary(days: Days, stretch: Baseline, sure: Sequence[Shift]) -> bool:
    inside = days.between(stretch.first_day, stretch.last_day)
    needed = max(stretch.needed, _LEAST_WITH_A_FLOOR if has_a_floor(inside) else 0)
    crossed = any(stretch.first_day <= shift.latest and shift.earliest <= stretch.last_day for shift in sure)
    return len(inside) >= needed and not crossed
