"""Changes to what was said about findings: pure functions from one Remarks to the next."""

from __future__ import annotations

import re

from msgspec.structs import replace

from leeward.journal.remarks.records import CLOCK, WAYS, About, Remark, Remarks

LONGEST_WHY = 2_000  # characters
MOST = 1_000
_FACTOR = re.compile(r"(?:tag|series):\d{1,7}|moving")
_ABOUT = re.compile(r"(\d{1,7})-(before|beside|clock)-([a-z]{3,6}(?::\d{1,7})?)")


class NoSuchFinding(ValueError):
    """The text names no finding there could be."""


class TooMuch(ValueError):
    """MOST findings have been spoken about already."""


def about(text: str) -> About:
    """Return which finding a form means: `0-before-tag:12`.

    Errors: NoSuchFinding.
    """
    match = _ABOUT.fullmatch(text) if text.isascii() else None
    if not match:
        raise NoSuchFinding
    outcome, way, factor = match.groups()
    good = factor in {"day", "week"} if way == CLOCK else _FACTOR.fullmatch(factor)
    if not good or way not in WAYS:
        raise NoSuchFinding
    return About(int(outcome), factor, way)


def text_of(finding: About) -> str:
    """Return the finding as a form carries it."""
    return f"{finding.outcome}-{finding.way}-{finding.factor}"


def remark_on(all_of_them: Remarks, finding: About) -> Remark:
    """Return what was said about one finding; nothing was, at first."""
    return next((one for one in all_of_them.remarks if one.about == finding), Remark(about=finding))


def explained(all_of_them: Remarks, finding: About, why: str, *, seen: int, now: int) -> Remarks:
    """Return the remarks with these own words about one finding; empty ones take the old ones away.

    Shape: where another window said something meanwhile, both are kept, one under the other.
    Unit: seen, the `recorded_at` the form was shown with, and now in seconds since 1970 UTC.
    Errors: TooMuch.
    """
    there, why = remark_on(all_of_them, finding), why.strip()
    if there.why and there.recorded_at != seen:
        if why in there.why:
            return all_of_them
        why = f"{there.why}\n\n{why}"
    return _with(all_of_them, replace(there, why=why, recorded_at=now))


def hidden(all_of_them: Remarks, finding: About, *, is_hidden: bool) -> Remarks:
    """Return the remarks with one finding hidden, or shown again.

    Errors: TooMuch.
    """
    return _with(all_of_them, replace(remark_on(all_of_them, finding), is_hidden=is_hidden))


def _with(all_of_them: Remarks, remark: Remark) -> Remarks:
    others = [one for one in all_of_them.remarks if one.about != remark.about]
    if not (remark.why or remark.is_hidden):
        return Remarks(others)
    if len(others) >= MOST:
        raise TooMuch
    return Remarks([*others, remark])
