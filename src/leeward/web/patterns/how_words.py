"""How we know, with the person's own numbers: what went in, what was left out, and what a plain list would have shown.

Source: INSIGHTS.md 3, 5(c); docs/how-we-know.md (every figure).
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leeward.insights.findings import Factors
from leeward.insights.plain_list import by_chance
from leeward.web.patterns.before_words import Outcome

_ONE = 0.75  # findings: below this they are told as people who would see one


def went_in(factors: Factors, outcome: Outcome, *, check_ins: int) -> str:
    """Return how much was looked at, and how many check-ins say nothing about this scale."""
    used = _("We used %(used)d check-ins on %(days)d days, the ones that hold a number for %(outcome)s.") % {
        "used": factors.check_ins,
        "days": factors.days,
        "outcome": outcome.name,
    }
    without = max(check_ins - factors.check_ins, 0)
    if not without:
        return used
    left = ngettext(
        "%(left)d other check-in has none, and is left out: nothing is filled in.",
        "%(left)d other check-ins have none, and are left out: nothing is filled in.",
        without,
    ) % {"left": without}
    return f"{used} {left}"


def things(factors: Factors) -> str:
    """Return how many things were looked at, and for how many there was too little."""
    looked = ngettext("We looked at %(things)d thing.", "We looked at %(things)d things.", factors.looked_at) % {
        "things": factors.looked_at
    }
    too_few = len(factors.untested)
    if not too_few:
        return looked
    more = ngettext(
        "%(count)d more was not there often enough.", "%(count)d more were not there often enough.", too_few
    ) % {"count": too_few}
    return f"{looked} {more}"


def plain_list(factors: Factors) -> str:
    """Return how many findings a plain list of averages would be likely to show by chance alone; "" for nothing."""
    if not factors.looked_at:
        return ""
    count, share = by_chance(factors.looked_at, days=factors.days), round(100 * by_chance(1, days=factors.days))
    if count < _ONE:
        return _(
            "A plain list of averages, as many apps show it, would name one of these to about %(people)d of 100 people "
            "by chance alone, with nothing in it. That is an estimate: in invented diaries as long as yours, in which "
            "nothing was true, such a list named %(share)d of every 100 things."
        ) % {"people": round(100 * count), "share": share}
    return _(
        "A plain list of averages, as many apps show it, would be likely to name about %(count)s of these by chance "
        "alone, with nothing in it. That is an estimate: in invented diaries as long as yours, in which nothing was "
        "true, such a list named %(share)d of every 100 things."
    ) % {"count": round(count), "share": share}


def stood_out(shown: int) -> str:
    """Return how many stood out when looked at carefully."""
    if not shown:
        return _("Looked at carefully, nothing stood out. That is the most usual thing to find.")
    return ngettext("Looked at carefully, %(shown)d stood out.", "Looked at carefully, %(shown)d stood out.", shown) % {
        "shown": shown
    }
