"""Changes to somebody's early signs, and which stretches of days can be called ordinary. Pure.

Source: INSIGHTS.md 5(e): 28 to 60 days, and not the last 14.
"""

from __future__ import annotations

from msgspec.structs import replace

from leeward.journal.signs.records import SIDES, Sign, Signs

SHORTEST, USUAL, LONGEST = 28, 42, 60  # days
NOT_THE_LAST = 14  # days
MOST = 12


class NotAStretch(ValueError):
    """The stretch has fewer than SHORTEST or more than LONGEST days."""


class TooRecent(ValueError):
    """The stretch holds one of the last NOT_THE_LAST days."""


class TooManySigns(ValueError):
    """MOST signs are watched already."""


def check_stretch(first: int, last: int, *, today: int) -> None:
    """Say whether these days can be called ordinary. Unit: days as date.toordinal().

    Errors: NotAStretch, TooRecent.
    """
    if not SHORTEST <= last - first + 1 <= LONGEST:
        raise NotAStretch
    if last > latest_day(today):
        raise TooRecent


def latest_day(today: int) -> int:
    """Return the last day an ordinary stretch can have."""
    return today - NOT_THE_LAST


def sign_on(signs: Signs, series: int, side: int) -> Sign | None:
    """Return the sign on this scale and side, or None."""
    return next((one for one in signs.signs if (one.series, one.side) == (series, side)), None)


def watched(signs: Signs, sign: Sign) -> Signs:
    """Return the signs with this one watched; one on the same scale and side gives way, in its place.

    Errors: TooManySigns.
    """
    assert sign.side in SIDES  # noqa: S101 (the form offers nothing else)
    if sign_on(signs, sign.series, sign.side):
        rows = [sign if (one.series, one.side) == (sign.series, sign.side) else one for one in signs.signs]
        return replace(signs, signs=rows)
    if len(signs.signs) >= MOST:
        raise TooManySigns
    return replace(signs, signs=[*signs.signs, sign])


def let_go(signs: Signs, series: int, side: int) -> Signs:
    """Return the signs without this one; without the last of them everything is off, as it was at first."""
    rows = [one for one in signs.signs if (one.series, one.side) != (series, side)]
    return replace(signs, signs=rows) if rows else Signs()


def answered(signs: Signs, series: int, side: int, *, notice: int) -> Signs:
    """Return the signs with "it is fine" said to the notice of this day; an older answer never replaces a newer."""
    there = sign_on(signs, series, side)
    if there is None or there.fine >= notice:
        return signs
    return watched(signs, replace(there, fine=notice))


def told(signs: Signs, *, is_sooner: bool, on_today: bool) -> Signs:
    """Return the signs with how soon and where the person wants to be told."""
    return replace(signs, is_sooner=is_sooner, on_today=on_today)


def paused(signs: Signs, *, is_paused: bool) -> Signs:
    """Return the signs at rest, or going on."""
    return replace(signs, is_paused=is_paused)
