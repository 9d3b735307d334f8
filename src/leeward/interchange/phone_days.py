"""From the days of a phone's file to records of a notebook: one a day and kind, the same ones every time. Pure."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, time

import msgspec

from leeward.interchange.formats.found import Format
from leeward.interchange.formats.health import Sums, day_of
from leeward.interchange.formats.minutes import Sum
from leeward.interchange.formats.times import meant_at
from leeward.interchange.plan import Stamp, moment_of
from leeward.journal.records import CheckIn
from leeward.kernel.moments import Moment
from leeward.movement.records import Moved

NOON = time(12)


class PhoneRecords(msgspec.Struct, frozen=True):
    """The records of one file, with their ids."""

    check_ins: list[tuple[bytes, CheckIn]]
    moved: list[tuple[bytes, Moved]]


def records_of(sums: Sums, *, format: Format, zone: str, mindful: int, stamp: Stamp) -> PhoneRecords:
    """Return the records of a phone's days, for somebody in this zone.

    Shape: an id is a keyed hash of the kind and the day alone. What one file said of a day stays when a longer one, or
    another phone's, says it again: no day is counted twice. `mindful` is the id of the scale for those minutes.
    """
    at, batch, source = stamp.recorded_at, stamp.batch, format.value

    def night(day: Sum) -> CheckIn:
        moment = _moment(day, zone)
        return CheckIn(moment=moment, recorded_at=at, sleep_minutes=day.minutes, batch=batch, source=source)

    def sitting(day: Sum) -> CheckIn:
        values = {mindful: float(day.minutes)}
        return CheckIn(moment=_moment(day, zone), recorded_at=at, values=values, batch=batch, source=source)

    def moving(day: Sum) -> Moved:
        return Moved(moment=_moment(day, zone), recorded_at=at, minutes=day.minutes, source=source, batch=batch)

    nights = [(_id(b"night", day, stamp), night(day)) for day in sums.nights]
    sittings = [(_id(b"mindful", day, stamp), sitting(day)) for day in sums.mindful]
    return PhoneRecords(nights + sittings, [(_id(b"moved", day, stamp), moving(day)) for day in sums.moved])


def _moment(day: Sum, zone: str) -> Moment:
    if day.offset is None:
        return moment_of(datetime.combine(day_of(day.day), NOON), zone)
    return moment_of(datetime.fromtimestamp(day.at, UTC).astimezone(meant_at(day.offset)), zone)


def _id(kind: bytes, day: Sum, stamp: Stamp) -> bytes:
    identity = b"%s %d" % (kind, day.day)
    return hashlib.blake2b(identity, digest_size=16, key=stamp.account_id, person=b"bring-phone").digest()
