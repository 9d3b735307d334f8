"""What the page says, in whole sentences: what was found, how sure it is, what is missing. Never why it is so.

Source: INSIGHTS.md 5(a) and (b), words; CLINICAL.md R1 to R4, 3.7.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from leeward.insights.results import NotEnough, Shift, Trend
from leeward.kernel import saying
from leeward.web.patterns.dates import about, span_words

_FAR_FROM_THE_EDGE = 7  # days: from here on a window is named by its own dates
_DECIMALS = (1, 2, 3)  # more than one for scales on which a tenth is much
_PLAIN = 1.5  # points: so far apart two levels can be told in halves without saying anything wrong


class Unit(Enum):
    """What the numbers of a series are called."""

    POINTS = "points"
    HOURS = "hours"


def points(number: float) -> str:
    """Return an amount as people write it: one decimal, none where it is a whole number."""
    return level(round(abs(number), 1))


def _amount(number: float, unit: Unit) -> str:
    written = points(number)
    plural = 1 if written == "1" else 2
    if unit is Unit.HOURS:
        return ngettext("%(number)s hour", "%(number)s hours", plural) % {"number": written}
    return ngettext("%(number)s point", "%(number)s points", plural) % {"number": written}


def lead(trend: Trend, *, window: int, today: int) -> str:
    """Return which days the sentence below it is about."""
    starts_late = trend.first_day - (today - window + 1) >= _FAR_FROM_THE_EDGE
    ends_early = today - trend.last_day >= _FAR_FROM_THE_EDGE
    if starts_late or ends_early:
        first, last = span_words(trend.first_day, trend.last_day, today=today)
        return _("From %(first)s to %(last)s") % {"first": first, "last": last}
    return _("Over the last %(days)d days") % {"days": window}


def trend_sentence(trend: Trend, unit: Unit) -> str:
    """Return how far the numbers have most likely moved, or that no clear change is there, with the interval."""
    near, far = sorted((abs(trend.low), abs(trend.high)))
    if not trend.is_clear:
        return _unclear(trend, near, far, unit)
    parts = {"change": _amount(trend.change, unit), "range": _range(points(near), points(far))}
    if trend.change > 0:
        return _("Your numbers have most likely gone up, by about %(change)s (%(range)s).") % parts
    return _("Your numbers have most likely gone down, by about %(change)s (%(range)s).") % parts


def _range(near: str, far: str) -> str:
    """Return how far a change could really be; two ends that read alike are not said twice."""
    if near == far:
        return _("or very close to that")
    return _("somewhere between %(low)s and %(high)s") % {"low": near, "high": far}


def _unclear(trend: Trend, near: float, far: float, unit: Unit) -> str:
    if points(far) == "0":
        return _("No change: your numbers stayed where they were.")
    if trend.holds_zero and points(near) != "0":
        return _("No clear change. Your numbers fit anything from %(down)s down to %(up)s up.") % {
            "down": _amount(trend.low, unit),
            "up": _amount(trend.high, unit),
        }
    is_up = trend.low + trend.high > 0
    if points(near) == points(far):
        little = _("No clear change: up by about %(most)s.") if is_up else _("No clear change: down by about %(most)s.")
        return little % {"most": _amount(far, unit)}
    span = {"low": points(near), "high": _amount(far, unit)}
    if is_up:
        return _("No clear change. Your numbers fit anything from %(low)s to %(high)s up.") % span
    return _("No clear change. Your numbers fit anything from %(low)s to %(high)s down.") % span


def since(shift: Shift, *, today: int) -> str:
    """Return the heading of what happened after the newest sure shift."""
    return _("Since %(about)s") % {"about": about(shift.day, today=today)}


def days_behind(trend: Trend) -> str:
    """Return how much the trend rests on."""
    return ngettext("From %(days)d day with a check-in.", "From %(days)d days with a check-in.", trend.days) % {
        "days": trend.days
    }


def days_above(trend: Trend, *, above: int, floor: float) -> str:
    """Return how much the trend rests on, for numbers that mostly lie at the low end: there an average says little."""
    return ngettext(
        "From %(days)d day with a check-in, above %(floor)s on %(above)d of them.",
        "From %(days)d days with a check-in, above %(floor)s on %(above)d of them.",
        trend.days,
    ) % {"days": trend.days, "floor": level(floor), "above": above}


def not_enough_for_trend(missing: NotEnough, *, window: int) -> str:
    """Return what is missing before a sentence about this window can stand there."""
    return ngettext(
        "Not enough yet for a sentence about these %(window)d days: %(more)d more day with a check-in, and one can "
        "stand here. There is no hurry.",
        "Not enough yet for a sentence about these %(window)d days: %(more)d more days with a check-in, and one can "
        "stand here. There is no hurry.",
        missing.missing,
    ) % {"window": window, "more": missing.missing}


def not_enough_for_shifts(missing: NotEnough) -> str:
    """Return what is missing before the page looks for shifts."""
    return ngettext(
        "To look for lasting shifts it takes %(need)d days with a check-in. There is %(have)d so far.",
        "To look for lasting shifts it takes %(need)d days with a check-in. There are %(have)d so far.",
        missing.have,
    ) % {"need": missing.need, "have": missing.have}


def no_shift() -> str:
    """Return what is said when no shift stood out in everything there is."""
    return _("No lasting shift stood out. That is the most usual thing to find.")


def shift_sentence(shift: Shift, *, today: int, is_last: bool) -> str:
    """Return when something shifted, with both ends of the date range and the levels around it."""
    before, after = _levels(shift)
    first, last = span_words(shift.earliest, shift.latest, today=today)
    parts = {
        "about": about(shift.day, today=today),
        "first": first,
        "last": last,
        "before": before,
        "after": after,
        "until": about(shift.until, today=today),
    }
    return (_sure_shift if shift.is_sure else _maybe_shift)(is_last=is_last) % parts


def _sure_shift(*, is_last: bool) -> str:
    if is_last:
        return _(
            "Something shifted around %(about)s, between %(first)s and %(last)s. Before, it was mostly about "
            "%(before)s. Since then, about %(after)s."
        )
    return _(
        "Something shifted around %(about)s, between %(first)s and %(last)s. Before, it was mostly about %(before)s. "
        "After, about %(after)s, until %(until)s."
    )


def _maybe_shift(*, is_last: bool) -> str:
    if is_last:
        return _(
            "Perhaps something shifted around %(about)s, between %(first)s and %(last)s; this one is less sure. "
            "Before, it was mostly about %(before)s. Since then, about %(after)s."
        )
    return _(
        "Perhaps something shifted around %(about)s, between %(first)s and %(last)s; this one is less sure. Before, it "
        "was mostly about %(before)s. After, about %(after)s, until %(until)s."
    )


def is_small() -> str:
    """Return what is added where the two levels hardly differ."""
    return _("The difference is small.")


def may_be_gradual() -> str:
    """Return what is added where a slow change fits about as well."""
    return _("It may also have come little by little.")


def _levels(shift: Shift) -> tuple[str, str]:
    if abs(shift.after - shift.before) >= _PLAIN:  # to the nearest half, as people would say it
        return level(round(shift.before * 2) / 2), level(round(shift.after * 2) / 2)
    decimals = next((count for count in _DECIMALS if round(shift.before, count) != round(shift.after, count)), 1)
    # Adding nothing takes the minus off a rounded -0.04.
    before, after = (round(end, decimals) + 0.0 for end in (shift.before, shift.after))
    return saying.number(before, get_language() or "", decimals=decimals), saying.number(
        after, get_language() or "", decimals=decimals
    )


def tenths(number: float) -> str:
    """Return a number of a table, with one decimal."""
    return saying.number(
        round(number, 1) + 0.0, get_language() or "", decimals=1
    )  # adding nothing takes the minus off a rounded -0.04


def level(number: float) -> str:
    """Return a level of a scale: "6", "5.5"."""
    return saying.number(number, get_language() or "", decimals=0 if number == int(number) else 1)


def looked_at(stood_out: Sequence[bool]) -> str:
    """Return how many scales had enough to be looked at, and in how many something stood out."""
    scales, some = len(stood_out), sum(stood_out)
    if not scales:
        return _("There is not enough yet to look for a steady change or a shift. The pictures are here all the same.")
    looked = ngettext(
        "We looked at %(scales)d scale, for a steady change and for shifts.",
        "We looked at %(scales)d scales, each for a steady change and for shifts.",
        scales,
    ) % {"scales": scales}
    if some == 0:
        found = _("Nothing stood out, which is the most usual thing to find.")
    elif scales == 1:
        found = _("Something stood out in it.")
    else:
        found = _("Something stood out in %(stood_out)d of them.") % {"stood_out": some}
    return f"{looked} {found}"
