"""What the page about what comes before says, in whole sentences: how often, how much, how sure. Never why it is so.

Source: INSIGHTS.md 5(c), 8; CLINICAL.md R1 to R4, 3.7.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from leeward.insights.findings import Link, Strength, Untested
from leeward.insights.results import NotEnough
from leeward.journal.records import MOOD, PULL, SLEEP_HOURS, SLEEP_QUALITY, Series
from leeward.journal.remarks.records import BEFORE, BESIDE
from leeward.kernel import saying
from leeward.web.patterns.dates import day_words
from leeward.web.patterns.words import level

MOST_SHOWN = 3
_FINEST = 3  # decimals, for scales on which a tenth is much


class Sort(Enum):
    """What sort of thing stands beside the numbers: it decides how a sentence counts it."""

    TAG = "tag"
    DONE = "done"
    SCALE = "scale"
    SLEPT = "slept"
    SLEEP = "sleep"


@dataclass(frozen=True, slots=True)
class Thing:
    """What was looked at, in the person's own words."""

    name: str
    sort: Sort

    @property
    def is_ticked(self) -> bool:
        """Whether it is there or not; else it is a number."""
        return self.sort in {Sort.TAG, Sort.DONE}

    @property
    def is_a_night(self) -> bool:
        """Whether it is about the night before, and asked once a day, of the rest of that day."""
        return self.sort in {Sort.SLEPT, Sort.SLEEP}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The scale that is looked at. harder: 1 where higher is harder, -1 where lower is, 0 where nobody can say."""

    name: str
    harder: int

    def more(self, change: float) -> str:
        """Return the word for a change: the pull grows stronger, other numbers higher."""
        if self.harder > 0:
            return _("stronger") if change > 0 else _("weaker")
        return _("higher") if change > 0 else _("lower")


def outcome_of(series: Series) -> Outcome:
    """Return what sentences call a scale; one the person renamed goes by their own name."""
    if series.id == MOOD:
        return Outcome(_("your mood") if series.name == _("Mood") else quoted(series.name), -1)
    if series.id == PULL:
        is_ours = series.name == _("The pull to hurt myself")
        return Outcome(_("the pull") if is_ours else quoted(series.name), 1)
    return Outcome(quoted(series.name), 0)


def quoted(name: str) -> str:
    """Return a name as somebody's own words."""
    return _("“%(name)s”") % {"name": name}


def sort_of_series(series: int) -> Sort:
    """Return how a scale is counted beside another."""
    return {SLEEP_HOURS: Sort.SLEEP, SLEEP_QUALITY: Sort.SLEPT}.get(series, Sort.SCALE)


def amount(number: float) -> str:
    """Return a size as people write it: one decimal, more only where one would say nothing."""
    number = abs(number)
    decimals = next((count for count in range(1, _FINEST) if round(number, count) > 0), _FINEST if number else 1)
    rounded = round(number, decimals)
    return (
        level(rounded) if rounded == int(rounded) else saying.number(rounded, get_language() or "", decimals=decimals)
    )


def place(number: float) -> str:
    """Return a place on a scale, as `amount` writes a size; below nothing with its minus."""
    written = amount(number)
    return f"-{written}" if number < 0 and written != "0" else written


def finding(link: Link, thing: Thing, outcome: Outcome, *, way: str, hard_from: float | None) -> str:
    """Return one finding: how many times, in which direction, how much, and between what it likely lies."""
    if way == BEFORE and thing.is_a_night:
        return _after_nights(link, thing, outcome, hard_from=hard_from)
    if hard_from is not None:
        return _counted(link, thing, outcome, way=way, hard_from=hard_from)
    sentence = {
        (True, True): _(
            "On %(so)s of %(times)s times after %(thing)s, %(outcome)s was %(more)s than usual at the next check-in: "
            "about %(amount)s %(more)s%(each)s (likely %(range)s)."
        ),
        (True, False): _(
            "On %(so)s of %(times)s times after %(thing)s lay above your average, %(outcome)s was %(more)s than usual "
            "at the next check-in: about %(amount)s %(more)s%(each)s (likely %(range)s)."
        ),
        (False, True): _(
            "At %(so)s of %(times)s check-ins with %(thing)s, %(outcome)s was %(more)s than usual: about %(amount)s "
            "%(more)s%(each)s (likely %(range)s)."
        ),
        (False, False): _(
            "At %(so)s of %(times)s check-ins where %(thing)s lay above your average, %(outcome)s was %(more)s than "
            "usual: about %(amount)s %(more)s%(each)s (likely %(range)s)."
        ),
    }[way == BEFORE, thing.is_ticked]
    return sentence % {
        **_parts(link, thing, outcome),
        "more": outcome.more(link.estimate),
        "amount": amount(link.estimate),
        "range": _range(link, amount),
    }


def _after_nights(link: Link, thing: Thing, outcome: Outcome, *, hard_from: float | None) -> str:
    """Return the finding about last night: one count a day, of all that was said later that day."""
    parts = _parts(link, thing, outcome)
    if hard_from is not None:
        return _(
            "On the %(times)s days after a night with %(thing)s above your average, %(outcome)s was more often "
            "%(level)s: about %(amount)s more in 100%(each)s (likely %(range)s)."
        ) % {
            **parts,
            "level": _from_here(link, hard_from),
            "amount": _in_100(link.estimate),
            "range": _range(link, _in_100),
        }
    return _(
        "On %(so)s of %(times)s days after a night with %(thing)s above your average, %(outcome)s was %(more)s than "
        "usual for the rest of the day: about %(amount)s %(more)s%(each)s (likely %(range)s)."
    ) % {
        **parts,
        "more": outcome.more(link.estimate),
        "amount": amount(link.estimate),
        "range": _range(link, amount),
    }


def _counted(link: Link, thing: Thing, outcome: Outcome, *, way: str, hard_from: float) -> str:
    """Return the finding where most numbers are the lowest there is: counts, and how many more in a hundred."""
    sentence = {
        (True, True): _(
            "After %(thing)s, %(outcome)s was %(level)s at %(so)s of %(times)s next check-ins: about %(amount)s more "
            "in 100%(each)s than at other times (likely %(range)s)."
        ),
        (True, False): _(
            "After %(thing)s lay above your average, %(outcome)s was %(level)s at %(so)s of %(times)s next check-ins: "
            "about %(amount)s more in 100%(each)s (likely %(range)s)."
        ),
        (False, True): _(
            "With %(thing)s, %(outcome)s was %(level)s at %(so)s of %(times)s check-ins: about %(amount)s more in "
            "100%(each)s than at other times (likely %(range)s)."
        ),
        (False, False): _(
            "Where %(thing)s lay above your average, %(outcome)s was %(level)s at %(so)s of %(times)s check-ins: about "
            "%(amount)s more in 100%(each)s (likely %(range)s)."
        ),
    }[way == BEFORE, thing.is_ticked]
    return sentence % {
        **_parts(link, thing, outcome),
        "level": _from_here(link, hard_from),
        "amount": _in_100(link.estimate),
        "range": _range(link, _in_100),
    }


def _from_here(link: Link, hard_from: float) -> str:
    """Return on which side of the threshold a finding counts."""
    side = _("%(level)s or more") if link.estimate > 0 else _("under %(level)s")
    return side % {"level": level(hard_from)}


def _parts(link: Link, thing: Thing, outcome: Outcome) -> dict[str, str]:
    point = _(" for each point")
    each = {Sort.SCALE: point, Sort.SLEPT: point, Sort.SLEEP: _(" for each hour")}.get(thing.sort, "")
    return {
        "so": str(link.as_said),
        "times": str(link.occurrences),
        "thing": quoted(thing.name),
        "outcome": outcome.name,
        "each": each,
    }


def _in_100(share: float) -> str:
    """Return a share in a hundred: a whole number, below one as `amount` writes it, and never above all of them."""
    hundredths = min(abs(share) * 100, 100.0)
    return str(round(hundredths)) if round(hundredths) else amount(hundredths)


def _range(link: Link, shown: Callable[[float], str]) -> str:
    """Return both ends of what is likely, the smaller first; one on the other side of nothing says so.

    Two ends that read alike are not said twice.
    """
    near, far = (link.low, link.high) if link.estimate > 0 else (link.high, link.low)
    ends = {"near": shown(near), "far": shown(far)}
    if near * link.estimate < 0.0 and ends["near"] != "0":
        return _("between %(near)s the other way and %(far)s") % ends
    if ends["near"] == ends["far"]:
        return _("very close to that")
    return _("between %(near)s and %(far)s") % ends


def direction(link: Link, outcome: Outcome, *, way: str) -> str:
    """Return whether it comes before harder or easier times; "" for a scale of which nobody knows what is harder."""
    if not outcome.harder:
        return ""
    is_harder = link.estimate * outcome.harder > 0
    if way == BEFORE:
        return _("Before harder times") if is_harder else _("Before easier times")
    return _("Together with harder times") if is_harder else _("Together with easier times")


def how_sure(strength: Strength, *, way: str) -> str:
    """Return in plain words how far a finding carries."""
    if strength is Strength.CONSISTENT:
        return _("Fairly consistent: a month ago and two months ago your check-ins said the same.")
    if way == BEFORE:
        return _("Possible: it may still turn out to be chance.")
    return _("Possible: it may be chance.")


def other_way_round(link_back: Link, thing: Thing, outcome: Outcome) -> str:
    """Return what is added where the numbers come before the thing at least as clearly. link_back: the reverse."""
    rises = link_back.estimate > 0
    if not outcome.harder:
        return _(
            "It is as clear the other way round: %(thing)s more often follows when %(outcome)s is already %(more)s."
        ) % {"thing": quoted(thing.name), "outcome": outcome.name, "more": outcome.more(link_back.estimate)}
    is_harder = rises == (outcome.harder > 0)
    if thing.sort is Sort.DONE:
        if is_harder:
            return _("It is as clear the other way round, so this may be something you do when it is already hard.")
        return _("It is as clear the other way round, so this may be something you do when it is already easier.")
    if is_harder:
        return _("It is as clear the other way round, so this may be something that comes when it is already hard.")
    return _("It is as clear the other way round, so this may be something that comes when it is already easier.")


def looked_at(things: int, *, stood_out: int, hidden: int, way: str) -> str:
    """Return how many things were looked at, and how many stood out: none is the most usual answer."""
    looked = ngettext("We looked at %(things)d thing", "We looked at %(things)d things", things) % {"things": things}
    if not stood_out:
        if way == BEFORE:
            return _("%(looked)s, and nothing stood out. That is the most usual thing to find.") % {"looked": looked}
        return _("%(looked)s, and nothing stood out.") % {"looked": looked}
    found = ngettext("%(count)d stood out.", "%(count)d stood out.", stood_out) % {"count": stood_out}
    if hidden:
        found += " " + ngettext(
            "One of them is hidden, as you wished.", "%(count)d of them are hidden, as you wished.", hidden
        ) % {"count": hidden}
    elif stood_out > MOST_SHOWN:
        found += " " + _("The three clearest are here.")
    return f"{looked}. {found}"


def nothing_to_look_at() -> str:
    """Return what is said when no thing has been there often enough."""
    return _("No thing has been there often enough yet to look at. That is fine.")


def not_enough(missing: NotEnough, outcome: Outcome) -> str:
    """Return what is missing before anything is looked at."""
    return ngettext(
        "Not enough yet. Looking takes %(need)d days with a number for %(outcome)s, and there is %(have)d so far. "
        "There is no hurry.",
        "Not enough yet. Looking takes %(need)d days with a number for %(outcome)s, and there are %(have)d so far. "
        "There is no hurry.",
        missing.have,
    ) % {"need": missing.need, "have": missing.have, "outcome": outcome.name}


def takes(untested: Untested) -> str:
    """Return what it takes for one thing to be looked at."""
    return _(
        "To be looked at, a thing has to be there at %(times)d check-ins, at %(spells)d separate times, and be absent "
        "as often."
    ) % {"times": untested.occurrences_needed, "spells": untested.episodes_needed}


def waiting_head() -> list[str]:
    """Return the words of the columns over what is not there often enough yet."""
    return [_("Thing"), _("Check-ins"), _("Separate times")]


def worked_out(day: int, *, today: int) -> str:
    """Return up to when check-ins were looked at. Unit: days as date.toordinal()."""
    return _(
        "Worked out from your check-ins before %(day)s, and anew at the beginning of each month, so that it stays "
        "steady."
    ) % {"day": day_words(day, today=today)}


def counted_instead(outcome: Outcome, hard_from: float) -> str:
    """Return why counts stand there instead of averages."""
    return _(
        "Most of these numbers are the lowest there is, so an average would say little. We count how often "
        "%(outcome)s was %(level)s or more."
    ) % {"outcome": outcome.name, "level": level(hard_from)}


def aside(title: str, *, way: str) -> str:
    """Return what something that is put aside was about."""
    if way == BEFORE:
        return _("%(thing)s, at the next check-in") % {"thing": title}
    return _("%(thing)s, at the same check-in") % {"thing": title} if way == BESIDE else title
