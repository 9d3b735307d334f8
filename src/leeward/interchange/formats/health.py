"""What a phone's file holds once it is summed up: minutes moved, nights and mindful minutes, a number a day.

Everything about the body (weight, energy, distance, heart, cycle and the rest) is passed over by its name: it is never
made into a number, never kept and counted nowhere. Steps are passed over too: a count invites a goal, and they are no
minutes (CLINICAL.md 5.2).
"""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from leeward.interchange.formats.found import CannotRead, Format
from leeward.interchange.formats.minutes import DAY, EPOCH_ORDINAL, FIRST, LAST, Days, Nights, NotAStretch, Sum

PHONES = (Format.APPLE_HEALTH, Format.GOOGLE_FIT, Format.HEALTH_CONNECT)


class Sums(msgspec.Struct, array_like=True, kw_only=True):
    """The days of one file, each list rising. This, and not the file, waits for "Keep it".

    Shape: `mindful` days are kept under the end of their last session, moved ones under their first moment;
    `refused` counts what could not be read of these three kinds; `is_cut`: the file broke off, and this is what came
    before.
    """

    moved: list[Sum] = []
    nights: list[Sum] = []
    mindful: list[Sum] = []
    refused: int = 0
    is_cut: bool = False

    @property
    def first(self) -> date | None:
        """The first day anything came from."""
        return min((day_of(days[0].day) for days in self._all()), default=None)

    @property
    def last(self) -> date | None:
        """The last day anything came from."""
        return max((day_of(days[-1].day) for days in self._all()), default=None)

    @property
    def count(self) -> int:
        """How many records they become."""
        return len(self.moved) + len(self.nights) + len(self.mindful)

    def written(self) -> bytes:
        """Return the days as bytes, to be held until they are confirmed."""
        return msgspec.json.encode(self)

    @classmethod
    def read(cls, body: bytes) -> Sums:
        """Return what `written` gave."""
        return msgspec.json.decode(body, type=cls)

    def _all(self) -> list[list[Sum]]:
        return [days for days in (self.moved, self.nights, self.mindful) if days]


def day_of(number: int) -> date:
    """Return the day of a number counted from 1970-01-01."""
    return date.fromordinal(number + EPOCH_ORDINAL)


class NoHealth(CannotRead):
    """The file is a phone's export, and neither movement nor sleep nor mindful minutes are in it."""


class NotOver(NoHealth):
    """All there is in the file happened on the day it was made on, which was not over."""


class Tally:
    """What readers add to while they read.

    Shape: `rough` nights are those of which only beginning and end are known; they count where no stages are.
    `days_moved` are minutes that a file itself gives a day, counted from 1970-01-01.
    """

    def __init__(self) -> None:
        self.moved, self.mindful = Days(), Days()
        self.nights, self.rough = Nights(), Nights()
        self.days_moved: dict[int, int] = {}
        self.refused = 0

    def add(self, where: Days | Nights, start: int, end: int, offset: int) -> None:
        """Add one stretch, or count it as refused. Unit: as in Days.add."""
        try:
            where.add(start, end, offset)
        except NotAStretch:
            self.refused += 1

    def add_day(self, day: int, minutes: int) -> None:
        """Add the minutes moved on a day as a file gives them. Unit: day counted from 1970-01-01."""
        if FIRST <= day <= LAST and 0 <= minutes <= DAY:
            self.days_moved[day] = max(minutes, self.days_moved.get(day, 0))
        else:
            self.refused += 1

    def sums(self, *, now: datetime, made_on: int | None, is_cut: bool) -> Sums:
        """Return the days. That on which the file was made was not over: its minutes come with the next file.

        Shape: without `made_on`, it is the last day anything came from.
        Errors: NoHealth, NotOver.
        """
        tomorrow = int(now.timestamp()) // 86_400 + 1
        moved, mindful, nights = self._moved(), self.mindful.sums(at_end=True), self._nights()
        days = [day.day for one in (moved, mindful, nights) for day in one[-1:]]
        if not days:
            raise NoHealth
        over_by = min(max(days) if made_on is None else made_on, tomorrow)
        found = Sums(
            moved=[day for day in moved if day.day < over_by],
            mindful=[day for day in mindful if day.day < over_by],
            nights=[night for night in nights if night.day <= over_by],
            refused=self.refused,
            is_cut=is_cut,
        )
        if not found.count:
            raise NotOver
        return found

    def _moved(self) -> list[Sum]:
        moved = {day.day: day for day in self.moved.sums()}
        for day, minutes in self.days_moved.items():
            if minutes and (day not in moved or moved[day].minutes < minutes):
                at = moved[day] if day in moved else Sum(day, 0, 0, None)
                moved[day] = Sum(day, at.at, minutes, at.offset)
        return [moved[day] for day in sorted(moved)]

    def _nights(self) -> list[Sum]:
        nights = {night.day: night for one in (self.rough, self.nights) for night in one.sums()}
        return [nights[day] for day in sorted(nights)]
