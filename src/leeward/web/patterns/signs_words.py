"""What the page of early signs says. A notice is one calm sentence about recorded numbers, and a nudge to look.

Source: INSIGHTS.md 5(e), words; CLINICAL.md R1 to R4.
"""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leeward.insights.results import NotEnough, Shift
from leeward.journal.records import Series
from leeward.journal.signs.records import ABOVE
from leeward.web.patterns.before_words import outcome_of, place
from leeward.web.patterns.dates import about, span_words

_WEEK, _MONTH = 7, 30.4  # days
_FEW = 5  # days
_LONGEST_IN_WEEKS = 60  # days
_MONTHS = 12
_MANY = 1.75  # years: from here on they are counted


def title(series: Series, side: int) -> str:
    """Return what one sign is called."""
    names = {"name": series.name}
    return _("%(name)s, higher than usual") % names if side == ABOVE else _("%(name)s, lower than usual") % names


def notice(series: Series, side: int, *, days: int) -> str:
    """Return which way a series has left its usual range, and for about how long. Unit: days."""
    parts = {"name": capfirst(outcome_of(series).name), "long": how_long(days)}
    if side == ABOVE:
        return _("%(name)s has been above your usual range for %(long)s.") % parts
    return _("%(name)s has been below your usual range for %(long)s.") % parts


def how_long(days: int) -> str:
    """Return a stretch of days as people say it."""
    if days <= _FEW:
        return _("a few days")
    if days <= _LONGEST_IN_WEEKS:
        weeks = max(round(days / _WEEK), 1)
        return ngettext("about a week", "about %(weeks)d weeks", weeks) % {"weeks": weeks}
    months = round(days / _MONTH)
    return ngettext("about a month", "about %(months)d months", months) % {"months": months}


def by_chance(a_year: float) -> str:
    """Return how often chance alone brings such a notice. Unit: notices in a year of recording, all signs together."""
    return _("This happens by chance about once in %(span)s of recording, and often has an ordinary reason.") % {
        "span": span(a_year)
    }


def chance_of_all(a_year: float, *, signs: int) -> str:
    """Return the same before there is a notice, for all that is watched."""
    return ngettext(
        "With your one sign, set like this, chance alone brings a notice about once in %(span)s of recording.",
        "With your %(signs)d signs, set like this, chance alone brings a notice about once in %(span)s of recording.",
        signs,
    ) % {"signs": signs, "span": span(a_year)}


def span(a_year: float) -> str:
    """Return how long it takes on average until it happens once."""
    years = 1.0 / a_year
    if years >= _MANY:
        return ngettext("%(years)d year", "%(years)d years", round(years)) % {"years": round(years)}
    months = max(round(years * _MONTHS), 1)
    if months >= _MONTHS + 4:
        return _("a year and a half")
    if months >= _MONTHS - 1:
        return _("a year")
    return ngettext("%(months)d month", "%(months)d months", months) % {"months": months}


def usual(side: int, *, level: float, limit: float) -> str:
    """Return what is usual and from where on a notice comes. Unit: points of the series."""
    parts = {"level": place(level), "limit": place(level + side * limit)}
    if side == ABOVE:
        return (
            _("Usual for you is about %(level)s. You are told when the average of recent days is above %(limit)s.")
            % parts
        )
    return (
        _("Usual for you is about %(level)s. You are told when the average of recent days is below %(limit)s.") % parts
    )


def inside() -> str:
    """Return what stands there most of the time."""
    return _("In your usual range.")


def answered() -> str:
    """Return what stands there after "it is fine", as long as the days have not come back."""
    return _("You said that it is fine. It stays quiet until your days have been back in your usual range.")


def waiting() -> str:
    """Return what stands there while there is no check-in of this week to look at: nothing about the gap."""
    return _("It looks again with your next check-in.")


def resting() -> str:
    """Return what stands there while all signs rest."""
    return _("Resting. Nothing is looked at until you let it go on.")


def stretch(first: int, last: int, *, today: int) -> str:
    """Return which days were called ordinary. Unit: days as date.toordinal()."""
    start, end = span_words(first, last, today=today)
    return _("Your ordinary stretch: %(first)s to %(last)s.") % {"first": start, "last": end}


def not_enough(missing: NotEnough, *, is_stretch: bool) -> str:
    """Return what is missing before anything can be noticed."""
    if is_stretch:
        return ngettext(
            "This stretch holds %(have)d day with a check-in, and it takes %(need)d. Choose a longer one or another.",
            "This stretch holds %(have)d days with a check-in, and it takes %(need)d. Choose a longer one or another.",
            missing.have,
        ) % {"have": missing.have, "need": missing.need}
    return ngettext(
        "Looking begins when there is a check-in two weeks after the stretch. %(more)d day to go.",
        "Looking begins when there is a check-in two weeks after the stretch. %(more)d days to go.",
        missing.missing,
    ) % {"more": missing.missing}


def never_varied() -> str:
    """Return what is said where an ordinary stretch holds one number only."""
    return _("In this stretch the number was always the same, so there is no range to leave. Choose another stretch.")


def shifted(shift: Shift, *, today: int) -> str:
    """Return the offer after a lasting shift since the ordinary stretch."""
    return _(
        "Something lasting seems to have shifted around %(about)s. If that is ordinary for you now, you can reset your "
        "usual range."
    ) % {"about": about(shift.day, today=today)}


def offer(first: int, last: int, *, today: int) -> str:
    """Return the stretch that is offered."""
    start, end = span_words(first, last, today=today)
    return _(
        "An ordinary stretch is 28 to 60 days that were neither very hard nor very easy for you. %(first)s to %(last)s "
        "could be one. You know best."
    ) % {"first": start, "last": end}


def no_offer() -> str:
    """Return what is said where no stretch has enough days yet."""
    return _(
        "An ordinary stretch is 28 to 60 days that were neither very hard nor very easy for you, with a check-in on "
        "most of them. There is none with enough days yet, but you can choose one all the same."
    )
