"""Check-ins as columns, for statistics: each segment's packed into bytes, and all of them joined in order of time.

Making ten years of Python objects costs more than opening what is sealed (PRIVACY.md 5.5); numbers in rows do not. What
is packed is packed without numpy, so that keeping a check-in never loads it; what is joined is joined with it.

Shape: a segment's columns hold a row for each of its items, in their order. Numbers are little-endian, so that a
notebook may be carried to another machine.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leeward.journal.records import SLEEP_HOURS, SLEEP_NOTED, CheckIn, Quiet
from leeward.kernel.moments import DAY_STARTS_AT, Moment
from leeward.vault.kinds import Derivation, Item

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Places = NDArray[np.int64]

_DAY, _HOUR, _MINUTE = 86_400, 3600, 60
_SMALL = range(-128, 128)


class Given(Quiet, frozen=True, array_like=True, gc=False):
    """The ratings of one scale: in which rows, and what.

    Shape: `rows` are numbers of two bytes; `numbers` of one byte where `is_small` (whole and small, as most are), else
        of eight.
    """

    rows: bytes
    is_small: bool
    numbers: bytes


class Packed(Quiet, frozen=True, array_like=True, gc=False):
    """The check-ins of one segment.

    Unit: `instants` in seconds since 1970 UTC, eight bytes each; `offsets` in minutes east of UTC, two bytes each;
        `ratings` by series id; `tags` a bitset of `width` bytes each; `noted`, the rows a phone's file brought, as
        numbers of two bytes.
    """

    instants: bytes
    offsets: bytes
    ratings: dict[int, Given]
    width: int
    tags: bytes
    noted: bytes = b""


def packed_check_ins(items: Sequence[Item[CheckIn]]) -> Packed:
    """Return the columns of these check-ins."""
    records = [item.record for item in items]
    width = max(len(record.tags) for record in records)
    return Packed(
        instants=_bytes("q", [record.moment.at for record in records]),
        offsets=_bytes("h", [record.moment.offset for record in records]),
        ratings=dict(_ratings(records)),
        width=width,
        tags=b"".join([record.tags.ljust(width, b"\0") for record in records]),
        noted=_bytes("H", [row for row, record in enumerate(records) if record.source]),
    )


def _ratings(records: Sequence[CheckIn]) -> Iterator[tuple[int, Given]]:
    rows: dict[int, list[int]] = defaultdict(list)
    numbers: dict[int, list[float]] = defaultdict(list)
    for row, record in enumerate(records):
        for series, rating in record.counted().items():
            rows[series].append(row)
            numbers[series].append(rating)
    for series, given in numbers.items():
        is_small = all(number in _SMALL for number in given)
        whole = _bytes("b", [int(number) for number in given]) if is_small else _bytes("d", given)
        yield series, Given(_bytes("H", rows[series]), is_small, whole)


def _bytes(code: str, numbers: Sequence[float]) -> bytes:
    return struct.pack(f"<{len(numbers)}{code}", *numbers)


def own_days(part: Packed) -> Iterator[int]:
    """Yield the local day of every check-in that a person made, counted from 1970-01-01; without numpy."""
    count = len(part.instants) // 8
    noted = set(struct.unpack(f"<{len(part.noted) // 2}H", part.noted))
    moments = zip(struct.unpack(f"<{count}q", part.instants), struct.unpack(f"<{count}h", part.offsets), strict=True)
    for row, (at, offset) in enumerate(moments):
        if row not in noted:
            yield Moment(at, "", offset).day_number()


COLUMNS: Derivation[CheckIn, Packed] = Derivation("columns", 1, Packed, packed_check_ins)


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """All check-ins of a notebook, in order of time.

    Shape: rows of one length; check-ins of one instant stand beside each other. Missing ratings are NaN.
    Unit: `instants` in seconds since 1970 UTC; `days` counted from 1970-01-01, local, 04:00 to 04:00; `clock` in whole
        minutes since that day began; `ratings` by series id; `tags` by what their bit means, True where ticked; `noted`
        is True for what a phone's file brought, of which no tag is known.
    """

    instants: Places
    days: Places
    clock: Places
    ratings: dict[int, Numbers]
    tags: dict[int, NDArray[np.bool_]]
    noted: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.instants)


def joined(parts: Sequence[Packed], meaning: Mapping[int, int]) -> Columns:
    """Return the columns of all segments together.

    Shape: meaning gives for each bit the tag it stands for; bits it does not know are left out.
    """
    import numpy as np  # 0.1 s and 20 MB that most processes never need

    instants = _run(b"".join([part.instants for part in parts]), "<i8")
    offsets = _run(b"".join([part.offsets for part in parts]), "<i2")
    local = instants + _MINUTE * offsets - _HOUR * DAY_STARTS_AT
    days, rest = np.divmod(local, _DAY)
    order = np.argsort(instants, kind="stable")
    ratings = _own_first({series: numbers[order] for series, numbers in _joined_ratings(parts)}, days[order])
    tags = {tag: ticked[order] for tag, ticked in _joined_tags(parts, meaning).items()}
    return Columns(instants[order], days[order], rest[order] // _MINUTE, ratings, tags, _joined_noted(parts)[order])


def _run(raw: bytes, kind: str) -> Places:
    import numpy as np

    return np.frombuffer(raw, dtype=kind).astype(np.int64)


def _starts(parts: Iterable[Packed]) -> Iterator[tuple[int, Packed]]:
    """Yield each segment with the number of its first row."""
    start = 0
    for part in parts:
        yield start, part
        start += len(part.instants) // 8


def _joined_ratings(parts: Sequence[Packed]) -> Iterator[tuple[int, Numbers]]:
    import numpy as np

    count = sum(len(part.instants) // 8 for part in parts)
    for series in sorted({series for part in parts for series in part.ratings}):
        numbers = np.full(count, np.nan)
        for start, part in _starts(parts):
            if given := part.ratings.get(series):
                rows = np.frombuffer(given.rows, dtype="<u2")
                numbers[start + rows.astype(np.intp)] = np.frombuffer(given.numbers, "<i1" if given.is_small else "<f8")
        yield series, numbers


def _joined_noted(parts: Sequence[Packed]) -> NDArray[np.bool_]:
    import numpy as np

    noted = np.zeros(sum(len(part.instants) // 8 for part in parts), dtype=np.bool_)
    for start, part in _starts(parts):
        noted[start + np.frombuffer(part.noted, dtype="<u2").astype(np.intp)] = True
    return noted


def _own_first(ratings: dict[int, Numbers], days: Places) -> dict[int, Numbers]:
    """Return the ratings with the nights a phone noted, but for days on which the person said how long they slept."""
    import numpy as np

    noted = ratings.pop(SLEEP_NOTED, None)
    if noted is None:
        return ratings
    own = ratings.get(SLEEP_HOURS, np.full(len(days), np.nan))
    is_answered = np.isin(days, days[np.isfinite(own)])
    return ratings | {SLEEP_HOURS: np.where(is_answered, own, noted)}


def _joined_tags(parts: Sequence[Packed], meaning: Mapping[int, int]) -> dict[int, NDArray[np.bool_]]:
    import numpy as np

    width = max((part.width for part in parts), default=0)
    count = sum(len(part.instants) // 8 for part in parts)
    bits = np.zeros((count, width), dtype=np.uint8)
    for start, part in _starts(parts):
        if part.width:
            rows = np.frombuffer(part.tags, dtype=np.uint8).reshape(-1, part.width)
            bits[start : start + len(rows), : part.width] = rows
    ticked: dict[int, NDArray[np.bool_]] = {tag: np.zeros(count, dtype=np.bool_) for tag in meaning.values()}
    for bit, tag in meaning.items():
        if bit < 8 * width:
            ticked[tag] |= (bits[:, bit // 8] >> (bit % 8)) & 1 == 1
    return ticked
