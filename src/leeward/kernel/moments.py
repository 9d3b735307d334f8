"""Moments as a person meant them: an instant, the zone they were in, and what their clock showed.

The zone's rules may change later, or the phone may have been wrong; `offset` keeps what was meant, so the day a moment
belongs to never changes by itself.

Source: PRIVACY.md 0.2 (Clock); PEP 495 for clock times that come twice or never.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

DAY_STARTS_AT = 4  # o'clock: what happens after midnight belongs to the evening before
_DAY = 86_400
_EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class UnknownZone(ValueError):
    """There is no such time zone here. The message does not repeat the name."""


class NotInUtc(ValueError):
    """The instant has no time zone, or the clock time has one."""


class Moment(msgspec.Struct, frozen=True, array_like=True, gc=False, order=True):
    """An instant and how it was meant.

    Unit: `at` in seconds since 1970 UTC; `offset` in minutes east of UTC; `zone` an IANA name, or "" where unknown.
    """

    at: int
    zone: str = ""
    offset: int = 0

    def day(self) -> date:
        """Return the local day this moment belongs to; days run from 04:00 to 04:00."""
        return date.fromordinal(self.day_number() + _EPOCH_ORDINAL)

    def day_number(self) -> int:
        """Return the same day as a count of days since 1970-01-01, for arrays."""
        return (self.at + 60 * self.offset - 3600 * DAY_STARTS_AT) // _DAY

    def local(self) -> datetime:
        """Return what the person's clock showed, without a zone."""
        return (_EPOCH + timedelta(seconds=self.at, minutes=self.offset)).replace(tzinfo=None)

    def utc(self) -> datetime:
        """Return the instant, aware and in UTC."""
        return _EPOCH + timedelta(seconds=self.at)


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """Return the rules of a time zone by its IANA name.

    Errors: UnknownZone, also for names that look like file paths.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UnknownZone("write a time zone such as Europe/Berlin") from None


def moment_in(zone_name: str, when: datetime) -> Moment:
    """Return the moment of an instant, for somebody in this zone ("" = unknown, counted as UTC).

    Errors: UnknownZone; NotInUtc for an instant without a time zone.
    """
    if when.utcoffset() is None:
        raise NotInUtc("moment_in() needs an aware datetime")
    return Moment(_seconds(when), zone_name, _offset(zone_name, when))


def moment_at(zone_name: str, local: datetime) -> Moment:
    """Return the moment when clocks in this zone showed `local`; imports need it.

    Shape: a clock time that comes twice means the first one, or the second when `fold` is 1; one that never comes
    (clocks went forward) moves forward by the gap.
    Errors: UnknownZone; NotInUtc for a clock time that carries a zone.
    """
    if local.tzinfo is not None:
        raise NotInUtc("moment_at() needs a clock time without a zone")
    rules = zone(zone_name) if zone_name else UTC
    return moment_in(zone_name, local.replace(tzinfo=rules).astimezone(UTC))


def _seconds(when: datetime) -> int:
    return (when - _EPOCH) // timedelta(seconds=1)


def _offset(zone_name: str, when: datetime) -> int:
    if not zone_name:
        return 0
    # Before 1972 some zones had offsets with seconds; they are dropped.
    return (when.astimezone(zone(zone_name)).utcoffset() or timedelta()) // timedelta(minutes=1)
