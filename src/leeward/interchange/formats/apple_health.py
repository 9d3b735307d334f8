"""Apple Health's export.xml, read as it comes: gigabytes pass through, a number a day stays.

Fed in pieces, so that a file, what a zip unpacks to and an upload are read alike. Nothing is built of what passes:
expat calls for each element, and all but four kinds are let go by their name.

Source: Apple, HKCategoryValueSleepAnalysis (asleep values of all versions), HKQuantityTypeIdentifierAppleExerciseTime;
tdda/applehealthdata and dogsheep/healthkit-to-sqlite for the layout of the file.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final, Never
from xml.parsers import expat

from leeward.interchange.formats.health import Tally
from leeward.interchange.formats.minutes import EPOCH_ORDINAL, Days, Nights
from leeward.interchange.formats.prolog import EntityTrick, NotAppleHealth, without_doctype

EXERCISE = "HKQuantityTypeIdentifierAppleExerciseTime"
MINDFUL = "HKCategoryTypeIdentifierMindfulSession"
SLEEP = "HKCategoryTypeIdentifierSleepAnalysis"
KINDS = frozenset({EXERCISE, MINDFUL, SLEEP})
# In bed is not asleep, and awake is not either. "Asleep" is what phones wrote before iOS 16.
ASLEEP = frozenset(
    f"HKCategoryValueSleepAnalysis{stage}"
    for stage in ("Asleep", "AsleepUnspecified", "AsleepCore", "AsleepDeep", "AsleepREM")
)
SECONDS_IN: Final = {"min": 60.0, "s": 1.0, "sec": 1.0, "hr": 3600.0, "h": 3600.0}
# Apple nests four deep and knows some sixty names of elements and attributes.
DEEPEST = 24
MOST_NAMES = 2_000
LONGEST_TAG = 2**20  # bytes; a device's description, the longest, has 200
PIECE = 2**17
# Letters no XML may hold and some apps put into their names all the same (iOS 16).
NO_LETTERS = bytes(byte for byte in range(32) if byte not in b"\t\n\r")

_TRICKS = frozenset(
    {
        expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY],
        expat.errors.codes[expat.errors.XML_ERROR_RECURSIVE_ENTITY_REF],
    }
)


class TooStrange(NotAppleHealth):
    """Nested deeper, named otherwise, or written in longer pieces than any phone does."""


class AppleHealth:
    """One reading of one file: what it feeds goes into the tally. Damage ends it, and what came before stays.

    Shape: `is_whole` once the end was reached undamaged; `made_on` the day the file was made, counted from 1970-01-01.
    """

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._head: bytes | None = b""
        self._fed = self._depth = 0
        self._is_damaged = False
        self.is_whole = False
        self.made_on: int | None = None
        self._names: dict[str, str] = {}
        # The encoding is named here: a file's own word for it is not believed.
        self._parser = expat.ParserCreate("utf-8", intern=self._names)
        self._parser.ordered_attributes = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = _refuse
        self._parser.EntityDeclHandler = _refuse
        self._parser.ExternalEntityRefHandler = _refuse

    def feed(self, data: bytes) -> None:
        """Read on.

        Errors: EntityTrick, NotAppleHealth, TooStrange.
        """
        if self._head is not None:
            self._head += data
            rest = without_doctype(self._head)
            if rest is None:
                return
            self._head, data = None, rest
        for place in range(0, len(data), PIECE):
            if self.is_whole or self._is_damaged:
                return
            self._parse(data[place : place + PIECE].translate(None, NO_LETTERS))

    def close(self) -> None:
        """The file is over.

        Errors: EntityTrick, NotAppleHealth for one whose head never ended.
        """
        if self._head is not None:
            without_doctype(self._head, is_all=True)

    def _parse(self, data: bytes) -> None:
        try:
            self._parser.Parse(data, False)
        except expat.ExpatError as damage:
            if damage.code in _TRICKS:
                raise EntityTrick from None
            self._is_damaged = True
            return
        self._fed += len(data)
        if len(self._names) > MOST_NAMES or self._fed - self._parser.CurrentByteIndex > LONGEST_TAG:
            raise TooStrange

    def _start(self, name: str, attributes: list[str]) -> None:
        self._depth += 1
        if name == "Record":
            # The kind comes first in every file seen; where it does not, it is looked for.
            is_first = attributes and attributes[0] == "type"
            kind = attributes[1] if is_first else _dict(attributes).get("type", "")
            if kind in KINDS:
                self._record(kind, _dict(attributes))
        elif name == "Workout":
            self._workout(_dict(attributes))
        elif name == "ExportDate":
            self.made_on = _day_of(_dict(attributes).get("value", ""))
        if self._depth > DEEPEST:
            raise TooStrange

    def _end(self, _name: str) -> None:
        self._depth -= 1
        if not self._depth:
            self.is_whole = True

    def _record(self, kind: str, of: dict[str, str]) -> None:
        if kind == SLEEP and of.get("value") not in ASLEEP:
            return
        tally = self._tally
        self._add(tally.nights if kind == SLEEP else tally.mindful if kind == MINDFUL else tally.moved, of, 0.0)

    def _workout(self, of: dict[str, str]) -> None:
        seconds = SECONDS_IN.get(of.get("durationUnit", "min"), 0.0)
        self._add(self._tally.moved, of, seconds * _number(of.get("duration", "")))

    def _add(self, where: Days | Nights, of: dict[str, str], seconds: float) -> None:
        """Add one stretch. A workout that paused lasts as long as it says, and not until its end."""
        try:
            start, offset = read_stamp(of.get("startDate", ""))
            end, offset_then = read_stamp(of.get("endDate", ""))
        except ValueError:
            self._tally.refused += 1
            return
        if 0 < seconds < end - start:
            end = start + int(seconds)
        # A night belongs to the day it ends on, everything else to the day it began on.
        self._tally.add(where, start, end, offset_then if where is self._tally.nights else offset)


def _refuse(*_declared: object) -> Never:
    raise EntityTrick


def _dict(attributes: list[str]) -> dict[str, str]:
    return dict(zip(attributes[::2], attributes[1::2], strict=True))


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return number if 0 < number < 1e6 else 0.0


def read_stamp(text: str) -> tuple[int, int]:
    """Return the instant and the clock's offset of `2016-04-15 07:27:26 +0100`.

    Unit: seconds since 1970 UTC; minutes east of UTC. Errors: ValueError.
    """
    if len(text) != 25 or not text.isascii() or text[10] != " " or text[19] != " " or text[20] not in "+-":
        raise ValueError
    clock = text[11:13] + text[14:16] + text[17:19] + text[21:25]
    if not clock.isdigit():
        raise ValueError
    hour, minute, second = int(clock[:2]), int(clock[2:4]), int(clock[4:6])
    if hour > 23 or minute > 59 or second > 60:
        raise ValueError
    offset = int(clock[6:8]) * 60 + int(clock[8:10])
    if text[20] == "-":
        offset = -offset
    return _midnight(text[:10]) + 3600 * hour + 60 * (minute - offset) + second, offset


@lru_cache(maxsize=1024)
def _midnight(text: str) -> int:
    return 86_400 * (date.fromisoformat(text).toordinal() - EPOCH_ORDINAL)


def _day_of(text: str) -> int | None:
    """Return the day of a stamp, counted from 1970-01-01."""
    try:
        at, offset = read_stamp(text)
    except ValueError:
        return None
    return (at + 60 * offset) // 86_400
