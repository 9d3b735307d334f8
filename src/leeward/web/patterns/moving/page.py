"""What the page about moving is made of: one card a scale, one for right after it, and a table. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from leeward.coping.toolbox.said import sentence, strength
from leeward.insights.factors import EPISODES, OCCURRENCES
from leeward.insights.findings import Factors, Link, Strength, Untested
from leeward.insights.helping import helping
from leeward.insights.helps import HelpStrength
from leeward.insights.results import NotEnough
from leeward.insights.uses import Use
from leeward.journal.remarks.records import BESIDE
from leeward.movement.records import Moved
from leeward.web.patterns import before_words
from leeward.web.patterns.before_page import Told, finding_of
from leeward.web.patterns.before_words import Outcome, Sort, Thing
from leeward.web.patterns.factor_names import MOVING
from leeward.web.patterns.helps import words as helps_words
from leeward.web.patterns.moving import words
from leeward.web.patterns.words import tenths


@dataclass(frozen=True, slots=True)
class Card:
    """What is said under one heading. `sure` and `reverse` are "" where nothing stood out."""

    id: str
    title: str
    direction: str
    sentence: str
    sure: str = ""
    reverse: str = ""


def hours_card(told: Told) -> Card:
    """Return what is said of the hours after moving, for one scale."""
    link = next((one for one in told.factors.beside if one.name == MOVING), None)
    if link is None:
        return card(told.series.id, told.outcome, words.too_few(_missing(told.factors)))
    if link.strength is Strength.NOTHING:
        is_counted = told.hard_from is not None
        return card(told.series.id, told.outcome, words.nothing_stood_out(link, told.outcome, is_counted=is_counted))
    moving = Thing(words.thing(), Sort.DONE)
    found = finding_of(replace(told, things={MOVING: moving}), link, BESIDE)
    if found.is_hidden:
        return card(told.series.id, told.outcome, words.hidden())
    return replace(
        card(told.series.id, told.outcome, found.sentence),
        direction=found.direction,
        sure=found.sure,
        reverse=_reverse(told, link, moving),
    )


def card(series: int, outcome: Outcome, said: str) -> Card:
    """Return a card with one sentence about a scale."""
    title = _("The hours after, and %(outcome)s") % {"outcome": outcome.name}
    return Card(id=f"hours-{series}", title=title, direction="", sentence=said)


def _missing(factors: Factors) -> Untested:
    nothing = Untested(MOVING, 0, 0, OCCURRENCES, EPISODES)
    return next((one for one in factors.untested if one.name == MOVING), nothing)


def _reverse(told: Told, link: Link, moving: Thing) -> str:
    """Return that it is as clear the other way round: the number first, and moving after it."""
    back = next((one for one in told.factors.after if one.name == MOVING), None)
    if back is None or back.strength is Strength.NOTHING or abs(back.t) < abs(link.t):
        return ""
    return before_words.other_way_round(back, moving, told.outcome)


def tools_card(uses: Sequence[Use]) -> Card:
    """Return what is said of the pull right after moving, beside the person's other tools."""
    found, title = helping(uses), _("Right after, beside your other tools")
    if isinstance(found, NotEnough):
        return Card("tools", title, "", helps_words.not_enough(found))
    one = next((one for one in found.strategies if one.strategy == MOVING), None)
    if one is None or one.strength is HelpStrength.TOO_EARLY:
        return Card("tools", title, "", words.pairs_too_early(one.uses if one else 0))
    return Card("tools", title, strength(one), sentence(one))


def around(times: Iterable[Moved]) -> tuple[list[str], list[list[str]]]:
    """Return the person's own numbers around moving as a table: head, and one row a scale that has any."""
    kept = list(times)
    pairs = {
        _("Mood"): [(one.mood_before, one.mood_after) for one in kept],
        _("The pull"): [(one.urge_before, one.urge_after) for one in kept],
    }
    rows = []
    for name, numbers in pairs.items():
        both = [(before, after) for before, after in numbers if before is not None and after is not None]
        if both:
            means = [tenths(sum(side) / len(both)) for side in zip(*both, strict=True)]
            rows.append([name, str(len(both)), *means])
    return [_("Scale"), _("Times"), _("Average before"), _("Average after")], rows
