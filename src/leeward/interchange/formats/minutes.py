"""Minutes counted once: overlapping stretches of several devices become one union, in bounded memory.

Shape: a bit for each minute, one whole number a day, so that neither the order of a file nor how often it says the same
matters. Both ends are rounded down: stretches that touch still touch, and on average none grows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from leeward.kernel.moments import DAY_STARTS_AT, Moment

DAY = 1440  # minutes
EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
# No phone noted anything before, and a clock that stands after 2100 is wrong. Bounds how many days can be kept.
FIRST, LAST = (date(year, 1, 1).toordinal() - EPOCH_ORDINAL for year in (2000, 2100))
LONGEST = DAY  # one stretch; a watch that was never stopped is not believed
FURTHEST = 18 * 60  # minutes east or west of UTC a clock can stand (RFC 9557)

# Time awake in the middle of a night is shorter than this, and the time between a night and a nap is longer.
AWAKE_AT_MOST = 4 * 60
# What is shorter, and lies between these hours, is a nap and no night.
NAP, NAPS_FROM, NAPS_UNTIL = 3 * 60, 10 * 60, 20 * 60
SHORTEST_NIGHT = 30
_RUN = re.compile("1+")


class NotAStretch(Exception):
    """The two ends are the wrong way round, too far apart, or in no year a phone has seen."""


class Sum(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The minutes of one day.

    Unit: `day` counted from 1970-01-01; `at`, the moment they are kept under, in seconds since 1970 UTC; `offset` in
    minutes east of UTC, or None where the file names a day and no clock.
    """

    day: int
    at: int
    minutes: int
    offset: int | None = 0


class Days:
    """Minutes by local day, 04:00 to 04:00; a stretch belongs to the day it began on."""

    def __init__(self) -> None:
        self._bits: dict[int, int] = {}
        self._ends: dict[int, tuple[int, int, int]] = {}

    def add(self, start: int, end: int, offset: int) -> None:
        """Add one stretch. Unit: seconds since 1970 UTC, both ends; minutes east of UTC.

        Errors: NotAStretch.
        """
        _look_at(start, end, offset)
        day = Moment(start, "", offset).day_number()
        # A day's bits begin a day early: however the clocks stood, no minute of it lies before.
        first = start // 60 - (day - 1) * DAY
        self._bits[day] = self._bits.get(day, 0) | _ones(end // 60 - start // 60) << first
        earliest, latest, there = self._ends.get(day, (start, end, offset))
        self._ends[day] = (min(earliest, start), max(latest, end), offset if end > latest else there)

    def sums(self, *, at_end: bool = False) -> list[Sum]:
        """Return the days that have a minute, rising, each kept under its first moment or under its last."""
        return [
            Sum(day, self._moment(day, at_end=at_end), min(bits.bit_count(), DAY), self._ends[day][2])
            for day, bits in sorted(self._bits.items())
            if bits
        ]

    def _moment(self, day: int, *, at_end: bool) -> int:
        earliest, latest, offset = self._ends[day]
        # What ran past four in the morning is kept on the day it began.
        day_ends = (day + 1) * DAY * 60 + 3600 * DAY_STARTS_AT - 60 * offset
        return min(latest, day_ends - 60) if at_end else earliest


class Nights:
    """Minutes asleep, put together to nights; a night belongs to the day it ends on."""

    def __init__(self) -> None:
        self._bits: dict[int, int] = {}
        self._offsets: dict[int, tuple[int, int]] = {}

    def add(self, start: int, end: int, offset: int) -> None:
        """Add one stretch of sleep. Unit and errors as in Days.add; `offset` is the clock's at its end."""
        _look_at(start, end, offset)
        first, last = start // 60, end // 60
        while first < last:
            day = first // DAY
            until = min(last, (day + 1) * DAY)
            self._bits[day] = self._bits.get(day, 0) | _ones(until - first) << (first - day * DAY)
            self._offsets[day] = max(self._offsets.get(day, (0, 0)), (until, offset))
            first = until

    def sums(self) -> list[Sum]:
        """Return one night a day, rising: the longest sleep that ended on it. Naps are left out."""
        nights: dict[int, Sum] = {}
        for start, end, asleep in _blocks(self._runs()):
            night = self._night(start, end, asleep)
            if night and (night.day not in nights or nights[night.day].minutes < asleep):
                nights[night.day] = night
        return [nights[day] for day in sorted(nights)]

    def _runs(self) -> Iterator[tuple[int, int]]:
        for day in sorted(self._bits):
            # The lowest bit first, as time goes.
            letters = bin(self._bits[day])[:1:-1]
            for run in _RUN.finditer(letters):
                yield day * DAY + run.start(), day * DAY + run.end()

    def _night(self, start: int, end: int, asleep: int) -> Sum | None:
        offset = self._offsets[(end - 1) // DAY][1]
        day, clock = divmod(end + offset, DAY)
        is_nap = asleep < NAP and clock - (end - start) >= NAPS_FROM and clock <= NAPS_UNTIL
        if is_nap or not SHORTEST_NIGHT <= asleep <= DAY:
            return None
        # Whoever wakes before four wakes on that day all the same.
        at = max(end, day * DAY + 60 * DAY_STARTS_AT - offset)
        return Sum(day, at * 60, asleep, offset)


def _ones(count: int) -> int:
    return (1 << count) - 1


def _look_at(start: int, end: int, offset: int) -> None:
    if not (FIRST * DAY * 60 <= start <= end <= LAST * DAY * 60 and end - start <= LONGEST * 60):
        raise NotAStretch
    if abs(offset) > FURTHEST:
        raise NotAStretch


def _blocks(runs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, minutes asleep) of runs with at most AWAKE_AT_MOST between them."""
    block: tuple[int, int, int] | None = None
    for start, end in runs:
        if block and start - block[1] <= AWAKE_AT_MOST:
            block = (block[0], end, block[2] + end - start)
            continue
        if block:
            yield block
        block = (start, end, end - start)
    if block:
        yield block
